package zoncoin.functions.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import zoncoin.fulfilment.Delivery;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryJournal;
import zoncoin.redemption.Worth;
import zoncoin.store.SoftwareCodeLock;
import zoncoin.vault.CodeFile;
import zoncoin.vault.Fingerprint;
import zoncoin.vault.Pool;
import zoncoin.vault.Vault;
import zoncoin.vault.VaultProvider;

final class CodeDeskTest {
  private final MemoryJournal journal = new MemoryJournal();
  private final Vault vault =
      new Vault(journal, new SoftwareCodeLock(new byte[32]), new Fingerprint.Key(new byte[32]));
  private final CodeDesk desk = new CodeDesk(() -> vault);

  private Map<String, Object> put(String... rows) {
    return desk.put(CodeFile.HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void aFileIsPutInAndAgainWithoutHarm() {
    String[] rows = {"PC1-ONE,a,1,,AWS,,", "PC1-TWO,a,1,,AWS,,"};
    assertEquals(Map.of("decided", true, "added", 2, "known", 0), put(rows));
    assertEquals(Map.of("decided", true, "added", 0, "known", 2), put(rows));
  }

  @Test
  void ofAFileWithAWrongRowNothingIsPutIn() {
    assertEquals(
        Map.of(
            "decided",
            false,
            "added",
            0,
            "known",
            0,
            "because",
            List.of("line 3: quantity is a whole number from 1 to 999999999")),
        put("PC1-ONE,a,1,,AWS,,", "PC1-TWO,a,none,,AWS,,"));
    assertEquals(Map.of("decided", true, "added", 1, "known", 0), put("PC1-ONE,a,1,,AWS,,"));
  }

  @Test
  void aCodeOfWhichSomethingElseIsSaidIsNamedByItsLine() {
    put("PC1-ONE,a,1,,AWS,,");
    Map<String, Object> answer = put("PC1-TWO,a,1,,AWS,,", "PC1-ONE,b,1,,AWS,,");
    assertEquals(
        Map.of(
            "decided",
            false,
            "added",
            1,
            "known",
            0,
            "because",
            List.of("line 3: it is in the vault with another pool")),
        answer);
    assertFalse(answer.toString().contains("PC1"));
  }

  private Map<String, Object> withdraw(String... rows) {
    return desk.withdraw(CodeFile.HEADER + "\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void aFileIsTakenOutAndAgainWithoutHarm() {
    put("PC1-ONE,a,1,,AWS,,");
    assertEquals(
        Map.of("decided", true, "withdrawn", 1, "before", 0, "given", 0, "unknown", 1),
        withdraw("PC1-ONE,a,1,,AWS,,", "PC1-TWO,a,1,,AWS,,"));
    assertEquals(
        Map.of("decided", true, "withdrawn", 0, "before", 1, "given", 0, "unknown", 0),
        withdraw("PC1-ONE,a,1,,AWS,,"));
    assertEquals(List.of("line 2: it was withdrawn"), put("PC1-ONE,a,1,,AWS,,").get("because"));
  }

  @Test
  void whatAMemberHasIsNamedByItsLine() {
    put("PC1-ONE,aws-credit,1,,AWS,,");
    Delivery delivery =
        new Delivery(
            TransactionId.ofCaller("111122223333", "one"),
            new Account.Member("111122223333"),
            "aws-credit",
            1,
            Amount.ofZnc(1_000),
            Worth.parse("10 USD"),
            Instant.EPOCH);
    new VaultProvider(journal, new SoftwareCodeLock(new byte[32]), InstantSource.system())
        .send(delivery);
    Map<String, Object> answer = withdraw("PC1-ONE,aws-credit,1,,AWS,,");
    assertEquals(List.of("line 2: a member has it"), answer.get("because"));
    assertEquals(false, answer.get("decided"));
  }

  @Test
  void ofAFileWithAWrongRowNothingIsTakenOut() {
    put("PC1-ONE,a,1,,AWS,,");
    assertEquals(
        Map.of("decided", false, "because", List.of("line 3: a row has 7 cells, not 1")),
        withdraw("PC1-ONE,a,1,,AWS,,", "PC1-TWO"));
    assertEquals(1, withdraw("PC1-ONE,a,1,,AWS,,").get("withdrawn"));
  }

  /** More would be cut off by the function's end. */
  @Test
  void ofAFileThatIsTooLongToBeDoneAtOnceNothingIsDone() {
    String[] rows =
        IntStream.rangeClosed(0, CodeFile.MAX_ROWS_AT_ONCE)
            .mapToObj("PC1-%04d,a,1,,AWS,,"::formatted)
            .toArray(String[]::new);
    List<String> because =
        List.of("line 202: at most 200 rows are handed over at once, as zon operate codes does");
    assertEquals(Map.of("decided", false, "added", 0, "known", 0, "because", because), put(rows));
    assertEquals(Map.of("decided", false, "because", because), withdraw(rows));
    String[] fewer = Arrays.copyOf(rows, CodeFile.MAX_ROWS_AT_ONCE);
    assertEquals(Map.of("decided", true, "added", 200, "known", 0), put(fewer));
  }

  @Test
  void aPoolIsEmptied() {
    put("PC1-ONE,a,1,,AWS,,");
    assertEquals(
        Map.of("decided", true, "pool", "a.1", "left", 0L), desk.withdraw(Pool.parse("a.1")));
    assertEquals(1, withdraw("PC1-ONE,a,1,,AWS,,").get("before"));
  }
}
