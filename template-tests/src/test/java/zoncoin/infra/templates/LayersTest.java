package zoncoin.infra.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The two layers as {@code ./mvnw package} leaves them; skipped where nothing was packaged. */
final class LayersTest {
  private static final Path ZIPS = Synthesis.ROOT.resolve("layers/zips/target");

  /** Every megabyte is downloaded and unpacked when a function starts for the first time. */
  private static final Map<String, Long> MOST_MIB = Map.of("core", 40L, "exports", 25L);

  /** What Lambda allows of a function with its layers, unpacked (developer guide, "Quotas"). */
  private static final long MOST_UNPACKED_MIB = 250;

  private static final long MIB = 1024 * 1024;

  @Test
  void eachLayerIsSmallAndBothTogetherFitUnpacked() throws IOException {
    long unpacked = 0;
    for (Map.Entry<String, Long> layer : MOST_MIB.entrySet()) {
      Path zip = zip(layer.getKey());
      long size = Files.size(zip);
      assertTrue(size <= layer.getValue() * MIB, layer + " has " + size + " bytes");
      unpacked += entries(zip).stream().mapToLong(ZipEntry::getSize).sum();
    }
    assertTrue(unpacked <= MOST_UNPACKED_MIB * MIB, unpacked + " bytes unpacked");
  }

  @Test
  void duckDbComesWithTheLibraryOfTheMachinesOfLambdaAlone() throws IOException {
    assertEquals(
        List.of("java/lib/libduckdb_java.so_linux_arm64"),
        names("exports").stream().filter(name -> name.contains(".so")).toList());
    try (ZipFile layer = new ZipFile(zip("exports").toFile());
        ZipInputStream jar =
            new ZipInputStream(
                layer.getInputStream(layer.getEntry("java/lib/duckdb_jdbc-classes.jar")))) {
      for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
        assertTrue(!entry.getName().contains(".so"), entry.getName());
      }
    }
  }

  @Test
  void whatAFunctionNeedsIsInTheCoreLayerAndNoFunctionIs() throws IOException {
    List<String> names = names("core");
    for (String jar :
        List.of("zoncoin-core-", "zoncoin-store-", "zoncoin-edge-", "dynamodb-", "bcprov-")) {
      assertEquals(
          1, names.stream().filter(name -> name.startsWith("java/lib/" + jar)).count(), jar);
    }
    assertTrue(
        names.stream().noneMatch(name -> name.contains("function") || name.contains("duckdb")),
        names.toString());
  }

  /** It runs them as a user of its own, who is not the owner of any file. */
  @Test
  void lambdaMayReadAllThatIsPackedWhoeverPackedIt() throws IOException {
    for (Path packed :
        Stream.concat(MOST_MIB.keySet().stream().map(LayersTest::zip), jars()).toList()) {
      try (FileSystem zip =
              FileSystems.newFileSystem(packed, Map.of("enablePosixFileAttributes", true));
          Stream<Path> entries = Files.walk(zip.getPath("/"))) {
        for (Path entry : entries.skip(1).toList()) {
          String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(entry));
          String reading = Files.isDirectory(entry) ? "rwxr-xr-x" : "rw-r--r--";
          assertEquals(reading, mode, packed + " " + entry);
        }
      }
    }
  }

  /** Of all functions, one each. */
  private static Stream<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> functions =
        Files.newDirectoryStream(Synthesis.ROOT.resolve("functions"), Files::isDirectory)) {
      for (Path function : functions) {
        Path target = function.resolve("target");
        String name = "zoncoin-function-" + function.getFileName() + "-*[!s].jar";
        if (Files.isDirectory(target)) {
          try (DirectoryStream<Path> found = Files.newDirectoryStream(target, name)) {
            found.forEach(jars::add);
          }
        }
      }
    }
    return jars.stream();
  }

  private static Path zip(String layer) {
    Path zip = ZIPS.resolve("layer-" + layer + ".zip");
    assumeTrue(Files.exists(zip), zip + " is not built: run ./mvnw package");
    return zip;
  }

  private static List<String> names(String layer) throws IOException {
    return entries(zip(layer)).stream().map(ZipEntry::getName).toList();
  }

  private static List<? extends ZipEntry> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      return file.stream().toList();
    }
  }
}
