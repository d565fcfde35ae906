package zoncoin.cli.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:user/ana, ana",
    "arn:aws:iam::111122223333:user/finance/ana+x=y@z, ana+x=y@z",
    "arn:aws:iam::111122223333:user/a, user-a",
    "arn:aws:sts::111122223333:assumed-role/finance/ana, ana",
    "arn:aws:iam::111122223333:root, root"
  })
  void aSessionIsCalledAfterWhoeverOpensItInTheFormOfOne(String caller, String session) {
    assertEquals(session, Access.session(caller));
  }
}
