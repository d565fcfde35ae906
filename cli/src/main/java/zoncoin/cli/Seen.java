package zoncoin.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.note.SignedCheckpoint;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.TreeHead;

/**
 * The checkpoints of one log that this user has seen: what makes a log that turns back, or shows
 * two faces, be found out. Two files, each a signed checkpoint, named by SHA-256 of the origin: the
 * newest of all, and, with {@code .audited} behind its name, the newest that an audit came to; a
 * receipt shows a checkpoint, but not that it extends what was seen before.
 */
final class Seen {
  private final Path newest;
  private final Path audited;

  /**
   * @param folder where checkpoints are kept; made when there is one to keep
   * @param origin of the log
   */
  Seen(Path folder, String origin) {
    String name = Hash.sha256(Canonical.utf8("origin", origin)).hex();
    Path absolute = folder.toAbsolutePath();
    this.newest = absolute.resolve(name);
    this.audited = absolute.resolve(name + ".audited");
  }

  /** The newest checkpoint, and the newest audited one, where there are such. */
  List<SignedCheckpoint> all() {
    return Stream.of(read(newest), read(audited)).flatMap(Optional::stream).distinct().toList();
  }

  /**
   * What is wrong with a checkpoint, or with one of those seen before; empty if they can be one
   * log's.
   */
  Optional<Contradiction> contradicts(SignedCheckpoint now) {
    TreeHead head = now.checkpoint().head();
    for (SignedCheckpoint before : all()) {
      TreeHead seen = before.checkpoint().head();
      if (seen.size() == head.size() && !seen.equals(head)) {
        String why = "two roots were signed for size " + seen.size();
        return Optional.of(new Contradiction(why, false, List.of(before), now));
      }
      if (seen.size() > head.size()) {
        String why =
            "size %d is signed here, and %d was before".formatted(head.size(), seen.size());
        return Optional.of(new Contradiction(why, true, List.of(before), now));
      }
    }
    return Optional.empty();
  }

  /**
   * Checkpoints that one log does not sign, or not in this order.
   *
   * @param why they cannot stand together
   * @param isOlder whether they can if the one shown now is just older
   * @param before seen earlier
   * @param now shown now
   */
  record Contradiction(
      String why, boolean isOlder, List<SignedCheckpoint> before, SignedCheckpoint now) {
    /** The notes, whole: whoever has the log's keys can check them. */
    String evidence() {
      StringBuilder evidence = new StringBuilder();
      before.forEach(seen -> evidence.append("--- seen before\n").append(text(seen)));
      return evidence.append("--- shown now\n").append(text(now)).toString();
    }

    static String text(SignedCheckpoint checkpoint) {
      return Canonical.parseUtf8("checkpoint", checkpoint.bytes());
    }
  }

  /** Keeps a checkpoint that a receipt showed, if it is newer. */
  void remember(SignedCheckpoint checkpoint) {
    keep(newest, checkpoint);
  }

  /** Keeps a checkpoint whose whole log was audited, if it is newer. */
  void rememberAudited(SignedCheckpoint checkpoint) {
    keep(newest, checkpoint);
    keep(audited, checkpoint);
  }

  /** Under a lock, so that two at once cannot keep the older one. */
  private static void keep(Path file, SignedCheckpoint checkpoint) {
    try {
      Path folder = Files.createDirectories(file.resolveSibling(""));
      try (FileChannel lock = FileChannel.open(folder.resolve(".lock"), EnumSet.of(CREATE, WRITE));
          FileLock held = lock.lock()) {
        long size = read(file).map(seen -> seen.checkpoint().size()).orElse(-1L);
        if (held.isValid() && checkpoint.checkpoint().size() > size) {
          replace(file, checkpoint.bytes());
        }
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "couldn't remember the checkpoint in %s (%s); name another folder with --state"
              .formatted(file.getParent(), Reason.of(unwritable)),
          unwritable);
    }
  }

  /** Written aside and renamed, so that nobody ever reads half of it. */
  private static void replace(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(aside, EnumSet.of(CREATE, WRITE, TRUNCATE_EXISTING))) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<SignedCheckpoint> read(Path file) {
    try {
      return Optional.of(SignedCheckpoint.parse(Files.readAllBytes(file)));
    } catch (NoSuchFileException notSeen) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "couldn't read what was seen of this log (%s); name another folder with --state"
              .formatted(Reason.of(unreadable)),
          unreadable);
    } catch (Malformed damaged) {
      throw new Malformed(
          file + " is damaged: restore it, or delete it to forget what was seen of this log");
    }
  }
}
