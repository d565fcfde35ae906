package zoncoin.cli.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import zoncoin.ledger.NotApplied;

final class RefusedTest {
  private static final String WHAT = "couldn't read the head";

  @Test
  void aFaultOfAStoreSaysWhatCouldNotBeDoneAndWhatItsCauseKnows() {
    Throwable denied =
        DynamoDbException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDeniedException")
                    .errorMessage("ana may not GetItem")
                    .build())
            .build();
    assertEquals(
        WHAT
            + ": AWS lets these credentials not: ana may not GetItem; ask whoever deployed it for"
            + " the right",
        Refused.said(new NotApplied(WHAT, denied)));
    assertEquals(
        WHAT + ": no region is set: set AWS_REGION, or AWS_PROFILE to a profile with one",
        Refused.said(
            new NotApplied(
                WHAT,
                SdkClientException.create("Unable to load region from any of the providers"))));
  }

  @Test
  void whatHasNoCauseOrOneOfOursSaysWhatItSays() {
    assertEquals(WHAT, Refused.said(new NotApplied(WHAT)));
    assertEquals(WHAT, Refused.said(new NotApplied(WHAT, new IllegalStateException("inside"))));
  }
}
