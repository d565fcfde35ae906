package zoncoin.functions.operate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import zoncoin.store.Cloud;
import zoncoin.vault.CodeFile;
import zoncoin.vault.Offered;
import zoncoin.vault.Pool;
import zoncoin.vault.Vault;

/**
 * Puts files of promotional codes into the vault, and takes codes out. What it answers names lines
 * and rules, never what stands there.
 */
public final class CodeDesk {
  private static final List<CodeFile.Fault> TOO_LONG =
      List.of(
          new CodeFile.Fault(
              CodeFile.MAX_ROWS_AT_ONCE + 2,
              "at most %d rows are handed over at once, as zon operate codes does"
                  .formatted(CodeFile.MAX_ROWS_AT_ONCE)));

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
      case CodeFile.Read.Sound(List<Offered> rows) when isTooLong(rows) -> refused(TOO_LONG);
      case CodeFile.Read.Sound sound -> put(sound.rows());
    };
  }

  /** Nothing of it is done rather than some of it, before the function's time is over. */
  private static boolean isTooLong(List<Offered> rows) {
    return rows.size() > CodeFile.MAX_ROWS_AT_ONCE;
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
        case Vault.Added.Withdrawn _ ->
            differing.add(new CodeFile.Fault(row + 2, "it was withdrawn"));
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

  /**
   * Takes out the codes of a file, those that no member has; each can be taken out again.
   *
   * @param file as it was put in
   */
  Map<String, Object> withdraw(String file) {
    return switch (CodeFile.read(file)) {
      case CodeFile.Read.Unsound(List<CodeFile.Fault> faults) -> undecided(lines(faults));
      case CodeFile.Read.Sound(List<Offered> rows) when isTooLong(rows) ->
          undecided(lines(TOO_LONG));
      case CodeFile.Read.Sound(List<Offered> rows) -> withdraw(rows);
    };
  }

  private Map<String, Object> withdraw(List<Offered> rows) {
    Map<Vault.Removed, Integer> became = new EnumMap<>(Vault.Removed.class);
    List<CodeFile.Fault> given = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      // A crash here means: the rows before are out. The whole file is taken out again.
      Vault.Removed removed = vault.get().withdraw(rows.get(row).code());
      became.merge(removed, 1, Integer::sum);
      if (removed == Vault.Removed.GIVEN) {
        given.add(new CodeFile.Fault(row + 2, "a member has it"));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", given.isEmpty());
    for (Vault.Removed each : Vault.Removed.values()) {
      answer.put(each.name().toLowerCase(Locale.ROOT), became.getOrDefault(each, 0));
    }
    if (!given.isEmpty()) {
      answer.put("because", lines(given));
    }
    return answer;
  }

  /** Takes out what is left of a pool, as far as there is time: until it answers that none is. */
  Map<String, Object> withdraw(Pool pool) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", true);
    answer.put("pool", pool.name());
    answer.put("left", vault.get().withdraw(pool));
    return answer;
  }

  private static Map<String, Object> undecided(List<String> because) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("decided", false);
    answer.put("because", because);
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
