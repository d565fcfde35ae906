package zoncoin.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Says in one line, with the name of the file, why something could not be read or written. */
final class Reason {
  private Reason() {}

  /** Why; what whoever threw it said, if they said anything themselves. */
  static String of(UncheckedIOException fault) {
    String said = String.valueOf(fault.getMessage());
    IOException cause = fault.getCause();
    return cause != null && said.equals(cause.toString()) ? of(cause) : said;
  }

  /** Why. */
  static String of(IOException fault) {
    return switch (fault) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case AccessDeniedException denied -> "not allowed to use " + denied.getFile();
      case NotDirectoryException file -> file.getFile() + " is no folder";
      case FileAlreadyExistsException taken -> taken.getFile() + " is there already";
      case FileSystemException named -> named.getFile() + ": " + lowerCase(named);
      default -> fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    };
  }

  /** What the machine says begins with a capital letter, which no part of a line does. */
  private static String lowerCase(FileSystemException named) {
    String reason = String.valueOf(named.getReason());
    return reason.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + reason.substring(1);
  }

  /**
   * Reads a file, and names it in whatever goes wrong; the machine does not, of a folder.
   *
   * @param file to read
   * @param maxBytes what is behind them is not read
   */
  static byte[] read(Path file, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(maxBytes);
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException unnamed) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, unnamed.getMessage());
      named.initCause(unnamed);
      throw named;
    }
  }
}
