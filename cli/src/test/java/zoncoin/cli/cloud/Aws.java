package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zoncoin.redemption.Catalogue;

/**
 * As much of AWS as an operator reaches: Lambda's Invoke, by function and alias, in front of the
 * real handlers of a cloud in memory; STS; and CloudFormation's outputs. Each request's signature
 * is checked, and who may invoke what is what the stack grants. The same cloud has its own door.
 */
public final class Aws implements AutoCloseable {
  /** The programme, and what its stack tells. */
  public static final String PROGRAMME = "blue";

  static final String ACCOUNT = "999988887777";
  private static final String REGION = "us-east-1";
  private static final int OK = 200;
  private static final Pattern INVOKED =
      Pattern.compile("/2015-03-31/functions/deployed-([a-z]+)/invocations");
  private static final Pattern SERVICE = Pattern.compile("/([a-z0-9-]+)/aws4_request");

  /** Who may invoke what: the statements of the stack's two roles; and one whom IAM lets. */
  private static final Map<String, List<String>> MAY =
      Map.of(
          "OperatorRole", List.of("operate:propose", "issue"),
          "ApproverRole", List.of("operate:approve"),
          "owner", List.of("operate:propose", "issue"));

  /** Who may become what: {@code operators} and {@code approvers} of the configuration. */
  private static final Map<String, String> MAY_BECOME =
      Map.of("ana", "OperatorRole", "ben", "ApproverRole");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Signer> signers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final LocalCloud cloud;
  private final Gateway gateway;
  private final HttpServer server;
  private Optional<Answer> next = Optional.empty();
  private boolean isSilent;
  private int looks;

  /** Whose a key is. */
  private record Signer(Credentials credentials, String arn) {
    String name() {
      return arn.replaceFirst(".*user/", "");
    }

    String role() {
      return arn.replaceFirst(".*(assumed-role|user)/", "").replaceFirst("/.*", "");
    }
  }

  private Aws(LocalCloud cloud, Gateway gateway, HttpServer server) {
    this.cloud = cloud;
    this.gateway = gateway;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @param folder of the cloud, not there yet; its own door is open, too
   * @param now what the cloud's clock shows
   */
  public static Aws open(Path folder, Instant now) throws IOException {
    LocalCloud cloud =
        LocalCloud.open(
            folder,
            new LocalCloud.Settings(Optional.of(now), Catalogue.sample(), true),
            alarm -> {});
    Switches switches = new Switches(cloud);
    Gateway gateway =
        Gateway.open(Port.take(0), cloud, switches, new Gateway.Watcher(() -> {}, fault -> {}));
    switches.tell(folder, gateway.address());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Aws aws = new Aws(cloud, gateway, server);
    server.setExecutor(aws.threads);
    server.createContext("/", aws::handle);
    server.start();
    return aws;
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** ARN of one of the programme's roles. */
  public static String role(String name) {
    return "arn:aws:iam::" + ACCOUNT + ":role/zoncoin/blue/" + name;
  }

  /** Makes keys for a person: access key id, then secret. */
  public List<String> keysOf(String person) {
    return made("AKIA", "arn:aws:iam::" + ACCOUNT + ":user/" + person);
  }

  private List<String> made(String prefix, String arn) {
    String id = prefix + "%016d".formatted(signers.size());
    Credentials made = new Credentials(ACCOUNT, id, "secret-of-" + id);
    signers.put(id, new Signer(made, arn));
    return List.of(id, made.secret());
  }

  /** Lets an account take part. */
  public void enrol(String account) throws IOException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      Caller caller = new Caller(client, gateway.address(), cloud.credentials(account));
      int status = caller.send("PUT", "/v1/enrolment", "enrol-1", SmallCloud.TERMS).statusCode();
      if (status != OK) {
        throw new AssertionError(status);
      }
    }
  }

  /** What functions were handed, as it came. */
  public List<JsonNode> events() {
    return events;
  }

  /** How often somebody asked what the stack tells. */
  public int looks() {
    return looks;
  }

  /** The next invocation is answered with this, and invokes nothing. */
  public void answerNext(int status, Map<String, String> headers, String body) {
    next = Optional.of(Answer.of(status, headers, body));
  }

  /** From now on invocations are done, and not answered. */
  public void fallSilent() {
    isSilent = true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (Incoming.read(exchange, threads, Duration.ofSeconds(5))
          instanceof Incoming.Came(SigV4.Signed request)) {
        answer(request).send(exchange);
      }
    }
  }

  private Answer answer(SigV4.Signed request) {
    Matcher service =
        SERVICE.matcher(
            String.join(",", request.headers().getOrDefault("authorization", List.of())));
    String name = service.find() ? service.group(1) : "";
    SigV4 signatures =
        new SigV4(
            id -> Optional.ofNullable(signers.get(id)).map(Signer::credentials),
            new SigV4.Scope(REGION, name, true));
    return switch (signatures.check(request, Instant.now())) {
      case SigV4.Result.By(Credentials by) ->
          answer(name, request, Objects.requireNonNull(signers.get(by.accessKeyId())));
      case SigV4.Result.Refused refused when name.equals("lambda") ->
          error(403, "UnrecognizedClientException", "The security token is invalid.");
      case SigV4.Result.Refused refused ->
          QueryAnswers.error(403, "InvalidClientTokenId", "The token is invalid.");
    };
  }

  private Answer answer(String service, SigV4.Signed request, Signer signer) {
    Map<String, String> form =
        service.equals("lambda") ? Map.of() : form(new String(request.body(), UTF_8));
    return switch (service) {
      case "lambda" -> invoke(request, signer);
      case "sts" ->
          value(form, "Action").equals("AssumeRole")
              ? become(form, signer)
              : QueryAnswers.caller(signer.arn());
      case "cloudformation" -> {
        looks++;
        yield QueryAnswers.described(value(form, "StackName"), PROGRAMME + "-service", outputs());
      }
      default -> throw new AssertionError(service);
    };
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> SigV4.decode(pair[1])));
  }

  private static String value(Map<String, String> form, String name) {
    return form.getOrDefault(name, "");
  }

  private Answer invoke(SigV4.Signed request, Signer signer) {
    Matcher path = INVOKED.matcher(request.path());
    if (!path.matches()) {
      return error(404, "ResourceNotFoundException", "Function not found");
    }
    String function =
        path.group(1)
            + Optional.of(request.query())
                .filter(query -> !query.isEmpty())
                .map(query -> query.replaceFirst("Qualifier=", ":"))
                .orElse("");
    if (!MAY.getOrDefault(signer.role(), List.of()).contains(function)) {
      return error(
          403,
          "AccessDeniedException",
          "User: %s is not authorized to perform: lambda:InvokeFunction on resource: %s"
              .formatted(signer.arn(), function));
    }
    if (next.isPresent()) {
      Answer answer = next.get();
      next = Optional.empty();
      return answer;
    }
    JsonNode event = Invocation.parse(new String(request.body(), UTF_8));
    events.add(event);
    Answer answer = done(function, event);
    if (isSilent) {
      throw new IllegalStateException("the connection is dropped");
    }
    return answer;
  }

  private Answer done(String function, JsonNode event) {
    try {
      return Answer.json(cloud.invoke(function, event));
    } catch (RuntimeException fault) {
      ObjectNode failed = Invocation.event();
      failed.put("errorMessage", fault.getMessage()).put("errorType", fault.getClass().getName());
      return Answer.of(OK, Map.of("X-Amz-Function-Error", "Unhandled"), failed.toString());
    }
  }

  private static Answer error(int status, String type, String message) {
    return Answer.of(
        status,
        Map.of("x-amzn-ErrorType", type),
        Invocation.event().put("Message", message).toString());
  }

  private Answer become(Map<String, String> form, Signer signer) {
    String role = value(form, "RoleArn").replaceFirst(".*/", "");
    if (!role.equals(MAY_BECOME.get(signer.name()))) {
      return QueryAnswers.error(
          403, "AccessDenied", signer.arn() + " is not authorized to perform: sts:AssumeRole");
    }
    String arn =
        "arn:aws:sts::%s:assumed-role/%s/%s"
            .formatted(ACCOUNT, role, value(form, "RoleSessionName"));
    return QueryAnswers.became(made("ASIA", arn), arn);
  }

  /** What the stack of the functions tells here, by the names that the template gives. */
  public static Map<String, String> outputs() {
    return Map.of(
        "OperateFunction",
        "deployed-operate",
        "IssueFunction",
        "deployed-issue",
        "OperatorRoleArn",
        role("OperatorRole"),
        "ApproverRoleArn",
        role("ApproverRole"));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    gateway.close();
    cloud.close();
  }
}
