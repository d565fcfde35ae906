package zoncoin.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import zoncoin.functions.publish.EventJson;
import zoncoin.notice.Notice;
import zoncoin.notice.NoticeBoard;

/**
 * Events as a bus would hand them on, each a line of JSON in a file.
 *
 * @param file to which they are added; on disk when it answers
 */
record LocalBoard(Path file) implements NoticeBoard {
  @Override
  public void put(List<Notice> notices) {
    StringBuilder lines = new StringBuilder();
    for (Notice notice : notices) {
      lines.append(
          "{\"source\":\"zoncoin\",\"detail-type\":\"%s\",\"time\":\"%s\",\"detail\":%s}\n"
              .formatted(notice.kind().word(), notice.time(), EventJson.print(notice)));
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(UTF_8));
    try (FileChannel channel = FileChannel.open(file, CREATE, APPEND)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException fault) {
      throw new UncheckedIOException("couldn't write events to " + file, fault);
    }
  }
}
