package zoncoin.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import zoncoin.audit.Audit;
import zoncoin.audit.AuditReport;
import zoncoin.audit.Parallel;
import zoncoin.audit.Progress;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.memory.MemorySeeds;
import zoncoin.memory.Ports;
import zoncoin.memory.Village;
import zoncoin.memory.Weather;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.RenewedSigner;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.seal.Sealer;

/** A village whose issuers' seeds are versions, with whoever rotates them and whoever signs. */
final class Mint {
  static final List<Kind.Desk> DESKS = List.of(Kind.Desk.BILLING, Kind.Desk.DESK);

  final Village village = new Village().founded().rich(Village.ALICE, Amount.ofZnc(900), "2028-07");
  private final Map<Kind.Desk, MemorySeeds> seeds =
      new EnumMap<>(
          Map.of(
              Kind.Desk.BILLING, new MemorySeeds("v1", Village.seed(3)),
              Kind.Desk.DESK, new MemorySeeds("v1", Village.seed(4))));
  private final Random random = new Random(7);

  /** What a function in Lambda signs with: fetched once, and again when it is old. */
  final Issuer function = Issuer.of(renewed(Kind.Desk.BILLING), renewed(Kind.Desk.DESK));

  private NoteSigner renewed(Kind.Desk desk) {
    return new RenewedSigner(() -> current(desk), village.clock());
  }

  MemorySeeds seeds(Kind.Desk desk) {
    return java.util.Objects.requireNonNull(seeds.get(desk));
  }

  NoteSigner current(Kind.Desk desk) {
    return signer(desk, seeds(desk).labels().current());
  }

  NoteSigner signer(Kind.Desk desk, String version) {
    return Ed25519Signer.of(
        desk.keyName(Village.LOG.origin()), seeds(desk).read(version).orElseThrow());
  }

  VerifierKey key(Kind.Desk desk, String version) {
    return signer(desk, version).verifierKey();
  }

  /** A rotation as another process makes it, whose calls meet that weather. */
  Rotation rotation(Weather weather) {
    Journal journal = Ports.journal(weather, village.journal);
    Ledger.Waiting waiting =
        new Ledger.Waiting(
            village.clock(),
            random,
            millis -> {
              if (millis == 1_000) {
                var _ = seal();
              }
            });
    return new Rotation(
        Village.LOG.origin(),
        Map.of(
            Kind.Desk.BILLING, in(weather, seeds(Kind.Desk.BILLING)),
            Kind.Desk.DESK, in(weather, seeds(Kind.Desk.DESK))),
        new Rotation.Posting(issuer -> ledger(issuer, journal, waiting), journal, waiting),
        random);
  }

  private static Seeds in(Weather weather, Seeds real) {
    return new Seeds() {
      @Override
      public Labels labels() {
        return weather.call("seeds.labels", false, real::labels);
      }

      @Override
      public Optional<byte[]> read(String version) {
        return weather.call("seeds.read", false, () -> real.read(version));
      }

      @Override
      public void keep(String version, byte[] seed) {
        var _ =
            weather.call(
                "seeds.keep",
                true,
                () -> {
                  real.keep(version, seed);
                  return true;
                });
      }

      @Override
      public boolean promote(String version, String from) {
        return weather.call("seeds.promote", true, () -> real.promote(version, from));
      }
    };
  }

  private static Ledger ledger(Issuer issuer, Journal journal, Ledger.Waiting waiting) {
    return new Ledger(
        new Ledger.Programme(Village.LOG, new Nonce.Key(Village.seed(5)), issuer),
        journal,
        waiting);
  }

  /** Begins a rotation and takes it to its end. */
  void rotate(Kind.Desk desk, String version) {
    seeds(desk).begin(version);
    assertEquals(new Rotated.Done(), steps(rotation(Weather.FAIR), desk, version));
  }

  /** The four steps as Secrets Manager calls them: up to the one that fails. */
  static Rotated steps(Rotation rotation, Kind.Desk desk, String version) {
    Rotated rotated = rotation.create(desk, version);
    if (rotated instanceof Rotated.Done) {
      rotated = rotation.set(desk, version);
    }
    if (rotated instanceof Rotated.Done) {
      rotated = rotation.test(desk, version);
    }
    return rotated instanceof Rotated.Done ? rotation.finish(desk, version) : rotated;
  }

  /** Posts what a member asks for and what bills cause, by a function that runs for long. */
  void post(Issuer issuer, String name) {
    Ledger ledger = ledger(issuer, village.journal, village.waiting());
    for (Request request :
        List.of(
            Village.hold(name, Village.ALICE, Amount.ofZnc(1)),
            new Request.ApplyPolicy(
                zoncoin.ledger.TransactionId.parse("policy." + name), zoncoin.tlog.Hash.EMPTY))) {
      assertInstanceOf(Posted.Written.class, ledger.post(request, List.of()));
    }
  }

  KeyRing ring() {
    return KeyChanges.read(village.journal).ring();
  }

  List<String> changes() {
    return KeyChanges.read(village.journal).changes().stream()
        .map(Journal.Recorded::signed)
        .map(SignedEntry::entry)
        .map(entry -> entry.transaction() + " " + entry.publicKeys().size())
        .toList();
  }

  /** With the log's first key alone: the other takes time. */
  private Sealer.Result seal() {
    return new Sealer(
            new Sealer.Log(Village.LOG, village.logSigners.subList(0, 1)),
            new Sealer.Ports(
                village.heads,
                village.files,
                village.staging,
                village.journal,
                village.alarms::add),
            village.clock(),
            random)
        .seal();
  }

  /** Seals all there is: nobody was alarmed, nothing put aside, and an auditor finds it sound. */
  void assertSound() {
    while (!(seal() instanceof Sealer.Result.Idle)) {}
    assertEquals(List.of(), village.alarms);
    assertEquals(Map.of(), village.journal.quarantined());
    TrustedKeys keys = TrustedKeys.of(List.of(village.logSigners.getFirst().verifierKey()));
    Audit.Plan plan = new Audit.Plan(keys, List.of(), Audit.Signatures.VERIFIED);
    AuditReport report = new Audit(plan, Parallel.SEQUENTIAL, Progress.NONE).run(village::readLog);
    assertInstanceOf(AuditReport.Sound.class, report, () -> "" + report);
  }
}
