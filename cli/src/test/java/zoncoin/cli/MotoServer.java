package zoncoin.cli;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A stand-in for AWS where {@code moto_server} is installed ({@code pip install 'moto[server]'}),
 * in a process of its own; a test that needs it is skipped, visibly, where there is none.
 *
 * @param process the server, which ends when its input does: however this one ends
 * @param address where it answers
 */
record MotoServer(Process process, URI address) implements AutoCloseable {
  private static final String UNTIL_INPUT_ENDS =
      "\"$0\" -H 127.0.0.1 -p $1 & cat > /dev/null; kill $!";

  static MotoServer start() throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "moto_server"))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(program.isPresent(), "no moto_server on the PATH");
    int port = freePort();
    Process server =
        new ProcessBuilder("sh", "-c", UNTIL_INPUT_ENDS, program.get().toString(), "" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!isAnswering(port)) {
      Assumptions.assumeTrue(server.isAlive(), "moto_server does not start");
      Thread.sleep(50);
    }
    return new MotoServer(server, URI.create("http://127.0.0.1:" + port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isAnswering(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
