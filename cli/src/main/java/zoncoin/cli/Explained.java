package zoncoin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import zoncoin.tlog.Hash;

/**
 * A text that an operator applies, in plain sentences.
 *
 * @param name what people call it
 * @param text canonical, as entries name it by its hash
 * @param sentences what it says
 * @param warnings what is strange about it
 */
record Explained(String name, String text, List<String> sentences, List<String> warnings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies. */
  Explained {
    sentences = List.copyOf(sentences);
    warnings = List.copyOf(warnings);
  }

  /**
   * Prints it.
   *
   * @param isText only the canonical text
   * @param isJson in JSON
   * @return the exit code: whether there is something to warn of
   */
  int print(PrintWriter out, boolean isText, boolean isJson) {
    if (isText) {
      out.print(text);
    } else if (isJson) {
      out.println(json().toPrettyString());
    } else {
      sentences.forEach(out::println);
      out.println("\nSHA-256 of its text: " + sha256());
      warnings.forEach(warning -> out.println("warning: " + warning));
    }
    out.flush();
    return warnings.isEmpty() ? Zon.GOOD : Zon.FOUND_WRONG;
  }

  private String sha256() {
    return Hash.sha256(text.getBytes(UTF_8)).base64();
  }

  private ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("name", name).put("sha256", sha256()).put("text", text);
    sentences.forEach(root.putArray("sentences")::add);
    warnings.forEach(root.putArray("warnings")::add);
    return root;
  }
}
