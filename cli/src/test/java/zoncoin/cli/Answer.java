package zoncoin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** What a call of {@code zon} answered. */
record Answer(int exit, String out, String err) {
  static Answer to(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> args = new ArrayList<>();
    for (Object word : words) {
      args.add(word.toString());
    }
    int exit = Zon.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    return new Answer(exit, out.toString(), err.toString());
  }

  /** The answer to what went well, read. */
  JsonNode json() throws IOException {
    assertEquals("", err);
    assertEquals(Zon.GOOD, exit);
    return new ObjectMapper().readTree(out);
  }
}
