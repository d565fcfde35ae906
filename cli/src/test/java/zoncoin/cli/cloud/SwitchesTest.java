package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import zoncoin.redemption.Catalogue;
import zoncoin.tlog.Malformed;

final class SwitchesTest {
  private static final URI ADDRESS = URI.create("http://127.0.0.1:8480");

  private final Path folder;
  private final LocalCloud cloud;
  private final Switches switches;

  SwitchesTest(@TempDir Path temporary) {
    folder = temporary.resolve("cloud");
    cloud =
        LocalCloud.open(
            folder,
            new LocalCloud.Settings(Optional.empty(), Catalogue.sample(), true),
            alarm -> {});
    switches = new Switches(cloud);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void whoCanReadTheFolderMayAskAndNobodyElse() {
    assertThrows(Malformed.class, () -> Switches.Control.of(folder), "nobody was told yet");
    switches.tell(folder, ADDRESS);
    Switches.Control control = Switches.Control.of(folder);
    assertEquals(ADDRESS, control.address());
    assertTrue(switches.isAllowed(control.authorization()));
    assertFalse(switches.isAllowed(null));
    assertFalse(switches.isAllowed(""));
    assertFalse(switches.isAllowed("Bearer "));
    assertFalse(switches.isAllowed(control.authorization().substring(7)));
    assertFalse(switches.isAllowed(control.authorization() + "0"));
    assertFalse(new Switches(cloud).isAllowed(control.authorization()), "each start has its own");
  }

  @Test
  void credentialsAreOfTheAccountThatIsNamed() {
    var asked = Invocation.event().put("account", "222233334444");
    var answer = switches.turn("credentials", asked);
    assertEquals("222233334444", answer.path("account").asText());
    assertEquals(answer, switches.turn("credentials", asked), "the same again");
    var other = switches.turn("credentials", Invocation.event().put("account", "333344445555"));
    assertNotEquals(answer.path("accessKeyId"), other.path("accessKeyId"));
    assertThrows(
        Malformed.class,
        () -> switches.turn("credentials", Invocation.event().put("account", "../keys")));
  }

  @Test
  void theClockIsTurnedByDaysHoursMinutesOrAnIsoDuration() {
    Instant start = cloud.now();
    for (String duration : new String[] {"15d", "6h", "30m", "P1DT1S"}) {
      var answer = switches.turn("turn", Invocation.event().put("duration", duration));
      assertTrue(answer.has("vested") && answer.has("sealed") && answer.has("now"));
    }
    Duration turned = Duration.ofDays(16).plusHours(6).plusMinutes(30).plusSeconds(1);
    assertFalse(cloud.now().isBefore(start.plus(turned)));
    assertTrue(cloud.now().isBefore(start.plus(turned).plusSeconds(60)));
    for (String wrong : new String[] {"", "15", "1w", "-1d", "1.5h", "PT-1S", "999999d", "P1Y"}) {
      assertThrows(
          Malformed.class,
          () -> switches.turn("turn", Invocation.event().put("duration", wrong)),
          wrong);
    }
  }

  @Test
  void whatIsNoSwitchOrNoFunctionIsRefused() {
    assertThrows(Malformed.class, () -> switches.turn("off", Invocation.event()));
    assertThrows(
        Malformed.class, () -> switches.turn("invoke", Invocation.event().put("function", "mint")));
  }
}
