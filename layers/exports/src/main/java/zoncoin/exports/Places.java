package zoncoin.exports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import zoncoin.billing.SourceFile;
import zoncoin.tlog.Malformed;

/** Finds the deliveries at the places that somebody names. Reads manifests, but no data file. */
final class Places {
  /** How deep a folder is searched: bucket, prefixes, export, data, period, execution and room. */
  private static final int MAX_DEPTH = 12;

  private final Path mirror;
  private final Map<String, Found.Exported> exported = new LinkedHashMap<>();
  private final List<Found.Named> loose = new ArrayList<>();

  private Places(Path mirror) {
    this.mirror = mirror;
  }

  /**
   * The deliveries at some places, see {@link zoncoin.billing.BillReader#read}.
   *
   * @param places paths or S3 URIs
   * @param mirror the folder that stands for S3
   * @throws Malformed if there is none, or a manifest names a file that is not there
   */
  static List<Found> find(List<String> places, Path mirror) {
    Places found = new Places(mirror);
    try {
      for (String place : places) {
        found.add(place);
      }
      found.checkNames();
      return found.deliveries();
    } catch (IOException cannotRead) {
      throw new UncheckedIOException(cannotRead);
    }
  }

  private void add(String place) throws IOException {
    if (place.startsWith("s3://")) {
      Path copy =
          Mirror.find(place, List.of(mirror.toAbsolutePath()))
              .orElseThrow(() -> new NoSuchFileException(place));
      addFile(place, copy, mirror);
      return;
    }
    Path path = Path.of(place);
    if (Files.isDirectory(path)) {
      addFolder(path);
    } else if (Files.isRegularFile(path)) {
      addFile(String.valueOf(path.getFileName()), path, path.toAbsolutePath().getRoot());
    } else {
      throw new NoSuchFileException(place);
    }
  }

  private void addFile(String name, Path file, Path top) {
    if (name.endsWith(".json")) {
      addManifest(file, top);
    } else {
      loose.add(new Found.Named(name, file));
    }
  }

  /** A folder is what its manifests list; one without a manifest is the data files in it. */
  private void addFolder(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<Path> manifests = files.stream().filter(Manifest::isNamed).toList();
    manifests.forEach(manifest -> addManifest(manifest, folder));
    List<Path> data = files.stream().filter(file -> Kind.isData(file.toString())).toList();
    if (manifests.isEmpty()) {
      data.forEach(file -> loose.add(new Found.Named(folder.relativize(file).toString(), file)));
    }
    if (manifests.isEmpty() && data.isEmpty()) {
      throw Malformed.ofAnotherKind(
          folder + ": no bill in this folder: no …Manifest.json, .parquet, .csv or .csv.gz");
    }
  }

  /** A delivery names each of its files once; here they are named by whoever asks. */
  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (Found.Named file : loose) {
      if (!names.add(file.name())) {
        throw Malformed.ofAnotherKind(file.name() + ": two files of this name");
      }
    }
  }

  /** Of several deliveries of one export and period only the newest counts. */
  private void addManifest(Path path, Path top) {
    Manifest manifest = Manifest.read(path);
    String key =
        manifest.period().isEmpty() ? path.toString() : manifest.export() + " " + manifest.period();
    Found.Exported before = exported.get(key);
    if (before == null || manifest.isNewerThan(before.manifest())) {
      exported.put(key, new Found.Exported(manifest, filesOf(manifest, top)));
    }
  }

  private static List<Found.Named> filesOf(Manifest manifest, Path top) {
    List<Path> folders = Mirror.above(manifest.path(), top);
    List<Found.Named> files = new ArrayList<>();
    Set<Path> paths = new HashSet<>();
    for (String key : manifest.files()) {
      Path copy = copyOf(key, manifest, folders);
      if (!paths.add(copy)) {
        // Its lines would be summed twice.
        throw new Malformed(
            manifest.source().name()
                + ": names a file twice, in two ways: "
                + Malformed.shown(key));
      }
      files.add(new Found.Named(key, copy));
    }
    return files;
  }

  private static Path copyOf(String key, Manifest manifest, List<Path> folders) {
    String name = manifest.source().name();
    try {
      SourceFile.checkName(key);
      return Mirror.find(key, folders)
          .orElseThrow(() -> new Malformed("names a file that is not there: " + key));
    } catch (Malformed notOfAFile) {
      throw new Malformed(name + ": " + notOfAFile.getMessage());
    }
  }

  private List<Found> deliveries() throws IOException {
    List<Found> deliveries = new ArrayList<>(exported.values());
    if (!loose.isEmpty()) {
      Instant newest = Instant.EPOCH;
      for (Found.Named file : loose) {
        Instant modified = Files.getLastModifiedTime(file.path()).toInstant();
        newest = modified.isAfter(newest) ? modified : newest;
      }
      deliveries.add(new Found.Loose(newest.truncatedTo(ChronoUnit.MILLIS), List.copyOf(loose)));
    }
    return deliveries;
  }
}
