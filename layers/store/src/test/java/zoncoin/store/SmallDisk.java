package zoncoin.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file system of a few hundred KB, which one program sees and nobody else: a tmpfs in a mount
 * namespace of its own. It needs no root where users may make namespaces, and leaves nothing
 * behind.
 */
final class SmallDisk {
  static final int PAGE = 4_096;

  private static final String MOUNT = "mount -t tmpfs -o size=512k,nr_inodes=64 tmpfs \"$0\"";

  private final Path folder;
  private final List<Path> ballast = new ArrayList<>();

  /**
   * @param folder where it is mounted
   */
  SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** What a disk can run out of. */
  enum Resource {
    /** Room for content. */
    PAGES,
    /** Room for names: files and folders. */
    NAMES
  }

  /** Whether this machine lets us have one, mounted there. */
  static boolean isPossible(Path folder) throws IOException, InterruptedException {
    try {
      Process trial = start(folder, List.of("true"));
      return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** Starts a program that sees a small disk in that folder. */
  static Process start(Path folder, List<String> program) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("unshare", "--map-root-user", "--mount", "sh", "-c"));
    command.addAll(List.of(MOUNT + " && exec \"$@\"", folder.toString()));
    command.addAll(program);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Fills it, so that there is just so much room left. */
  void fill(Resource resource, int left) throws IOException {
    Path last = folder.resolve("ballast");
    switch (resource) {
      case PAGES -> {
        ballast.add(last);
        try (FileChannel channel =
            FileChannel.open(last, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          fill(channel);
          channel.truncate(Math.max(0, channel.size() - (long) left * PAGE));
        }
      }
      case NAMES -> {
        fillNames(last);
        for (int name = 0; name < left && !ballast.isEmpty(); name++) {
          Files.delete(ballast.removeLast());
        }
      }
    }
  }

  private static void fill(FileChannel channel) {
    try {
      while (true) {
        channel.write(java.nio.ByteBuffer.allocate(PAGE));
      }
    } catch (IOException full) {
      // That is what it is for.
    }
  }

  private void fillNames(Path last) {
    try {
      for (int name = 0; ; name++) {
        Path file = last.resolveSibling("ballast-" + name);
        Files.createFile(file);
        ballast.add(file);
      }
    } catch (IOException full) {
      // That is what it is for.
    }
  }

  /** Makes room. */
  void clear() throws IOException {
    for (Path file : ballast) {
      Files.delete(file);
    }
    ballast.clear();
  }
}
