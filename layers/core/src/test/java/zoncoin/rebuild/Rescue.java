package zoncoin.rebuild;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Item;
import zoncoin.ledger.Journal;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.MemoryRestored;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.NoteSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueAgain;
import zoncoin.redemption.RedemptionsAgain;
import zoncoin.redemption.Wares;
import zoncoin.reward.BudgetAgain;
import zoncoin.reward.IssuedAgain;
import zoncoin.reward.PoliciesAgain;
import zoncoin.seal.Head;
import zoncoin.seal.Sealer;
import zoncoin.seal.StagedFiles;
import zoncoin.seal.Unsealed;
import zoncoin.till.TillsAgain;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TileReader;

/** A village's table as it was once, beside the log as it is now. */
public final class Rescue {
  public final MemoryJournal journal;
  public final MemoryHeads heads = new MemoryHeads();
  private final Village village;

  /** A backup of the village's table now. */
  public Rescue(Village village) {
    this(village, village.journal.copy(), village.heads.read());
  }

  Rescue(Village village, MemoryJournal journal, Head head) {
    this.village = village;
    this.journal = journal;
    if (!head.equals(Head.EMPTY)) {
      var _ = heads.swap(Head.EMPTY, head);
    }
  }

  /** A table with nothing in it. */
  public static Rescue ofNothing(Village village) {
    return new Rescue(village, new MemoryJournal(), Head.EMPTY);
  }

  /** The same backup once more. */
  Rescue copy() {
    return new Rescue(village, journal.copy(), heads.read());
  }

  public Rebuild.Result run() {
    return run(Rebuild.Mode.WRITE, Weather.FAIR);
  }

  Rebuild.Result run(Rebuild.Mode mode, Weather weather) {
    return run(mode, weather, village::readLog, List.of(Catalogue.sample()));
  }

  Rebuild.Result run(Rebuild.Mode mode, Weather weather, TileReader log, List<Catalogue> offered) {
    EvidenceReader evidence = new EvidenceReader(village.evidence);
    return run(
        rebuild(
            new Rebuild.Log(log, keys(), asked(new Wares(evidence, offered))),
            weather,
            List.of(
                new RedemptionsAgain(new Wares(evidence, offered)),
                new CatalogueAgain(evidence),
                new TillsAgain(asked(Purchases.NONE)),
                new IssuedAgain(evidence),
                new BudgetAgain(evidence),
                new PoliciesAgain(evidence))),
        mode);
  }

  /** Of a village whose coins rest on no evidence. */
  Rebuild.Result runWithoutItems() {
    Rebuild.Log log = new Rebuild.Log(village::readLog, keys(), asked(Purchases.NONE));
    return run(rebuild(log, Weather.FAIR, List.of()), Rebuild.Mode.WRITE);
  }

  static Asked asked(Purchases purchases) {
    return new Asked(purchases, Set.of(Hash.EMPTY), Set.of("999988887777"));
  }

  private static Rebuild.Result run(Rebuild rebuild, Rebuild.Mode mode) {
    return rebuild.run(mode, Parallel.SEQUENTIAL, Progress.NONE);
  }

  private Rebuild rebuild(Rebuild.Log log, Weather weather, List<Beside> besides) {
    return new Rebuild(
        log,
        new Rebuild.Ports(
            restored(weather, new MemoryRestored(journal)),
            Ports.journal(weather, journal),
            Ports.unsealed(weather, journal),
            Ports.heads(weather, heads),
            StagedFiles.of(
                Ports.files(weather, "staging", village.staging),
                () -> List.copyOf(village.staging.paths()))),
        besides,
        village.clock());
  }

  private static TrustedKeys keys() {
    return TrustedKeys.of(Village.logSigners().stream().map(NoteSigner::verifierKey).toList());
  }

  /** The log's and the issuers'. */
  static TrustedKeys everyKey() {
    return TrustedKeys.of(
        Stream.concat(
                Village.logSigners().stream().map(NoteSigner::verifierKey),
                new Village().issuer.publicKeys().stream().map(PublicKey::key))
            .toList());
  }

  private static Restored restored(Weather weather, Restored real) {
    return new Restored() {
      @Override
      public Map<TransactionId, Journal.Recorded> transactions(Set<TransactionId> transactions) {
        return weather.call("restored.read", false, () -> real.transactions(transactions));
      }

      @Override
      public Map<Unsealed.StepName, Step> steps(Set<Unsealed.StepName> steps) {
        return weather.call("restored.read", false, () -> real.steps(steps));
      }

      @Override
      public Set<Account.Chained> listed(Set<Account.Chained> accounts) {
        return weather.call("restored.read", false, () -> real.listed(accounts));
      }

      /** Part by part, so that a crash may come between any two. */
      @Override
      public Optional<Part> add(List<Part> parts) {
        return parts.stream()
            .filter(
                part ->
                    weather.call("restored.add", true, () -> real.add(List.of(part))).isPresent())
            .findFirst();
      }

      @Override
      public boolean replace(Optional<Item> before, Item next) {
        return weather.call("restored.replace", true, () -> real.replace(before, next));
      }
    };
  }

  /** A sealer over this table and the village's log. */
  public Sealer sealer() {
    return village.sealer(
        new Sealer.Ports(heads, village.files, village.staging, journal, village.alarms::add));
  }

  /** Audits the village's log. */
  AuditReport audit() {
    Audit.Plan plan = new Audit.Plan(keys(), List.of(), Audit.Signatures.VERIFIED);
    return new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(village::readLog);
  }
}
