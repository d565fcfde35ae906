package zoncoin.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output that remembers what first went wrong: a {@link java.io.PrintWriter} swallows it,
 * and whoever reads half an answer must not take it for the whole.
 */
final class Output extends OutputStream {
  private final OutputStream to;
  private Optional<IOException> fault = Optional.empty();

  Output(OutputStream to) {
    this.to = to;
  }

  /** Why the end of what was printed is lost, if it is. */
  Optional<IOException> fault() {
    return fault;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      to.write(bytes, offset, length);
    } catch (IOException lost) {
      fault = fault.or(() -> Optional.of(lost));
      throw lost;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      to.flush();
    } catch (IOException lost) {
      fault = fault.or(() -> Optional.of(lost));
      throw lost;
    }
  }
}
