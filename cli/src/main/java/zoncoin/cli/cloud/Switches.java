package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import zoncoin.tlog.Malformed;

/**
 * What {@code zon local} and {@code zon operate} ask of a running {@code zon up}. Who may ask is
 * whoever can read the folder: the password lies there, new at each start.
 */
public final class Switches {
  private static final String FILE = "control";
  private static final String SCHEME = "Bearer ";
  private static final int PASSWORD_BYTES = 32;

  private final LocalCloud cloud;
  private final String password;

  /**
   * @param cloud what is switched
   */
  public Switches(LocalCloud cloud) {
    byte[] made = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(made);
    this.cloud = cloud;
    this.password = HexFormat.of().formatHex(made);
  }

  /**
   * How to reach a running cloud.
   *
   * @param address where it answers
   * @param authorization what to say in the header of that name
   */
  public record Control(URI address, String authorization) {
    /**
     * Of the cloud in that folder.
     *
     * @throws Malformed if none ever ran there
     */
    public static Control of(Path folder) {
      List<String> words =
          new PrivateFolder(folder)
              .read(FILE)
              .map(line -> List.of(line.split(" ", 2)))
              .orElseThrow(
                  () -> new Malformed("there is no cloud in " + folder + ": start it with zon up"));
      return new Control(URI.create(words.getFirst()), SCHEME + words.getLast());
    }
  }

  /** Leaves word of where the cloud is. */
  public void tell(Path folder, URI address) {
    new PrivateFolder(folder).write(FILE, address + " " + password);
  }

  boolean isAllowed(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(
            authorization.getBytes(US_ASCII), (SCHEME + password).getBytes(US_ASCII));
  }

  /**
   * Turns one of them.
   *
   * @throws Malformed if there is no such switch, or what is asked is not in its form
   */
  JsonNode turn(String name, JsonNode asked) {
    return switch (name) {
      case "credentials" -> credentials(asked.path("account").asText());
      case "deliver" -> deliver(asked.path("paths"));
      case "turn" -> turn(asked.path("duration").asText());
      case "operate" -> cloud.operate(asked);
      case "rotate" -> cloud.rotate(asked.path("desk").asText());
      case "costs" -> cloud.tellCosts(asked.path("costs").toString());
      case "invoke" -> cloud.invoke(asked.path("function").asText(), asked.path("event"));
      default -> throw new Malformed("there is no switch " + Malformed.shown(name));
    };
  }

  private ObjectNode credentials(String account) {
    Credentials credentials = cloud.credentials(account);
    return Invocation.event()
        .put("account", account)
        .put("accessKeyId", credentials.accessKeyId())
        .put("secretAccessKey", credentials.secret());
  }

  private ObjectNode deliver(JsonNode paths) {
    List<String> places = new ArrayList<>();
    paths.forEach(path -> places.add(path.asText()));
    ObjectNode answer = Invocation.event();
    ArrayNode deliveries = answer.putArray("deliveries");
    cloud.deliver(places).forEach(deliveries::add);
    answer.set("vested", cloud.turn(Duration.ZERO));
    answer.set("sealed", cloud.seal());
    return answer;
  }

  private ObjectNode turn(String duration) {
    Duration by =
        parse(duration)
            .orElseThrow(
                () ->
                    new Malformed(
                        "duration is days, hours or minutes, such as 15d, 6h, 30m or P15DT6H: "
                            + Malformed.shown(duration)));
    ObjectNode answer = Invocation.event();
    answer.set("vested", cloud.turn(by));
    answer.put("now", cloud.now().toString());
    answer.set("sealed", cloud.seal());
    return answer;
  }

  private static Optional<Duration> parse(String text) {
    try {
      return Optional.of(
          Duration.parse(
              text.matches("[0-9]{1,5}d")
                  ? "P" + text
                  : text.matches("[0-9]{1,7}[hm]") ? "PT" + text : text));
    } catch (DateTimeParseException | ArithmeticException notADuration) {
      return Optional.empty();
    }
  }
}
