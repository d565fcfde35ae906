package zoncoin.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import zoncoin.tlog.Hash;

/**
 * Bytes that are hashed while they are read. The last of them is given only once the hash is right,
 * so that whoever copies them as long as there are any has no whole copy of wrong ones.
 */
final class ProvenStream extends FilterInputStream {
  private final long expectedBytes;
  private final Hash expected;
  private final MessageDigest digest;
  private long bytes;

  ProvenStream(InputStream content, long expectedBytes, Hash expected) {
    super(content);
    this.expectedBytes = expectedBytes;
    this.expected = expected;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read < 0) {
      require(bytes == expectedBytes);
      return read;
    }
    digest.update(into, offset, read);
    bytes += read;
    require(bytes < expectedBytes || (bytes == expectedBytes && isRight()));
    return read;
  }

  private boolean isRight() {
    return Hash.of(digest.digest()).equals(expected);
  }

  private void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("file is not what its hash says: " + expected.hex());
    }
  }

  @Override
  public long skip(long count) throws IOException {
    throw new IOException("bytes that are hashed are not skipped");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
