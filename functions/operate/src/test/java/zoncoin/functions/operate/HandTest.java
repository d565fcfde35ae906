package zoncoin.functions.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HandTest {
  private static final String FUNCTION =
      "arn:aws:lambda:eu-central-1:123456789012:function:zoncoin-operate";

  @Test
  void anAliasIsAHand() {
    assertEquals(Optional.of(Hand.PROPOSE), Hand.of(FUNCTION + ":propose"));
    assertEquals(Optional.of(Hand.APPROVE), Hand.of(FUNCTION + ":approve"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", ":$LATEST", ":7", ":Approve", ":approve2", ":approve:propose", ":live"})
  void nothingElseIs(String qualifier) {
    assertEquals(Optional.empty(), Hand.of(FUNCTION + qualifier));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "approve",
        "arn:aws:lambda:eu-central-1:123456789012:function:approve",
        "arn:aws:lambda:eu-central-1:123456789012:approve"
      })
  void aFunctionThatIsNamedLikeOneIsNone(String arn) {
    assertEquals(Optional.empty(), Hand.of(arn));
  }
}
