package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.utils.StringInputStream;

/**
 * A request byte by byte, so that anything about it can be wrong.
 *
 * @param line the first line
 * @param headers the others, each {@code Name: value}
 * @param body what comes behind them
 * @param missing bytes that are announced and never sent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a value
record RawRequest(String line, List<String> headers, byte[] body, int missing) {
  /** What came back, whole. */
  record Answer(int status, String head, String body) {}

  /** Signed by the AWS SDK, for now. */
  static RawRequest signed(Credentials by, URI api, String target, String key, String body) {
    return signed(by, api, target, key, body, Instant.now());
  }

  static RawRequest signed(
      Credentials by, URI api, String target, String key, String body, Instant time) {
    List<String> words = List.of(target.split(" ", 2));
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(words.getFirst()))
            .uri(api.resolve(words.getLast()))
            .putHeader("Idempotency-Key", key)
            .putHeader("Content-Type", "application/json")
            .build();
    var output =
        AwsV4HttpSigner.create()
            .sign(
                b ->
                    b.identity(AwsCredentialsIdentity.create(by.accessKeyId(), by.secret()))
                        .request(request)
                        .payload(() -> new StringInputStream(body))
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, SigV4.REGION)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SigV4.SERVICE));
    List<String> headers = new ArrayList<>();
    output.request().forEachHeader((n, v) -> v.forEach(one -> headers.add(n + ": " + one)));
    return new RawRequest(target + " HTTP/1.1", headers, body.getBytes(UTF_8), 0);
  }

  RawRequest line(String other) {
    return new RawRequest(other, headers, body, missing);
  }

  RawRequest body(String other) {
    return new RawRequest(line, headers, other.getBytes(UTF_8), missing);
  }

  RawRequest lacking(int bytes) {
    return new RawRequest(line, headers, body, bytes);
  }

  RawRequest with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new RawRequest(line, more, body, missing);
  }

  /** With one header changed. */
  RawRequest with(String name, UnaryOperator<String> change) {
    List<String> changed =
        headers.stream().map(one -> one.startsWith(name + ":") ? change.apply(one) : one).toList();
    if (changed.equals(headers)) {
      throw new AssertionError("no header " + name + " was changed: " + headers);
    }
    return new RawRequest(line, changed, body, missing);
  }

  Answer send(URI to) throws IOException {
    StringBuilder head = new StringBuilder(line + "\r\n");
    headers.stream()
        .filter(one -> !one.startsWith("Content-Length:"))
        .forEach(one -> head.append(one).append("\r\n"));
    head.append("Content-Length: ").append(body.length + missing).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    try (Socket socket = new Socket(to.getHost(), to.getPort())) {
      socket.setSoTimeout(20_000);
      Thread writer =
          Thread.startVirtualThread(() -> write(socket, head.toString().getBytes(ISO_8859_1)));
      byte[] all = readAnswer(socket);
      writer.interrupt();
      String text = new String(all, UTF_8);
      int end = Math.max(text.indexOf("\r\n\r\n"), 0);
      return new Answer(
          Integer.parseInt(text.substring(9, 12)),
          text.substring(0, end),
          text.substring(Math.min(end + 4, text.length())));
    }
  }

  /** To its end, which is said by its length or by closing. */
  private static byte[] readAnswer(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        throw new IOException("no answer but " + head);
      }
      head.append((char) b);
    }
    int length =
        head.toString()
            .lines()
            .filter(one -> one.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(one -> Integer.parseInt(one.substring(15).strip()))
            .findFirst()
            .orElse(0);
    byte[] body = socket.getInputStream().readNBytes(length);
    return (head + new String(body, UTF_8)).getBytes(UTF_8);
  }

  /** Whoever is refused early may find the other side closed. */
  private void write(Socket socket, byte[] head) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head);
      out.write(body);
      out.flush();
    } catch (IOException closed) {
      // The answer says why.
    }
  }
}
