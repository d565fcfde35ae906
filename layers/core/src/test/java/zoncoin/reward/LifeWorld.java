package zoncoin.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import zoncoin.ledger.Account;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.Standing;
import zoncoin.memory.MemoryJournal;
import zoncoin.memory.Village;
import zoncoin.note.NoteSignature;
import zoncoin.note.NoteSigner;
import zoncoin.note.VerifierKey;

/**
 * A ledger and the model of it, side by side: whoever does something does it to both, and says so.
 */
final class LifeWorld {
  /** Events that a failure tells. */
  private static final int TOLD = 30;

  static final List<Account.Member> MEMBERS = List.of(Village.ALICE, Village.BOB);
  static final NoteSigner HAND = hand("/billing", 3);
  private static final Issuer ISSUER = Issuer.of(HAND, hand("/desk", 4));

  private final List<Supplier<String>> story = new ArrayList<>();
  final Random random;
  final Lives lives = new Lives();
  final MemoryJournal journal = new MemoryJournal();
  final Ledger ledger;
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int asked;

  LifeWorld(long seed) {
    random = new Random(seed);
    ledger =
        new Ledger(
            new Ledger.Programme(Village.LOG, new Nonce.Key(new byte[32]), ISSUER),
            journal,
            new Ledger.Waiting(() -> now, random, millis -> {}));
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  long amount() {
    return 1 + random.nextInt(random.nextBoolean() ? 1_000_000 : 2_000_000_000);
  }

  /** A number that nothing else has. */
  int next() {
    return asked++;
  }

  void ask(boolean expected, Request request) {
    Posted posted = ledger.post(request, List.of());
    assertEquals(expected, posted instanceof Posted.Written, () -> request + ": " + posted);
  }

  /** Told only if the seed fails. */
  void tell(String what, Object... values) {
    Instant then = now;
    story.add(() -> then + " " + what.formatted(values));
  }

  String told() {
    return story.subList(Math.max(0, story.size() - TOLD), story.size()).stream()
        .map(Supplier::get)
        .collect(Collectors.joining("\n"));
  }

  void compare() {
    for (Account.Member member : MEMBERS) {
      Standing standing = journal.head(member).standing();
      Map<String, Long> kept = new TreeMap<>();
      standing.buckets().amounts().forEach((b, zon) -> kept.put(b.text(), zon.zon()));
      standing.expired().forEach((month, zon) -> kept.put("expired:" + month, zon.zon()));
      assertEquals(lives.told(member.id()), kept, member.text());
    }
  }

  /**
   * A hand that signs nothing: signatures are what takes the time, and nobody verifies them here.
   */
  private static NoteSigner hand(String suffix, int seed) {
    NoteSigner real = Village.signer(Village.LOG.origin() + suffix, seed);
    NoteSignature signature = real.sign("nothing\n", 0);
    return new NoteSigner() {
      @Override
      public VerifierKey verifierKey() {
        return real.verifierKey();
      }

      @Override
      public NoteSignature sign(String text, long timeSeconds) {
        return signature;
      }
    };
  }
}
