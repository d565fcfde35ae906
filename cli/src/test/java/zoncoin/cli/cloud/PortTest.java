package zoncoin.cli.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.Malformed;

final class PortTest {
  @Test
  void onePortIsTakenOnce() {
    try (Port taken = Port.take(0)) {
      int number = taken.address().getPort();
      assertThrows(Malformed.class, () -> Port.take(number).close());
    }
  }

  @Test
  void whatWasNeverAnsweredIsGivenBack() {
    URI address;
    try (Port taken = Port.take(0)) {
      address = taken.address();
    }
    try (Port again = Port.take(address.getPort())) {
      assertEquals(address, again.address());
    }
  }
}
