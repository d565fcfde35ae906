package zoncoin.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Journal;
import zoncoin.ledger.KeyChanges;
import zoncoin.ledger.KeyRing;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Posted;
import zoncoin.ledger.PublicKey;
import zoncoin.ledger.Request;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;
import zoncoin.rotation.Seeds.Labels;

/**
 * Gives an issuer another key, in the four steps by which AWS Secrets Manager rotates a secret.
 * Each may be taken any number of times, by any number of processes, and none before the one that
 * it rests on; a fault of any port leaves it as an exception and is as good as a crash there.
 */
public final class Rotation {
  /**
   * So long after it was replaced a key is retired at the earliest: half an hour until nobody signs
   * with it ({@link zoncoin.note.RenewedSigner#FORGOTTEN_AFTER}), a quarter until the last function
   * that did has ended, and a quarter for clocks that differ.
   */
  public static final Duration SETTLED_AFTER = Duration.ofHours(1);

  /** Looked for so often, a second apart, before the step fails: a sealer aims at five seconds. */
  static final int LOOKS = 100;

  private static final long SECOND_MILLIS = 1_000;
  private static final int SEED_BYTES = 32;
  private static final String SAMPLE = "zoncoin/rotation-test@v1\n";
  private static final Rotated DONE = new Rotated.Done();

  private final String origin;
  private final Map<Kind.Desk, Seeds> seeds;
  private final Posting posting;
  private final RandomGenerator random;

  /**
   * @param origin of the log
   * @param seeds of both issuers
   * @param posting how changes of keys are posted
   * @param random draws seeds: nothing but a cryptographically secure one
   */
  public Rotation(
      String origin, Map<Kind.Desk, Seeds> seeds, Posting posting, RandomGenerator random) {
    this.origin = origin;
    this.seeds = Map.copyOf(seeds);
    this.posting = posting;
    this.random = random;
  }

  /**
   * How changes of keys are posted.
   *
   * @param ledger of an issuer that signs with the billing key alone
   * @param journal what it posts to
   * @param waiting time, chance and patience
   */
  public record Posting(Function<Issuer, Ledger> ledger, Journal journal, Ledger.Waiting waiting) {}

  /** Draws the seed. */
  public Rotated create(Kind.Desk desk, String version) {
    Labels labels = seeds(desk).labels();
    if (labels.current().equals(version)) {
      return DONE;
    }
    if (!labels.isNext(version)) {
      return new Rotated.NotPending(version);
    }
    if (seeds(desk).read(version).isPresent()) {
      return DONE;
    }
    VerifierKey current = signer(desk, labels.current()).verifierKey();
    KeyChanges changes = KeyChanges.read(posting.journal());
    Optional<Rotated> tooSoon = tooSoon(desk, changes, current, replaced(desk, changes, current));
    if (tooSoon.isPresent()) {
      return tooSoon.get();
    }
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    seeds(desk).keep(version, seed);
    // A crash here means: a seed whose key no entry names; whoever comes next goes on with it.
    return DONE;
  }

  /** Names its key in the ledger, and retires those that were replaced before. */
  public Rotated set(Kind.Desk desk, String version) {
    return next(desk, version, this::name);
  }

  /** Waits until the log names it, and tries it. */
  public Rotated test(Kind.Desk desk, String version) {
    Rotated rotated = next(desk, version, next -> tried(desk, next.signer()));
    for (int look = 1; rotated instanceof Rotated.NotSealed && look < LOOKS; look++) {
      posting.waiting().pause().accept(SECOND_MILLIS);
      rotated = next(desk, version, next -> tried(desk, next.signer()));
    }
    boolean isTrial = rotated instanceof Rotated.NoSeed || rotated instanceof Rotated.SameSeed;
    // Secrets Manager tries a function out by this one step when it is first told of it.
    return isTrial ? DONE : rotated;
  }

  /** Makes it the one that functions fetch. */
  public Rotated finish(Kind.Desk desk, String version) {
    Labels labels = seeds(desk).labels();
    if (!labels.current().equals(version)) {
      Rotated refused = next(desk, version, next -> tried(desk, next.signer()));
      if (!(refused instanceof Rotated.Done)) {
        return refused;
      }
      if (!seeds(desk).promote(version, labels.current())) {
        return new Rotated.NotPending(version);
      }
      // A crash here means: functions fetch the new seed, and since when is noted by whoever comes
      // next, as of then: what it replaced is retired an hour after that.
    }
    var _ = since(desk, signer(desk, version).verifierKey());
    return DONE;
  }

  /**
   * What a step rests on.
   *
   * @param current what functions sign with
   * @param signer what they are to sign with
   */
  private record Next(Kind.Desk desk, VerifierKey current, NoteSigner signer) {}

  private Rotated next(Kind.Desk desk, String version, Function<Next, Rotated> step) {
    Labels labels = seeds(desk).labels();
    if (labels.current().equals(version)) {
      return DONE;
    }
    if (!labels.isNext(version)) {
      return new Rotated.NotPending(version);
    }
    if (seeds(desk).read(version).isEmpty()) {
      return new Rotated.NoSeed(version);
    }
    NoteSigner signer = signer(desk, version);
    VerifierKey current = signer(desk, labels.current()).verifierKey();
    return signer.verifierKey().equals(current)
        ? new Rotated.SameSeed(current)
        : step.apply(new Next(desk, current, signer));
  }

  private Rotated name(Next next) {
    NoteSigner billing = current(Kind.Desk.BILLING);
    KeyChanges changes = KeyChanges.read(posting.journal());
    for (int attempt = 1; attempt <= Ledger.MAX_ATTEMPTS; attempt++) {
      Optional<Rotated> known = known(next, changes, billing.verifierKey());
      if (known.isPresent()) {
        return known.get();
      }
      List<VerifierKey> replaced = replaced(next.desk(), changes, next.current());
      Optional<Rotated> tooSoon = tooSoon(next.desk(), changes, next.current(), replaced);
      if (tooSoon.isPresent()) {
        return tooSoon.get();
      }
      Request change = new Request.NameKeys(changes.next(), keys(next, replaced));
      Ledger ledger = posting.ledger().apply(Issuer.of(Kind.Desk.BILLING, billing));
      if (ledger.post(change, List.of()) instanceof Posted.Written) {
        // A crash here means: the ledger lets a key sign that nobody signs with yet.
        return DONE;
      }
      // Another change took the number: what this one would have rested on is not so any more.
      posting.waiting().after(attempt);
      changes = KeyChanges.read(posting.journal());
    }
    return new Rotated.Crowded(changes.next());
  }

  /** Whether there is nothing left to name, or something that must not be built on. */
  private static Optional<Rotated> known(Next next, KeyChanges changes, VerifierKey billing) {
    KeyRing ring = changes.ring();
    VerifierKey key = next.signer().verifierKey();
    if (may(ring, key, next.desk())) {
      return Optional.of(DONE);
    }
    if (ring.named().contains(key)) {
      return Optional.of(new Rotated.Retired(key));
    }
    if (!ring.kindsOf(billing).contains(Kind.KEY)) {
      return Optional.of(new Rotated.NotEntitled(billing));
    }
    return may(ring, next.current(), next.desk())
        ? Optional.empty()
        : Optional.of(new Rotated.NotEntitled(next.current()));
  }

  private static boolean may(KeyRing ring, VerifierKey key, Kind.Desk desk) {
    return ring.kindsOf(key).containsAll(PublicKey.ofDesk(key, desk).kinds());
  }

  /** The new one, and as many of the replaced ones, to be retired, as an entry has room for. */
  private static List<PublicKey> keys(Next next, List<VerifierKey> replaced) {
    List<PublicKey> keys = new ArrayList<>();
    keys.add(PublicKey.ofDesk(next.signer().verifierKey(), next.desk()));
    replaced.stream()
        .limit(Entry.MAX_PUBLIC_KEYS - 1)
        .map(key -> new PublicKey(key, Set.of()))
        .forEach(keys::add);
    return keys;
  }

  /**
   * The keys that may sign, are not the current one, and are not the other desk's: also one of a
   * name that is nobody's, which somebody named who had stolen the billing key.
   */
  private List<VerifierKey> replaced(Kind.Desk desk, KeyChanges changes, VerifierKey current) {
    KeyRing ring = changes.ring();
    return ring.named().stream()
        .filter(key -> !key.equals(current) && !isOfOther(desk, key))
        .filter(key -> !ring.kindsOf(key).isEmpty())
        .toList();
  }

  private boolean isOfOther(Kind.Desk desk, VerifierKey key) {
    return Arrays.stream(Kind.Desk.values())
        .anyMatch(other -> other != desk && key.name().equals(other.keyName(origin)));
  }

  /**
   * A retired key's entries are never sealed, and were answered: so nothing signed by it may be on
   * its way. The sealer would find out, and be too late.
   */
  private Optional<Rotated> tooSoon(
      Kind.Desk desk, KeyChanges changes, VerifierKey current, List<VerifierKey> replaced) {
    Instant latest = replaced.isEmpty() ? Instant.MIN : since(desk, current);
    VerifierKey which = current;
    for (VerifierKey key : replaced) {
      // One that was named and never used: whoever named it may be about to use it.
      Instant named = changes.naming(key).map(Entry::time).orElse(Instant.MIN);
      which = key;
      latest = named.isAfter(latest) ? named : latest;
    }
    Instant now = posting.waiting().clock().instant();
    return replaced.isEmpty() || !now.isBefore(latest.plus(SETTLED_AFTER))
        ? Optional.empty()
        : Optional.of(new Rotated.TooSoon(which, latest.plus(SETTLED_AFTER)));
  }

  /** Since when the current key is the one that functions fetch; noted now if nobody did. */
  private Instant since(Kind.Desk desk, VerifierKey current) {
    Instant now = posting.waiting().clock().instant();
    return KeyInUse.note(posting.journal(), desk, new KeyInUse(current, now)).since();
  }

  /**
   * Whether the log lets it sign all it has to, and what it signs verifies by what the log says.
   */
  private Rotated tried(Kind.Desk desk, NoteSigner signer) {
    VerifierKey key = signer.verifierKey();
    KeyRing ring = KeyChanges.read(posting.journal()).sealed().ring();
    if (!may(ring, key, desk)) {
      return new Rotated.NotSealed(key);
    }
    NoteSignature signature = signer.sign(SAMPLE, 0);
    boolean isGood =
        ring.keyOf(signature).filter(known -> known.verify(SAMPLE, signature)).isPresent();
    return isGood ? DONE : new Rotated.NotEntitled(key);
  }

  private NoteSigner current(Kind.Desk desk) {
    return signer(desk, seeds(desk).labels().current());
  }

  private NoteSigner signer(Kind.Desk desk, String version) {
    byte[] seed =
        seeds(desk)
            .read(version)
            .orElseThrow(() -> new IllegalStateException("version has no seed: " + version));
    return Ed25519Signer.of(desk.keyName(origin), seed);
  }

  private Seeds seeds(Kind.Desk desk) {
    Seeds of = seeds.get(desk);
    if (of == null) {
      throw new IllegalStateException("no seeds of desk " + desk);
    }
    return of;
  }
}
