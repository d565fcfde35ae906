package zoncoin.exports;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import zoncoin.tlog.Malformed;

/**
 * Finds the copy of an S3 object in a folder. Copies keep the end of the key and lose some of its
 * beginning: the bucket, a prefix. So the file whose path ends most like the key is the one.
 */
final class Mirror {
  /** How far above its manifest the data of a delivery is looked for, in folders. */
  private static final int MAX_ABOVE = 6;

  private Mirror() {}

  /**
   * The folders that may be the beginning of a manifest's own key: its folder, the one above, and
   * so on.
   *
   * @param manifest where the manifest is
   * @param top the last folder to look in
   */
  static List<Path> above(Path manifest, Path top) {
    List<Path> folders = new ArrayList<>();
    Path last = top.toAbsolutePath().normalize();
    Path folder = manifest.toAbsolutePath().normalize().getParent();
    while (folder != null && folders.size() < MAX_ABOVE) {
      folders.add(folder);
      folder = folder.equals(last) ? null : folder.getParent();
    }
    return folders;
  }

  /**
   * The file that ends most like a key; of two that end alike, the one in the earlier folder.
   *
   * @param key an S3 URI or a key
   * @param folders where to look
   * @throws Malformed if the key could leave the folders
   */
  static Optional<Path> find(String key, List<Path> folders) {
    List<String> parts = parts(key);
    for (int from = 0; from < parts.size(); from++) {
      String end = String.join("/", parts.subList(from, parts.size()));
      // A name alone says too little to look for it in folders that hold other things.
      boolean nameAlone = from == parts.size() - 1;
      for (Path folder : nameAlone ? folders.subList(0, 1) : folders) {
        Path candidate = folder.resolve(end);
        if (Files.isRegularFile(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> parts(String key) {
    String path = key.startsWith("s3://") ? key.substring("s3://".length()) : key;
    List<String> parts = List.of(path.split("/", -1));
    for (String part : parts) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || !isName(part)) {
        throw new Malformed("not the S3 URI or key of a file: " + Malformed.shown(key));
      }
    }
    return parts;
  }

  private static boolean isName(String part) {
    try {
      return Path.of(part).getNameCount() == 1 && !Path.of(part).isAbsolute();
    } catch (InvalidPathException notAName) {
      return false;
    }
  }
}
