package zoncoin.note;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs with a key that is changed now and then: the key is fetched when it is first needed, and
 * again once it is older than {@link #RENEWED_AFTER}. Safe for threads.
 *
 * <p>Whoever changes the key may rely on this: {@link #FORGOTTEN_AFTER} after another became the
 * one that is fetched, nobody signs with the one before, on a clock that runs as it should.
 */
public final class RenewedSigner implements NoteSigner {
  /** Twelve calls an hour of each process that signs cost nothing; a minute more would not, too. */
  public static final Duration RENEWED_AFTER = Duration.ofMinutes(5);

  /**
   * While the key cannot be fetched, the one at hand is good for so long: an outage of where keys
   * are kept is none of the ledger's yet.
   */
  public static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

  /** Between two attempts to fetch it: each may take seconds, and somebody waits. */
  private static final Duration TRIED_AGAIN_AFTER = Duration.ofMinutes(1);

  private final Supplier<NoteSigner> source;
  private final InstantSource clock;
  private Optional<Held> held = Optional.empty();

  /**
   * @param source fetches the key that is to be signed with now; {@link UncheckedIOException} if it
   *     cannot
   * @param clock how the age of a key is told
   */
  public RenewedSigner(Supplier<NoteSigner> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * A key at hand.
   *
   * @param fetched before it was asked for
   * @param next when to ask again
   */
  private record Held(NoteSigner signer, Instant fetched, Instant next) {
    static Held of(NoteSigner signer, Instant now) {
      return new Held(signer, now, now.plus(RENEWED_AFTER));
    }

    boolean isFresh(Instant now) {
      return !now.isBefore(fetched) && now.isBefore(next);
    }

    /** A clock that was turned back tells no age. */
    boolean mayServe(Instant now) {
      return !now.isBefore(fetched) && now.isBefore(fetched.plus(FORGOTTEN_AFTER));
    }

    Held triedAt(Instant now) {
      return new Held(signer, fetched, now.plus(TRIED_AGAIN_AFTER));
    }
  }

  @Override
  public VerifierKey verifierKey() {
    return current().verifierKey();
  }

  @Override
  public NoteSignature sign(String text, long timeSeconds) {
    return current().sign(text, timeSeconds);
  }

  private synchronized NoteSigner current() {
    Instant now = clock.instant();
    Held next = held.filter(known -> known.isFresh(now)).orElseGet(() -> renew(now));
    held = Optional.of(next);
    return next.signer();
  }

  private Held renew(Instant now) {
    try {
      return Held.of(source.get(), now);
    } catch (UncheckedIOException unreachable) {
      return held.filter(known -> known.mayServe(now)).orElseThrow(() -> unreachable).triedAt(now);
    }
  }
}
