package zoncoin.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import zoncoin.tlog.Hash;

/** Complete entries: those in {@code resources/entries} and the examples of {@code entry.md}. */
final class GoldenEntriesTest {
  private static final Story STORY = new Story();
  private static final Path PAGE =
      Path.of(
          System.getProperty("zoncoin.root", "../.."),
          "layers/core/src/main/java/zoncoin/ledger/entry.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```\n(zoncoin/entry@v1\n.*?)```\n", Pattern.DOTALL);

  static Set<String> names() {
    return STORY.entries.keySet();
  }

  static byte[] golden(String name) {
    return resource("/entries/" + name + ".txt");
  }

  private static byte[] resource(String path) {
    try (InputStream in =
        Objects.requireNonNull(GoldenEntriesTest.class.getResourceAsStream(path), path)) {
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void theLedgerMakesItToTheLastByte(String name) {
    String made = new String(STORY.entry(name).bytes(), UTF_8);
    assertEquals(new String(golden(name), UTF_8), made);
  }

  @ParameterizedTest
  @MethodSource("names")
  void parsesAndPrintsToTheSameBytes(String name) {
    byte[] bytes = golden(name);
    SignedEntry parsed = SignedEntry.parse(bytes);
    assertArrayEquals(bytes, parsed.bytes());
    assertArrayEquals(bytes, parsed.note().bytes());
    assertEquals(parsed.note().text(), parsed.entry().text());
    assertEquals(STORY.entry(name), parsed);
  }

  @ParameterizedTest
  @MethodSource("names")
  void isSignedByTheKeyForItsKindAndNoOther(String name) {
    KeyRing ring = KeyRing.EMPTY.after(STORY.entry("key").entry());
    SignedEntry parsed = SignedEntry.parse(golden(name));
    assertEquals(Optional.empty(), ring.check(parsed));
    String desk = parsed.entry().kind().desk() == Kind.Desk.BILLING ? "/billing" : "/desk";
    assertEquals(Story.LOG.origin() + desk, parsed.signature().name());
    assertEquals(Story.NONCE_KEY.nonce(parsed.entry().transaction()), parsed.entry().nonce());
  }

  @Test
  void everyKindIsAmongThem() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    STORY.entries.values().forEach(signed -> kinds.add(signed.entry().kind()));
    assertEquals(EnumSet.allOf(Kind.class), kinds);
  }

  /** What the page shows is what the ledger makes: hashes, signatures and all. */
  @Test
  void theExamplesOfThePageAreReal() throws IOException {
    String page = Files.readString(PAGE);
    List<String> examples = new ArrayList<>();
    EXAMPLE.matcher(page).results().map(MatchResult::group).forEach(examples::add);
    List<String> real =
        List.of("hold", "issue", "key", "key-rotated").stream()
            .map(name -> "```\n" + new String(golden(name), UTF_8) + "```\n")
            .toList();
    assertEquals(real, examples);
  }

  @Test
  void theChainOfAnExampleNamesTheEntryBeforeIt() {
    Chain link = STORY.entry("hold").entry().chain().getFirst();
    assertEquals(STORY.entry("vest").hash(), link.previous());
    assertEquals(Hash.leaf(golden("vest")), link.previous());
    assertTrue(link.sequence() > 1);
  }
}
