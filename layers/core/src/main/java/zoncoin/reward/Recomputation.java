package zoncoin.reward;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import zoncoin.billing.Assessment;
import zoncoin.billing.Circumstances;
import zoncoin.billing.Delivery;
import zoncoin.billing.Grounds;
import zoncoin.billing.SourceFile;
import zoncoin.evidence.Earlier;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.tlog.Malformed;

/**
 * What an entry says beside what a bill and a policy come to, line by line. Pure: whoever has the
 * entry, the assessment that it names and the bill gets the same answer.
 *
 * @param lines what was compared, in the order of the assessment's text
 */
public record Recomputation(List<Line> lines) {
  static final String NOTHING = "-";
  static final String BEFORE = "before";

  /** What of a delivery no holder of its own rows alone can know. */
  private static final Set<String> PAYERS_ALONE =
      Set.of("format", "execution", "modified", "file", "assessment");

  /** Copies. */
  public Recomputation {
    lines = List.copyOf(lines);
  }

  /** How a line came out. */
  public enum Outcome {
    /** The same. */
    EQUAL,
    /** Not the same. */
    DIFFERENT,
    /** Nothing at hand tells. */
    UNCHECKED
  }

  /** Whose files the bill was read from. */
  public enum Files {
    /** The payer's, as delivered: every line can be compared. */
    PAYERS,
    /** An export of the account's own: its rows and sums can be compared, not the payer's files. */
    OWN
  }

  /**
   * One thing that was compared.
   *
   * @param what the beginning of its line, such as {@code line Usage}
   * @param stated what entry and assessment say; {@code -} if nothing
   * @param found what bill and policy come to; {@code -} if nothing
   * @param outcome how that came out
   */
  public record Line(String what, String stated, String found, Outcome outcome) {
    static Line of(String what, String stated, String found) {
      return new Line(
          what, stated, found, stated.equals(found) ? Outcome.EQUAL : Outcome.DIFFERENT);
    }

    static Line unchecked(String what, String stated) {
      return new Line(what, stated, NOTHING, Outcome.UNCHECKED);
    }

    /** The word that says which rule it is compared by. */
    private String key() {
      return what.split(" ", 2)[0];
    }
  }

  /**
   * What somebody issued.
   *
   * @param entry of kind issue or adjust
   * @param assessment that it names
   */
  public record Stated(Entry entry, Assessment assessment) {
    /** Refuses an assessment that the entry does not rest on. */
    public Stated {
      boolean rests =
          entry
              .evidence()
              .map(evidence -> evidence.assessment().equals(assessment.hash()))
              .orElse(false);
      if (!rests) {
        throw new Malformed(
            "entry "
                + entry.transaction()
                + " does not rest on that assessment of "
                + assessment.subject());
      }
    }

    Optional<Grounds> grounds() {
      return assessment.grounds();
    }

    /** Nothing by another policy than its own. */
    private OptionalLong worth(RewardPolicy policy) {
      return entry.evidence().orElseThrow().rewardPolicy().equals(policy.hash())
          ? Recomputation.worth(assessment, policy, grounds())
          : OptionalLong.empty();
    }
  }

  /**
   * Compares.
   *
   * @param stated what was issued
   * @param found what the bill is worth to the same subject
   * @param policy what it was computed by
   * @param files whose the bill is
   */
  public static Recomputation of(
      Stated stated, Assessment found, RewardPolicy policy, Files files) {
    Assessment there = asDelivered(found, stated.assessment());
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            "assessment", stated.assessment().hash().base64(), on(there, stated).hash().base64()));
    lines.add(
        Line.of(
            "reward-policy",
            stated.entry().evidence().orElseThrow().rewardPolicy().base64(),
            policy.hash().base64()));
    lines.addAll(compared(stated.assessment(), there));
    lines.addAll(RecomputedGrounds.of(stated, policy));
    lines.addAll(coins(stated, there, policy));
    return new Recomputation(
        files == Files.PAYERS ? lines : lines.stream().map(Recomputation::asOwn).toList());
  }

  /**
   * Compares entry and assessment with each other and the policy alone: what follows whatever the
   * bill was.
   *
   * @param stated what was issued
   * @param policy whose text the entry names
   */
  static Recomputation ofEvidence(Stated stated, RewardPolicy policy) {
    List<Line> lines = new ArrayList<>(RecomputedGrounds.of(stated, policy));
    lines.addAll(coins(stated, stated.assessment(), policy));
    return new Recomputation(lines);
  }

  private static Assessment on(Assessment found, Stated stated) {
    return stated.grounds().map(found::on).orElse(found);
  }

  private static Line asOwn(Line line) {
    return PAYERS_ALONE.contains(line.key()) ? Line.unchecked(line.what(), line.stated()) : line;
  }

  /** A file is known by its hash, whatever a copy of it is called and however old it looks. */
  private static Assessment asDelivered(Assessment found, Assessment stated) {
    List<SourceFile> named = new ArrayList<>(stated.delivery().files());
    List<SourceFile> files = new ArrayList<>();
    for (SourceFile file : found.delivery().files()) {
      Optional<SourceFile> same =
          named.stream().filter(other -> other.sha256().equals(file.sha256())).findFirst();
      same.ifPresent(named::remove);
      files.add(same.orElse(file));
    }
    return found.readFrom(
        new Delivery(
            found.delivery().format(),
            found.delivery().execution(),
            stated.delivery().modified(),
            files),
        found
            .finality()
            .madeAt(
                !found.invoices().isEmpty(),
                stated.delivery().modified(),
                stated.subject().period()));
  }

  private static List<Line> compared(Assessment stated, Assessment found) {
    Map<String, String> says = KeyedLines.of(stated);
    Map<String, String> comesTo = KeyedLines.of(found);
    Set<String> keys = new LinkedHashSet<>(says.keySet());
    keys.addAll(comesTo.keySet());
    return keys.stream()
        .map(key -> line(key, says.getOrDefault(key, NOTHING), comesTo.getOrDefault(key, NOTHING)))
        .toList();
  }

  private static Line line(String key, String stated, String found) {
    // Taken over above: a copy of a file has another time.
    return key.equals("modified") ? Line.unchecked(key, stated) : Line.of(key, stated, found);
  }

  /**
   * This, with what had been issued before held against the log.
   *
   * @param stated what was issued
   * @param earlier what the log says of what was before its entry
   */
  public Recomputation after(Stated stated, Earlier earlier) {
    List<Line> beside = new ArrayList<>();
    for (Line line : lines) {
      beside.add(line.key().equals(BEFORE) ? held(stated, earlier) : line);
    }
    String account = stated.entry().chain().getFirst().account().text();
    // All coins of one bill go to one account, whichever did with the first of them.
    earlier.holder().ifPresent(had -> beside.add(Line.of("holder", account, had.text())));
    return new Recomputation(beside);
  }

  private static Line held(Stated stated, Earlier earlier) {
    Grounds.Before before = stated.grounds().orElseThrow().before();
    return Line.of(BEFORE, Earlier.print(before), earlier.beside(before));
  }

  private static List<Line> coins(Stated stated, Assessment found, RewardPolicy policy) {
    OptionalLong reward = worth(found, policy, stated.grounds());
    Optional<Amount> delta =
        reward.isEmpty()
            ? Optional.empty()
            : stated
                .grounds()
                .map(grounds -> Change.moved(Amount.of(reward.getAsLong()), grounds.before()));
    return List.of(
        Line.of("rewardZon", printed(stated.worth(policy)), printed(reward)),
        Line.of(
            "deltaZon",
            moved(stated.entry(), stated.assessment()).toString(),
            delta.map(Amount::toString).orElse(NOTHING)));
  }

  /** Nothing where the policy is not the one for that assessment. */
  private static OptionalLong worth(
      Assessment assessment, RewardPolicy policy, Optional<Grounds> grounds) {
    boolean isItsOwn =
        assessment.eligibility().equals(policy.eligibility().hash())
            && assessment.subject().period().compareTo(policy.from()) >= 0;
    if (!isItsOwn) {
      return OptionalLong.empty();
    }
    Circumstances brought = grounds.map(Grounds::circumstances).orElse(Circumstances.NONE);
    Amount cut = grounds.map(Grounds::cut).orElse(Amount.ZERO);
    return Reward.explain(assessment, policy, brought).stream()
        .mapToLong(worth -> worth.reward().minus(cut).zon())
        .filter(zon -> zon >= 0)
        .findFirst();
  }

  private static String printed(OptionalLong zon) {
    return zon.isEmpty() ? NOTHING : Long.toString(zon.getAsLong());
  }

  static Amount moved(Entry entry, Assessment assessment) {
    return Earlier.moved(
        entry,
        assessment
            .grounds()
            .flatMap(Grounds::beneficiary)
            .orElseGet(() -> new Account.Member(assessment.subject().account())));
  }

  /** Those lines that came out so. */
  public List<Line> lines(Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).toList();
  }

  /** Whether nothing differs. */
  public boolean isEqual() {
    return lines(Outcome.DIFFERENT).isEmpty();
  }
}
