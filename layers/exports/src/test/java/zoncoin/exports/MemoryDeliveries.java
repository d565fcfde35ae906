package zoncoin.exports;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import zoncoin.billing.DeliveredFiles;

/** A bucket in memory, of which a connection can break and a file can be replaced meanwhile. */
final class MemoryDeliveries implements DeliveredFiles {
  private final Map<String, byte[]> contents = new TreeMap<>();
  private final Map<String, Version> versions = new TreeMap<>();
  final List<String> opened = new ArrayList<>();
  private int breaking;
  private int puts;
  private Runnable afterOpening = () -> {};

  MemoryDeliveries put(String key, byte[] content, Instant modified) {
    contents.put(key, content);
    versions.put(key, new Version("tag-" + puts++ + modified, modified, content.length));
    return this;
  }

  /** A file is as long as nobody could put it here. */
  void claim(String key, long bytes) {
    Version now = version(key);
    versions.put(key, new Version(now.tag(), now.modified(), bytes));
  }

  byte[] content(String key) {
    return contents.getOrDefault(key, new byte[0]).clone();
  }

  /** The next connections end too soon. */
  MemoryDeliveries breaking(int times) {
    breaking = times;
    return this;
  }

  /** Something happens after each file was opened. */
  MemoryDeliveries afterOpening(Runnable happens) {
    afterOpening = happens;
    return this;
  }

  @Override
  public Opened open(String key) {
    Version version = version(key);
    opened.add(key);
    InputStream content = new ByteArrayInputStream(contents.getOrDefault(key, new byte[0]));
    afterOpening.run();
    return new Opened(breaking-- > 0 ? new Broken(content) : content, version);
  }

  @Override
  public Version version(String key) {
    return Optional.ofNullable(versions.get(key))
        .orElseThrow(() -> new UncheckedIOException(new FileNotFoundException(key)));
  }

  /** Gives one byte, then fails. */
  private static final class Broken extends FilterInputStream {
    private boolean isFirst = true;

    Broken(InputStream content) {
      super(content);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (!isFirst) {
        throw new IOException("Connection reset");
      }
      isFirst = false;
      return super.read(bytes, from, 1);
    }
  }
}
