package zoncoin.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A stand-in for AWS where {@code moto_server} is installed ({@code pip install 'moto[server]'}),
 * in a process of its own; a test that needs it is skipped, visibly, where there is none.
 *
 * @param process the server, which ends when its input does: however this one ends
 * @param address where it answers
 * @param said what it said of that
 */
record MotoServer(Process process, URI address, Path said) implements AutoCloseable {
  private static final String UNTIL_INPUT_ENDS =
      "\"$0\" -H 127.0.0.1 -p 0 & cat > /dev/null; kill $!";

  /**
   * It takes a port that is free and says which: one looked for before may be another's by then.
   */
  private static final Pattern ADDRESS = Pattern.compile("Running on (http://127.0.0.1:[0-9]+)\n");

  static MotoServer start() throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "moto_server"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "no moto_server on the PATH");
    Path said = Files.createTempFile("zoncoin-moto-", ".log");
    Process server =
        new ProcessBuilder("sh", "-c", UNTIL_INPUT_ENDS, program.get().toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    Matcher address = ADDRESS.matcher(Files.readString(said));
    while (!address.find()) {
      Assumptions.assumeTrue(server.isAlive(), "moto_server does not start");
      Thread.sleep(50);
      address = ADDRESS.matcher(Files.readString(said));
    }
    return new MotoServer(server, URI.create(address.group(1)), said);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    Files.delete(said);
  }
}
