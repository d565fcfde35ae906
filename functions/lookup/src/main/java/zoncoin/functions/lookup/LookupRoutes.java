package zoncoin.functions.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import zoncoin.billing.Assessment;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.costs.MonthEstimate;
import zoncoin.edge.event.JsonObject;
import zoncoin.edge.http.Api;
import zoncoin.edge.http.ApiRequest;
import zoncoin.edge.http.ApiResponse;
import zoncoin.edge.http.Caller;
import zoncoin.edge.http.Problem;
import zoncoin.edge.http.RedemptionJson;
import zoncoin.edge.http.Route;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Enrolment;
import zoncoin.ledger.Entry;
import zoncoin.ledger.History;
import zoncoin.ledger.Journal;
import zoncoin.ledger.Step;
import zoncoin.ledger.TransactionId;
import zoncoin.note.SignedCheckpoint;
import zoncoin.receipt.Receipt;
import zoncoin.redemption.Catalogues;
import zoncoin.redemption.Redemption;
import zoncoin.redemption.StandingRedemptions;
import zoncoin.reward.MemberTier;
import zoncoin.reward.PendingCoins;
import zoncoin.reward.PoliciesInForce;
import zoncoin.reward.PolicySource;
import zoncoin.tlog.Hash;
import zoncoin.tlog.TileReader;

/** What members look up: parse, read, render. */
final class LookupRoutes {
  /** What sealing aims at: whoever asks again then is usually answered. */
  private static final int SEALED_IN_SECONDS = 5;

  private static final String CHECKPOINT = "checkpoint";

  private final Journal journal;
  private final History history;
  private final TileReader log;
  private final EvidenceReader evidence;
  private final Catalogues catalogues;
  private final PolicySource policies;
  private final MemberTier.Reader tiers;
  private final StandingRedemptions standing;
  private final InstantSource clock;

  LookupRoutes(
      Journal journal, History history, LookupHandler.Published published, Catalogues catalogues) {
    this.journal = journal;
    this.history = history;
    this.log = published.log();
    this.evidence = published.evidence();
    this.catalogues = catalogues;
    this.policies = new PoliciesInForce(journal, published.evidence());
    this.tiers = new MemberTier.Reader(journal, history, policies);
    this.standing = new StandingRedemptions(journal);
    this.clock = published.clock();
  }

  Api api() {
    return new Api(
        List.of(
            Route.bare("GET /v1/account", this::parseMember, this::account),
            Route.bare("GET /v1/entries", Page::parse, this::entries).queried("limit", "cursor"),
            Route.bare("GET /v1/preview", this::parseMember, this::preview),
            Route.bare("GET /v1/catalog", this::parseMember, this::catalogue),
            Route.bare("GET /v1/redemptions/{id}", this::parseRedemption, this::redemption),
            Route.bare("GET /v1/receipts/{transaction}", this::parseReceipt, this::receipt),
            Route.bare("GET /v1/assessments/{hash}", this::parseEvidence, this::assessment),
            Route.bare("GET /v1/reward-policies/{hash}", this::parseEvidence, this::rewardPolicy),
            Route.bare("GET /v1/checkpoint", this::parseMember, this::checkpoint)));
  }

  private Account.Member parseMember(Caller caller, ApiRequest request, JsonObject body) {
    return caller.member();
  }

  /** A transaction that a member says is its own. */
  private record Own(Account.Member member, TransactionId id) {}

  private Own parseRedemption(Caller caller, ApiRequest request, JsonObject body) {
    return new Own(caller.member(), TransactionId.parse(request.parameter("id")));
  }

  private Own parseReceipt(Caller caller, ApiRequest request, JsonObject body) {
    return new Own(caller.member(), TransactionId.parse(request.parameter("transaction")));
  }

  /** A piece of evidence that somebody asks for. */
  private record Asked(Account.Member member, Hash hash) {}

  private Asked parseEvidence(Caller caller, ApiRequest request, JsonObject body) {
    return new Asked(caller.member(), Hash.parseHex(request.parameter("hash")));
  }

  private ApiResponse account(Account.Member member) {
    Step head = journal.head(member);
    List<PendingCoins> pending = PendingCoins.of(member, head.standing(), journal, history);
    Period now = new Period(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    return ApiResponse.json(
        200,
        AccountJson.of(
            head, new AccountJson.Beside(pending, tiers.of(member, now), standing.of(member))));
  }

  private ApiResponse entries(Page page) {
    List<Journal.Recorded> entries = history.before(page.member(), page.before(), page.limit());
    return ApiResponse.json(200, page.render(entries));
  }

  private ApiResponse preview(Account.Member member) {
    return MonthEstimate.of(journal, member.id())
        .map(estimate -> ApiResponse.json(200, PreviewJson.of(member, estimate, policies.all())))
        .orElseGet(() -> Problem.notFound().response());
  }

  private ApiResponse catalogue(Account.Member member) {
    return ApiResponse.json(200, CatalogueJson.of(catalogues.inForce()));
  }

  private ApiResponse redemption(Own own) {
    return journal
        .item(Redemption.key(own.id()))
        .map(Redemption::of)
        .filter(redemption -> redemption.order().account().equals(own.member()))
        .map(redemption -> ApiResponse.json(200, RedemptionJson.of(redemption)))
        .orElseGet(() -> Problem.notFound().response());
  }

  private ApiResponse receipt(Own own) {
    return journal
        .find(own.id())
        .filter(recorded -> concerns(recorded.signed().entry(), own.member()))
        .map(this::receipt)
        .orElseGet(() -> Problem.notFound().response());
  }

  /** An entry concerns those whose history it is a step of. */
  private static boolean concerns(Entry entry, Account.Member member) {
    return entry.chain().stream().anyMatch(link -> link.account().equals(member));
  }

  /** The proof, once a checkpoint covers the entry; until then the entry, which is a promise. */
  private ApiResponse receipt(Journal.Recorded recorded) {
    Optional<SignedCheckpoint> checkpoint = log.read(CHECKPOINT).map(SignedCheckpoint::parse);
    if (recorded.logIndex().isEmpty()
        || checkpoint.isEmpty()
        || checkpoint.get().checkpoint().size() <= recorded.logIndex().getAsLong()) {
      return note(202, recorded.signed().bytes()).retryAfter(SEALED_IN_SECONDS);
    }
    long index = recorded.logIndex().getAsLong();
    return note(200, Receipt.of(recorded.signed(), index, checkpoint.get(), log).bytes()).kept();
  }

  /** What another account spent is nobody's to read, also for who knows its hash from the log. */
  private ApiResponse assessment(Asked asked) {
    return evidence
        .assessment(asked.hash())
        .filter(found -> concerns(found.assessment(), asked.member()))
        .map(found -> note(200, found.bytes()))
        .orElseGet(() -> Problem.notFound().response());
  }

  /** Whoever earned it may read it, and whoever has the coins. */
  private static boolean concerns(Assessment assessment, Account.Member member) {
    return assessment.subject().account().equals(member.id())
        || assessment.grounds().flatMap(Grounds::beneficiary).filter(member::equals).isPresent();
  }

  /** What everybody's coins are computed by is for everybody who takes part. */
  private ApiResponse rewardPolicy(Asked asked) {
    return Optional.of(journal.head(asked.member()).standing().enrolment())
        .filter(Enrolment::isEnrolled)
        .flatMap(enrolled -> evidence.rewardPolicy(asked.hash()))
        .map(text -> ApiResponse.text(200, text))
        .orElseGet(() -> Problem.notFound().response());
  }

  private ApiResponse checkpoint(Account.Member member) {
    return log.read(CHECKPOINT)
        .map(bytes -> note(200, bytes).with("Cache-Control", "no-cache"))
        .orElseGet(() -> Problem.notFound().response());
  }

  private static ApiResponse note(int status, byte[] bytes) {
    return ApiResponse.text(status, new String(bytes, UTF_8));
  }
}
