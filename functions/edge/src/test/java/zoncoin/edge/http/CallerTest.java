package zoncoin.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.edge.event.Json;

final class CallerTest {
  private static Optional<Caller> caller(String account, String arn) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("accountId", account);
    identity.put("userArn", arn);
    byte[] event = Json.print(identity).getBytes(UTF_8);
    return Caller.of(Json.readEvent(new ByteArrayInputStream(event)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:root",
        "arn:aws:iam::111122223333:user/path/alice",
        "arn:aws:sts::111122223333:assumed-role/Finance/alice@example.com",
        "arn:aws:sts::111122223333:federated-user/alice",
        "arn:aws-cn:iam::111122223333:user/alice",
        "arn:aws-us-gov:sts::111122223333:assumed-role/Finance/i-0abc"
      })
  void isTheAccountWhosePrincipalSigned(String arn) {
    assertEquals(Optional.of(new Caller("111122223333", arn)), caller("111122223333", arn));
  }

  @ParameterizedTest
  @CsvSource({
    "111122223333, arn:aws:iam::444455556666:user/alice",
    "444455556666, arn:aws:iam::111122223333:user/444455556666",
    "11112222333,  arn:aws:iam::11112222333:root",
    "1111222233334, arn:aws:iam::1111222233334:root",
    "'111122223333 ', arn:aws:iam::111122223333:root",
    "１１１１２２２２３３３３, arn:aws:iam::１１１１２２２２３３３３:root",
    "111122223333, arn:aws:s3:::bucket/111122223333",
    "111122223333, arn:aws:iam:us-east-1:111122223333:root",
    "111122223333, 'arn:aws:iam::111122223333:user/a b'",
    "111122223333, arn:aws:iam::111122223333:",
    "111122223333, x:arn:aws:iam::111122223333:root",
    "'', ''"
  })
  void isNobodyUnlessBothAgreeInForm(String account, String arn) {
    assertEquals(Optional.empty(), caller(account, arn));
  }

  @Test
  void isNobodyWithALineBreakInTheName() {
    assertEquals(Optional.empty(), caller("111122223333", "arn:aws:iam::111122223333:user/a\nb"));
    assertEquals(Optional.empty(), caller("111122223333\n", "arn:aws:iam::111122223333:root"));
  }

  @Test
  void isNobodyWhereTheGatewayCheckedNoSignature() {
    assertEquals(Optional.empty(), Caller.of(Json.parseBody("{}")));
    assertEquals(
        Optional.empty(), Caller.of(Json.parseBody("{\"accountId\":null,\"userArn\":null}")));
    assertEquals(Optional.empty(), Caller.of(Json.parseBody("{\"accountId\":\"111122223333\"}")));
  }
}
