package zoncoin.functions.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import zoncoin.memory.MemoryJournal;
import zoncoin.store.SoftwareCodeLock;
import zoncoin.vault.CodeFile;
import zoncoin.vault.Fingerprint;
import zoncoin.vault.Vault;

final class CodeDeskTest {
  private final Vault vault =
      new Vault(
          new MemoryJournal(),
          new SoftwareCodeLock(new byte[32]),
          new Fingerprint.Key(new byte[32]));
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
}
