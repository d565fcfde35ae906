package zoncoin.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import zoncoin.ledger.NotApplied;
import zoncoin.seal.LogFiles;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.work.Work;
import zoncoin.work.WorkQueue;

/**
 * A queue in a folder of a local disk, with a file for each piece, forced to disk before it is
 * answered for. Its first line says how often the piece was handed over, and until when it is
 * somebody's:
 *
 * <pre>{@code
 * 2 2026-07-18T09:30:30Z
 * vest.member.111122223333
 * …
 * }</pre>
 *
 * <p>Who replaces that line has the piece: of many threads and processes, one. What was handed over
 * in vain lies in {@code aside/}. A piece that is put while the same waits is the same.
 */
public final class FolderQueue implements WorkQueue {
  private static final String ASIDE = "aside/";

  private final FolderFiles files;
  private final InstantSource clock;
  private final Duration hidden;
  private final int mostTries;

  /**
   * @param root the folder, which holds nothing else; made if it is not there
   * @param clock tells when a while has passed
   * @param hidden how long a piece is nobody else's once it was handed over
   * @param mostTries after so many hand-overs a piece is set aside
   */
  public FolderQueue(Path root, InstantSource clock, Duration hidden, int mostTries) {
    this.files = FolderFiles.of(root);
    this.clock = clock;
    this.hidden = hidden;
    this.mostTries = mostTries;
  }

  /** A piece as its file says. */
  private record Tried(int count, Instant until, Work work) {
    byte[] bytes() {
      return (count + " " + until + "\n" + work.message()).getBytes(StandardCharsets.UTF_8);
    }

    static Tried parse(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      List<String> words = List.of(text.substring(0, Math.max(end, 0)).split(" ", -1));
      try {
        return new Tried(
            Integer.parseInt(words.getFirst()),
            Instant.parse(words.getLast()),
            Work.parse(text.substring(end + 1)));
      } catch (NumberFormatException | DateTimeException changed) {
        throw new Malformed("work is tries and a time, a key and a text: " + Malformed.shown(text));
      }
    }
  }

  /** Named by what it is, so that it is there once. */
  private static String name(Work work) {
    return Hash.sha256(work.message().getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Override
  public Set<Work> put(List<Work> pieces) {
    Set<Work> notTaken = new HashSet<>();
    for (Work piece : pieces) {
      try {
        var _ = files.create(name(piece), new Tried(0, Instant.EPOCH, piece).bytes());
      } catch (NotApplied fault) {
        notTaken.add(piece);
      }
    }
    return notTaken;
  }

  @Override
  public int handOver(Worker worker) {
    Map<Work, String> taken = take();
    if (!taken.isEmpty()) {
      Set<Work> left = worker.work(List.copyOf(taken.keySet()));
      // A crash here means: pieces that are handed over again.
      taken.keySet().stream()
          .filter(piece -> !left.contains(piece))
          .map(taken::get)
          .forEach(files::delete);
    }
    return taken.size();
  }

  /**
   * Hands one piece over at once, whoever has it.
   *
   * @return whether it is there
   */
  public boolean handOver(Work piece, Worker worker) {
    String name = name(piece);
    boolean isThere = files.read(name).isPresent();
    if (isThere && worker.work(List.of(piece)).isEmpty()) {
      // A crash here means: a piece that is handed over again.
      files.delete(name);
    }
    return isThere;
  }

  /** What was handed over in vain, or is no work: the texts. */
  public List<String> aside() {
    return files.names(ASIDE).stream()
        .flatMap(name -> files.read(ASIDE + name).stream())
        .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
        .toList();
  }

  private Map<Work, String> take() {
    Map<Work, String> taken = new LinkedHashMap<>();
    for (String name : files.names("")) {
      if (taken.size() < MAX_BATCH) {
        files.read(name).flatMap(file -> take(name, file)).ifPresent(work -> taken.put(work, name));
      }
    }
    return taken;
  }

  /** Empty where it is somebody else's, or was tried often enough. */
  private Optional<Work> take(String name, LogFiles.Stored file) {
    Tried tried;
    try {
      tried = Tried.parse(file.bytes());
    } catch (Malformed ofOthers) {
      setAside(name, file.bytes());
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (tried.until().isAfter(now)) {
      return Optional.empty();
    }
    if (tried.count() >= mostTries) {
      setAside(name, tried.work().message().getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    }
    Tried once = new Tried(tried.count() + 1, now.plus(hidden), tried.work());
    return files.replace(name, once.bytes(), file.version())
        ? Optional.of(tried.work())
        : Optional.empty();
  }

  private void setAside(String name, byte[] text) {
    var _ = files.create(ASIDE + name, text);
    // A crash here means: it lies there twice, and the next hand-over deletes it here.
    files.delete(name);
  }
}
