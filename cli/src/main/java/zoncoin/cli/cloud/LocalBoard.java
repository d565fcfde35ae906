package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import zoncoin.functions.publish.EventJson;
import zoncoin.notice.Notice;
import zoncoin.notice.NoticeBoard;

/**
 * Events as a bus would hand them on, each a line of JSON in a file: {@code events.jsonl}, which is
 * the newest and on disk when it answers. Once it is large it becomes {@code events.1.jsonl}, what
 * was that becomes {@code events.2.jsonl}, and what was that goes.
 */
final class LocalBoard implements NoticeBoard {
  private static final long FILE_BYTES = 10_000_000;
  private static final int LAST = 2;

  private final Path folder;
  private final long fileBytes;

  /**
   * @param folder of the files
   */
  LocalBoard(Path folder) {
    this(folder, FILE_BYTES);
  }

  /** The same, whose files are large sooner. */
  LocalBoard(Path folder, long fileBytes) {
    this.folder = folder;
    this.fileBytes = fileBytes;
  }

  @Override
  public synchronized void put(List<Notice> notices) {
    StringBuilder lines = new StringBuilder();
    for (Notice notice : notices) {
      lines.append(
          "{\"source\":\"zoncoin\",\"detail-type\":\"%s\",\"time\":\"%s\",\"detail\":%s}\n"
              .formatted(notice.kind().word(), notice.time(), EventJson.print(notice)));
    }
    Path newest = file(0);
    try {
      if (Files.exists(newest) && Files.size(newest) >= fileBytes) {
        makeRoom();
      }
      add(newest, lines.toString().getBytes(UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't write events to " + newest, fault);
    }
  }

  private Path file(int age) {
    return folder.resolve(age == 0 ? "events.jsonl" : "events." + age + ".jsonl");
  }

  private void makeRoom() throws IOException {
    for (int age = LAST; age > 0; age--) {
      if (Files.exists(file(age - 1))) {
        Files.move(file(age - 1), file(age), ATOMIC_MOVE, REPLACE_EXISTING);
        // A crash here means: there is none of that age, and what is younger moves up another time.
      }
    }
  }

  /** What was not written to its end is put again: the next line does not go on in that one. */
  private static void add(Path file, byte[] lines) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
      long end = channel.size();
      ByteBuffer last = ByteBuffer.allocate(1);
      boolean isTorn = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
      ByteBuffer bytes = ByteBuffer.allocate(lines.length + 1);
      if (isTorn) {
        bytes.put((byte) '\n');
      }
      bytes.put(lines).flip();
      while (bytes.hasRemaining()) {
        end += channel.write(bytes, end);
      }
      channel.force(true);
    }
  }
}
