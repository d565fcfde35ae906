package zoncoin.cli.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import zoncoin.cli.doctor.Doctor;
import zoncoin.cli.doctor.Doctor.Verdict;
import zoncoin.cli.doctor.LogChecks;
import zoncoin.note.SignedCheckpoint;
import zoncoin.note.TrustedKeys;
import zoncoin.note.VerifierKey;
import zoncoin.tlog.Malformed;

/** The checks of a cloud on one machine; of its table only while nobody runs it. */
public final class LocalDoctor {
  private static final List<String> SECRETS = List.of("log-ed25519", "log-ml-dsa-44");

  private final Path root;
  private final TrustedKeys keys;

  private LocalDoctor(Path root, TrustedKeys keys) {
    this.root = root;
    this.keys = keys;
  }

  /**
   * Makes all checks.
   *
   * @param root the cloud's folder
   * @throws Malformed if there is no cloud in it
   */
  public static List<Doctor.Checked> examine(Path root) {
    if (!Files.exists(root.resolve("keys.txt"))) {
      throw new Malformed("there is no cloud in " + root + ": zon up makes one");
    }
    String options = PrivateFolder.of(root).read("keys.txt").orElseThrow();
    List<VerifierKey> keys =
        Arrays.stream(options.split("\\s+"))
            .filter(word -> !word.equals("--key"))
            .map(VerifierKey::parse)
            .toList();
    return new LocalDoctor(root, TrustedKeys.of(keys)).examine();
  }

  private List<Doctor.Checked> examine() {
    Map<String, Supplier<Verdict>> checks = new LinkedHashMap<>();
    checks.put("folder", this::folder);
    checks.put("keys", this::keys);
    List<Doctor.Checked> checked = new ArrayList<>(Doctor.examine(checks));
    checked.addAll(log());
    return checked;
  }

  private Verdict folder() {
    try {
      String modes = PosixFilePermissions.toString(Files.getPosixFilePermissions(root));
      return Verdict.of(
          modes.endsWith("------"), root + " is " + modes, "its keys are in it: chmod 700 " + root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read the modes of " + root, unreadable);
    } catch (UnsupportedOperationException _) {
      return new Verdict.Unasked("this file system has no modes");
    }
  }

  /** Asked only of secrets that are there: a check makes none. */
  private Verdict keys() {
    PrivateFolder secrets = new PrivateFolder(root.resolve("keys"));
    List<String> missing = SECRETS.stream().filter(name -> secrets.read(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return new Verdict.Bad("not there: " + missing, "put back " + secrets.root());
    }
    LocalKeys kept =
        LocalKeys.in(secrets, keys.origin(), new SecureRandom(), InstantSource.system());
    return Verdict.of(
        keys.log().equals(kept.logKeys()),
        keys.log().size() + " of the log in keys.txt",
        "keys.txt names other keys than those in " + secrets.root() + ": put back the older");
  }

  private List<Doctor.Checked> log() {
    if (!hasTable()) {
      return withoutTable(new Verdict.Bad("there is none on disk", "zon operate rebuild"));
    }
    SecureRandom random = new SecureRandom();
    try (DirLock _ = DirLock.take(root);
        LocalDynamo table = LocalDynamo.in(PrivateFolder.of(root), random)) {
      InstantSource clock =
          LocalClock.in(PrivateFolder.of(root), InstantSource.system(), Optional.empty());
      return Doctor.examine(
          LogChecks.of(
              () -> published(Duration.between(Instant.now(), clock.instant())),
              new LogChecks.Table(table.heads(), table.journal(), table.journal()),
              keys,
              clock));
    } catch (Malformed inUse) {
      return withoutTable(new Verdict.Unasked(String.valueOf(inUse.getMessage())));
    }
  }

  private List<Doctor.Checked> withoutTable(Verdict verdict) {
    Map<String, Supplier<Verdict>> checks = new LinkedHashMap<>();
    checks.put("checkpoint", () -> LogChecks.checkpoint(published(Duration.ZERO), keys));
    checks.put("table", () -> verdict);
    return Doctor.examine(checks);
  }

  /** Opening a table would make one. */
  private boolean hasTable() {
    try (Stream<Path> files = Files.list(root.resolve("dynamodb"))) {
      return files.anyMatch(file -> file.toString().endsWith(".db"));
    } catch (IOException none) {
      return false;
    }
  }

  /** By how much the cloud's clock is ahead of the file system's. */
  private LogChecks.Published published(Duration ahead) {
    Path checkpoint = root.resolve("log").resolve("checkpoint");
    try {
      return new LogChecks.Published(
          SignedCheckpoint.parse(Files.readAllBytes(checkpoint)),
          Files.getLastModifiedTime(checkpoint).toInstant().plus(ahead));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("couldn't read " + checkpoint, unreadable);
    }
  }
}
