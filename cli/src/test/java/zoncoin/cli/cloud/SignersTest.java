package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway takes what signers sign that nobody here wrote: AWS SDK for Java, curl, botocore. */
final class SignersTest {
  private static final String ALICE = "111122223333";
  private static final String PAGE = "/v1/entries?cursor=AAAAAAAAAAI&limit=1";

  /** Method, URL and body are its arguments; prints status and body. */
  private static final String BOTOCORE =
      """
      import sys, urllib.request, urllib.error
      from botocore.auth import SigV4Auth
      from botocore.awsrequest import AWSRequest
      from botocore.credentials import Credentials
      key, method, url, body = sys.argv[1:]
      headers = {"Idempotency-Key": "by-botocore", "Content-Type": "application/json"}
      request = AWSRequest(method, url, headers, body.encode() or None)
      SigV4Auth(Credentials(*key.split(":")), "execute-api", "us-east-1").add_auth(request)
      sent = urllib.request.Request(url, body.encode() or None, dict(request.headers), method=method)
      try:
          print(urllib.request.urlopen(sent).status)
      except urllib.error.HTTPError as refused:
          print(refused.status, refused.read().decode())
      """;

  @TempDir private Path temporary;
  private final List<SmallCloud> open = new ArrayList<>();

  @BeforeEach
  void open() {
    open.add(new SmallCloud(temporary.resolve("cloud"), Duration.ofSeconds(10)));
  }

  @AfterEach
  void close() {
    open.forEach(SmallCloud::close);
  }

  private SmallCloud small() {
    return open.getFirst();
  }

  private String key() {
    Credentials alice = small().cloud().credentials(ALICE);
    return alice.accessKeyId() + ":" + alice.secret();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }

  @Test
  void theSdkForJava() throws IOException {
    assertEquals(200, small().ask(ALICE, "PUT", "/v1/enrolment", SmallCloud.TERMS).statusCode());
    assertEquals(200, small().ask(ALICE, "GET", PAGE, "").statusCode());
    assertEquals(404, small().ask(ALICE, "GET", "/v1/receipts/a.b_c-d", "").statusCode());
  }

  @Test
  void curl() throws IOException, InterruptedException {
    List<String> curl =
        List.of(
            "curl",
            "-sS",
            "-o",
            "/dev/null",
            "-w",
            "%{http_code}",
            "--aws-sigv4",
            "aws:amz:us-east-1:execute-api",
            "--user",
            key(),
            "-H",
            "Idempotency-Key: by-curl");
    List<String> enrol = new ArrayList<>(curl);
    enrol.addAll(List.of("-X", "PUT", "-H", "Content-Type: application/json"));
    enrol.addAll(List.of("-d", SmallCloud.TERMS, small().address() + "/v1/enrolment"));
    assertEquals("200", run(enrol));
    List<String> page = new ArrayList<>(curl);
    page.add(small().address() + PAGE);
    assertEquals("200", run(page));
  }

  @Test
  void botocore() throws IOException, InterruptedException {
    assumeTrue(
        Python.has("botocore"), "there is no python3 with botocore: its signer was not tried");
    String url = small().address().toString();
    List<String> python = List.of("python3", "-c", BOTOCORE, key());
    List<String> enrol = new ArrayList<>(python);
    enrol.addAll(List.of("PUT", url + "/v1/enrolment", SmallCloud.TERMS));
    assertEquals("200", run(enrol));
    List<String> page = new ArrayList<>(python);
    page.addAll(List.of("GET", url + PAGE, ""));
    assertEquals("200", run(page));
  }
}
