package zoncoin.functions.operate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.store.Cloud;
import zoncoin.vault.CodeFile;
import zoncoin.vault.Offered;
import zoncoin.vault.Vault;

/**
 * Puts files of promotional codes into the vault. What it answers names lines and rules, never what
 * stands there.
 */
public final class CodeDesk {
  private final Supplier<Vault> vault;

  /**
   * @param vault where codes are put in, made when there are some
   */
  public CodeDesk(Supplier<Vault> vault) {
    this.vault = vault;
  }

  static CodeDesk of(Cloud cloud) {
    return new CodeDesk(() -> new Vault(cloud.journal(), cloud.codeLock(), cloud.fingerprintKey()));
  }

  /**
   * Puts in the codes of a file, if every row of it is one; each can be put in again.
   *
   * @param file as {@link CodeFile} reads it
   */
  Map<String, Object> put(String file) {
    return switch (CodeFile.read(file)) {
      case CodeFile.Read.Unsound unsound -> refused(unsound.faults());
      case CodeFile.Read.Sound sound -> put(sound.rows());
    };
  }

  private Map<String, Object> put(List<Offered> rows) {
    int added = 0;
    int known = 0;
    List<CodeFile.Fault> differing = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      // A crash here means: the rows before are in the vault. The whole file is put in again.
      switch (vault.get().add(rows.get(row))) {
        case Vault.Added.Kept kept when kept.isNew() -> added++;
        case Vault.Added.Kept _ -> known++;
        case Vault.Added.Differs(String field) ->
            differing.add(new CodeFile.Fault(row + 2, "it is in the vault with another " + field));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", differing.isEmpty());
    answer.put("added", added);
    answer.put("known", known);
    if (!differing.isEmpty()) {
      answer.put("because", lines(differing));
    }
    return answer;
  }

  private static Map<String, Object> refused(List<CodeFile.Fault> faults) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", false);
    answer.put("added", 0);
    answer.put("known", 0);
    answer.put("because", lines(faults));
    return answer;
  }

  private static List<String> lines(List<CodeFile.Fault> faults) {
    return faults.stream().map(fault -> "line " + fault.line() + ": " + fault.rule()).toList();
  }
}
