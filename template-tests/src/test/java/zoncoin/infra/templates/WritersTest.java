package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who puts what coins are made of where the functions find it: nobody else of the account. */
final class WritersTest {
  private static final List<String> WRITING = List.of("s3:PutObject", "s3:ReplicateObject");

  /** Once a head names a bundle, another of its name would become the log. */
  private static final String OVERWRITES = "{\"Null\":{\"s3:if-none-match\":\"true\"}}";

  private static final String READING = "reading/111122223333/2026-06/e3b0.txt";
  private static final String COMPARED = "compared/111122223333/2026-06/e3b0.txt";

  private final Templates templates = Synthesis.templates();

  /** A bill that anybody else put there would be as good as a mint. */
  @Test
  void nobodyButAwsDeliversABill() {
    String bill = "111122223333/export/data/bill.parquet";
    for (String action : WRITING) {
      assertEquals(Set.of(), templates.whoMay(action, "${Exports.Arn}/" + bill), action);
      assertEquals(
          List.of("{\"Bool\":{\"aws:PrincipalIsAWSService\":\"false\"}}"),
          denials("Exports", action, bill));
    }
  }

  /** A reading that is not old is issued on, and a bundle becomes the log. */
  @Test
  void whatIsStagedAndWhatIsReadOfCostsIsWrittenByTheirFunctionsAlone() {
    for (String action : WRITING) {
      String others = butFor("seal", "restorer");
      assertEquals(
          action.equals("s3:PutObject") ? List.of(others, OVERWRITES) : List.of(others),
          denials("Staging", action, "8-root-run"),
          action);
      assertEquals(
          List.of(butFor("estimate", "reconcile")), denials("Costs", action, COMPARED), action);
      assertEquals(
          List.of(butFor("estimate", "reconcile"), butFor("estimate")),
          denials("Costs", action, READING),
          action);
    }
  }

  /** Comparing mints nothing: it has no say in what is issued on. */
  @Test
  void whatComparesWritesNoReadingThatIsIssuedOn() {
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      assertEquals(Set.of("Estimate"), templates.whoMay(action, "${Costs.Arn}/" + READING));
      for (String own : List.of(COMPARED, "reconciliation/111122223333/2026-06/e3b0.json")) {
        assertEquals(Set.of("Reconcile"), templates.whoMay(action, "${Costs.Arn}/" + own));
      }
    }
  }

  /** The conditions under which a bucket denies it to everybody, but for those of every bucket. */
  private List<String> denials(String bucket, String action, String key) {
    return Statement.all(templates.at(bucket + "/Policy"), "/PolicyDocument").stream()
        .filter(said -> said.deniesEveryone(action, "${" + bucket + ".Arn}/" + key))
        .map(Statement::condition)
        .filter(condition -> !condition.contains("aws:SecureTransport"))
        .filter(condition -> !condition.contains("s3:TlsVersion"))
        .toList();
  }

  private static String butFor(String... functions) {
    return "{\"ArnNotLike\":{\"aws:PrincipalArn\":"
        + Stream.of(functions)
            .map(
                "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/zoncoin/zoncoin/%s/*"::formatted)
            .collect(Collectors.joining("\",\"", "[\"", "\"]"))
        + "}}";
  }
}
