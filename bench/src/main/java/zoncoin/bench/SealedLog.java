package zoncoin.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.seal.Alarms;
import zoncoin.seal.LogFiles;
import zoncoin.seal.Sealer;
import zoncoin.store.DynamoHeads;
import zoncoin.store.DynamoJournal;
import zoncoin.store.FolderFiles;

/** A log in a folder, which its end deletes, with the sealer that grows it from a table. */
final class SealedLog implements AutoCloseable {
  private final List<Published> published = Collections.synchronizedList(new ArrayList<>());
  private final TempFolder folder = TempFolder.make();
  private final Sealer sealer;

  /**
   * @param client of the server
   * @param table whose entries are sealed
   */
  SealedLog(DynamoDbClient client, String table) {
    NoteSigner mlDsa = MlDsa44Signer.of(Programme.LOG.origin(), Programme.seed(4));
    sealer =
        new Sealer(
            new Sealer.Log(Programme.LOG, List.of(Programme.signer("", 3), mlDsa)),
            new Sealer.Ports(
                new DynamoHeads(client, table),
                new Listening(FolderFiles.of(folder.path().resolve("log")), published),
                FolderFiles.of(folder.path().resolve("staging")),
                new DynamoJournal(client, table),
                SealedLog::raise),
            InstantSource.system(),
            new SecureRandom());
  }

  private static void raise(Alarms.Alarm alarm) {
    // That entries wait for long is what is measured here; all else is an end.
    if (!(alarm instanceof Alarms.Alarm.Late)) {
      throw new IllegalStateException("alarm: " + alarm);
    }
  }

  /**
   * A checkpoint.
   *
   * @param nanos when its file was in its place, by {@link System#nanoTime}
   * @param size of its tree
   */
  record Published(long nanos, long size) {}

  /** All checkpoints so far, oldest first. */
  List<Published> published() {
    return List.copyOf(published);
  }

  /** Seals until nothing waits, as the function does; answers how many entries. */
  int sealAll() {
    int entries = 0;
    while (sealer.seal() instanceof Sealer.Result.Sealed sealed) {
      entries += sealed.entries();
    }
    return entries;
  }

  @Override
  public void close() {
    folder.close();
  }

  /** Notes when a checkpoint is published. */
  private record Listening(LogFiles files, List<Published> published) implements LogFiles {
    @Override
    public Optional<Stored> read(String path) {
      return files.read(path);
    }

    @Override
    public boolean create(String path, byte[] bytes) {
      return heard(path, bytes, files.create(path, bytes));
    }

    @Override
    public boolean replace(String path, byte[] bytes, String version) {
      return heard(path, bytes, files.replace(path, bytes, version));
    }

    private boolean heard(String path, byte[] bytes, boolean isWritten) {
      if (isWritten && path.equals("checkpoint")) {
        long size = SignedCheckpoint.parse(bytes).checkpoint().head().size();
        published.add(new Published(System.nanoTime(), size));
      }
      return isWritten;
    }

    @Override
    public void delete(String path) {
      files.delete(path);
    }
  }
}
