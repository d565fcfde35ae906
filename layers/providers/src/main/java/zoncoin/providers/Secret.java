package zoncoin.providers;

import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import zoncoin.tlog.Malformed;

/** What adapters sign with, read anew before each call so that rotation needs no restart. */
final class Secret {
  private Secret() {}

  /** Why a secret cannot be had or is of no use, without repeating it; empty if it is there. */
  static Optional<String> obstacle(Supplier<?> secret) {
    try {
      var _ = secret.get();
      return Optional.empty();
    } catch (Malformed | UncheckedIOException fault) {
      return Optional.of(String.valueOf(fault.getMessage()));
    }
  }
}
