package zoncoin.cli.cloud;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import zoncoin.billing.BillReader;
import zoncoin.costs.Assessments;
import zoncoin.costs.IssuedAssessments;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceReader;
import zoncoin.evidence.EvidenceWriter;
import zoncoin.fulfilment.Delivered;
import zoncoin.fulfilment.Reveals;
import zoncoin.functions.collect.CollectHandler;
import zoncoin.functions.issue.ExaminedExports;
import zoncoin.functions.issue.IssueHandler;
import zoncoin.functions.lookup.LookupHandler;
import zoncoin.functions.operate.AccountDesk;
import zoncoin.functions.operate.CodeDesk;
import zoncoin.functions.operate.IssuingDesk;
import zoncoin.functions.operate.OperateHandler;
import zoncoin.functions.operate.RedemptionDesk;
import zoncoin.functions.publish.PublishHandler;
import zoncoin.functions.redeem.RedeemHandler;
import zoncoin.functions.report.ReportHandler;
import zoncoin.functions.seal.SealHandler;
import zoncoin.functions.vest.VestHandler;
import zoncoin.ledger.Accounts;
import zoncoin.ledger.Due;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Expiry;
import zoncoin.ledger.Founding;
import zoncoin.ledger.History;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.OperatorDesk;
import zoncoin.ledger.Pause;
import zoncoin.ledger.Readmission;
import zoncoin.ledger.Transfers;
import zoncoin.note.TrustedKeys;
import zoncoin.notice.ExpiringSoon;
import zoncoin.notice.NoticeBoard;
import zoncoin.notice.Publisher;
import zoncoin.redemption.AutomaticRedemption;
import zoncoin.redemption.Catalogue;
import zoncoin.redemption.CatalogueInForce;
import zoncoin.redemption.ReadmittedParts;
import zoncoin.redemption.Redemptions;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.report.Filing;
import zoncoin.reward.Assessed;
import zoncoin.reward.Beneficiaries;
import zoncoin.reward.DailyRound;
import zoncoin.reward.Deliveries;
import zoncoin.reward.Enrolments;
import zoncoin.reward.Issuance;
import zoncoin.reward.Overrides;
import zoncoin.reward.PayerExports;
import zoncoin.reward.PeriodIssuance;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.PolicySource;
import zoncoin.reward.Shrink;
import zoncoin.rotation.Rotation;
import zoncoin.seal.Alarms;
import zoncoin.seal.Heads;
import zoncoin.seal.LogFiles;
import zoncoin.seal.SealedEntries;
import zoncoin.seal.Sealer;
import zoncoin.seal.Unsealed;
import zoncoin.till.Collector;
import zoncoin.tlog.TileReader;

/** The functions of one programme: the handlers that run in Lambda, over what is at hand here. */
final class Functions {
  private final Map<String, RequestStreamHandler> handlers;
  private final Ledger ledger;
  private final Journal journal;
  private final Redemptions redemptions;
  private final EvidenceWriter evidence;
  private final CatalogueInForce catalogues;

  /**
   * Where a ledger is kept.
   *
   * @param journal transactions and steps
   * @param unsealed what waits for the sealer
   * @param due what waits for its time
   * @param accounts all there are
   * @param register what was assessed, and who takes part since when
   * @param history what they went through
   * @param heads the head of the log
   * @param log its files
   * @param staging bundles of commits under way
   * @param costs what was read of costs
   */
  record Stores(
      Journal journal,
      Unsealed unsealed,
      Due due,
      Accounts accounts,
      PeriodIssuance.Register register,
      History history,
      Heads heads,
      LogFiles log,
      LogFiles staging,
      LogFiles costs) {
    /** All that one thing keeps, and the files. */
    static <J extends Journal & Unsealed & Due & Accounts & History & Assessed & Enrolments>
        Stores of(J journal, Heads heads, LogFiles log, LogFiles staging, LogFiles costs) {
      PeriodIssuance.Register register = new PeriodIssuance.Register(journal, journal);
      return new Stores(
          journal, journal, journal, journal, register, journal, heads, log, staging, costs);
    }
  }

  /**
   * What an operator sets.
   *
   * @param log the log line of every entry
   * @param bills reads what was delivered
   * @param evidence keeps what coins rest on
   * @param costs what AWS says of costs
   * @param fulfilment where redemptions wait to be delivered
   * @param providers whoever delivers
   * @param board where events go
   */
  record Programme(
      Entry.Log log,
      BillReader bills,
      EvidenceFiles evidence,
      LocalCosts costs,
      LocalFulfilment fulfilment,
      LocalProviders providers,
      NoticeBoard board) {}

  /**
   * @param programme what an operator sets
   * @param stores where the ledger is kept
   * @param keys what signs
   * @param waiting time, chance and patience
   * @param alarms whom to tell when sealing goes wrong
   */
  Functions(
      Programme programme, Stores stores, LocalKeys keys, Ledger.Waiting waiting, Alarms alarms) {
    InstantSource clock = waiting.clock();
    RandomGenerator random = waiting.random();
    // As in Lambda, what faces the members cannot mint.
    Ledger desk = ledger(programme, stores, keys, Issuer.of(Kind.Desk.DESK, keys.desk()), waiting);
    Issuer minting = Issuer.of(Kind.Desk.BILLING, keys.billing());
    ledger = ledger(programme, stores, keys, minting, waiting);
    journal = stores.journal();
    redemptions = new Redemptions(desk, stores.journal(), clock, random);
    evidence = new EvidenceWriter(programme.evidence(), keys.billing());
    catalogues = new CatalogueInForce(stores.journal(), new EvidenceReader(programme.evidence()));
    Issuance issuance = new Issuance(ledger, stores.journal(), evidence);
    Transfers transfers = new Transfers(Transfers.Rule.SAME_PAYER, desk, stores.journal());
    PeriodIssuance periods =
        new PeriodIssuance(
            issuance,
            stores.journal(),
            stores.register(),
            new PeriodIssuance.Rules(Shrink.STANDARD, waiting));
    PoliciesInForce policies =
        new PoliciesInForce(stores.journal(), new EvidenceReader(programme.evidence()));
    PayerExports exports =
        new PayerExports(stores.journal(), programme.costs().exports(), LocalCosts.ourExport());
    Function<BillReader, Deliveries> deliveries =
        bills -> new Deliveries(bills, policies, periods, exports);
    RedeemHandler.Desk members =
        new RedeemHandler.Desk(
            desk,
            transfers,
            new Beneficiaries(stores.journal()),
            new StandingRedemptions(stores.journal()));
    Issuer both = Issuer.of(keys.billing(), keys.desk());
    OperatorDesk decisions =
        new OperatorDesk(ledger(programme, stores, keys, both, waiting), stores.journal(), random);
    DailyRound.Parts daily =
        new DailyRound.Parts(
            issuance,
            stores.due(),
            new Expiry(ledger, stores.journal(), stores.accounts(), clock),
            new AutomaticRedemption(desk, stores.journal(), redemptions, catalogues)::redeem);
    Sealer sealer =
        new Sealer(
            new Sealer.Log(programme.log(), keys.log()),
            new Sealer.Ports(
                stores.heads(), stores.log(), stores.staging(), stores.unsealed(), alarms),
            clock,
            random);
    LocalCosts.Stores costs = costStores(stores, programme, policies);
    Filing filing =
        new Filing(
            ReportHandler.liability(keys.log()), keys.billing(), programme.evidence(), ledger);
    Delivered delivered =
        new Delivered(catalogues, programme.providers().providers(stores.journal()));
    handlers = new TreeMap<>(programme.costs().functions(costs, deliveries, waiting));
    handlers.put(
        LocalRotation.FUNCTION,
        LocalRotation.function(
            programme.log().origin(),
            keys,
            new Rotation.Posting(
                issuer -> ledger(programme, stores, keys, issuer, waiting),
                stores.journal(),
                waiting)));
    handlers.putAll(
        Map.of(
            "issue",
            // Nobody watches metrics here; what they tell is in the answer, too.
            new IssueHandler(
                deliveries.apply(programme.bills()),
                new ExaminedExports(exports, programme.costs()::payers),
                LocalCloud.EXPORTS,
                metric -> {}),
            "operate",
            new OperateHandler(
                new IssuingDesk(
                    new Overrides(stores.journal(), clock),
                    policy -> policies.apply(policy, ledger, evidence)),
                new AccountDesk(
                    decisions,
                    new Readmission(
                        programme.log(),
                        stores.journal(),
                        waiting,
                        new ReadmittedParts(stores.journal(), catalogues))),
                new RedemptionDesk(
                    redemptions,
                    new RedemptionDesk.UnderWay(stores.due(), clock),
                    new Pause(stores.journal()),
                    this::apply),
                new CodeDesk(() -> programme.providers().vault(stores.journal()))),
            "publish",
            publish(programme.board(), stores, keys, clock),
            "vest",
            // What is done at once here, a queue hands out there.
            new VestHandler(new DailyRound(daily, clock), Optional.empty()),
            "report",
            new ReportHandler(filing, tiles(stores), clock),
            "seal",
            new SealHandler(sealer),
            "fulfil",
            programme.fulfilment().function(redemptions, delivered, stores.due(), clock),
            "collect",
            new CollectHandler(
                new Collector(ledger, stores.journal(), new SealedEntries(tiles(stores)), clock)),
            "redeem",
            new RedeemHandler(
                members, redemptions, catalogues, new Reveals(stores.journal(), delivered, clock)),
            "lookup",
            new LookupHandler(
                stores.journal(),
                stores.history(),
                new LookupHandler.Published(
                    tiles(stores), new EvidenceReader(programme.evidence()), clock),
                catalogues)));
  }

  private static TileReader tiles(Stores stores) {
    return path -> stores.log().read(path).map(LogFiles.Stored::bytes);
  }

  private static PublishHandler publish(
      NoticeBoard board, Stores stores, LocalKeys keys, InstantSource clock) {
    Publisher.Log log = new Publisher.Log(TrustedKeys.of(keys.logKeys()), tiles(stores));
    return new PublishHandler(
        new Publisher(log, stores.journal(), board),
        new ExpiringSoon(stores.accounts(), stores.journal(), board, clock));
  }

  private static LocalCosts.Stores costStores(
      Stores stores, Programme programme, PolicySource policies) {
    Assessments assessments =
        new IssuedAssessments(
            stores.register().assessed(),
            stores.journal(),
            new EvidenceReader(programme.evidence()));
    return new LocalCosts.Stores(
        stores.journal(), stores.accounts(), assessments, policies, stores.costs());
  }

  private static Ledger ledger(
      Programme programme, Stores stores, LocalKeys keys, Issuer issuer, Ledger.Waiting waiting) {
    return new Ledger(
        new Ledger.Programme(programme.log(), keys.nonce(), issuer), stores.journal(), waiting);
  }

  /** The function of that name, such as {@code seal}. */
  Optional<RequestStreamHandler> named(String name) {
    return Optional.ofNullable(handlers.get(name));
  }

  /** Where an operator's own entries are posted, with the key that mints. */
  Ledger ledger() {
    return ledger;
  }

  /** The changes of keys that its ledger has; they begin it if there is none. */
  KeyChanges found(Issuer issuer) {
    return new Founding(ledger, journal, issuer).found();
  }

  /** Keeps what entries rest on. */
  EvidenceWriter evidence() {
    return evidence;
  }

  /** What can be redeemed, as an operator applied it. */
  CatalogueInForce catalogues() {
    return catalogues;
  }

  /** Brings a catalogue into force, with the key that mints. */
  CatalogueInForce.Applied apply(Catalogue catalogue) {
    return catalogues.apply(catalogue, ledger, evidence);
  }

  /** What an operator's desk ends by hand. */
  Redemptions redemptions() {
    return redemptions;
  }
}
