package zoncoin.cli;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whoever mistypes is told in one line what is wrong and where to look, and it is exit code 2. */
final class WrongUseTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("text"), "hello\n");
    Files.writeString(folder.resolve("object.json"), "{}");
    Files.writeString(folder.resolve("open.json"), "[");
    Files.write(folder.resolve("binary"), new byte[] {0, 1, (byte) 0xff});
    SmallLog.keys(folder);
  }

  private static List<List<String>> commands(CommandLine at, List<String> words) {
    List<List<String>> all = new ArrayList<>(List.of(words));
    at.getSubcommands()
        .forEach(
            (name, command) -> {
              List<String> more = new ArrayList<>(words);
              more.add(name);
              all.addAll(commands(command, more));
            });
    return all;
  }

  private static Answer to(List<String> words, String... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return Answer.to(all.toArray());
  }

  private static void assertWrongUse(Answer answer, String line) {
    assertEquals(new Answer(Zon.WRONG_USE, "", line + "\n"), answer);
  }

  @TestFactory
  List<DynamicTest> everyCommandHasHelpAndSaysWhichOptionItHasNot() {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> words : commands(Zon.commandLine(), List.of())) {
      String name = ("zon " + String.join(" ", words)).strip();
      tests.add(DynamicTest.dynamicTest(name, () -> assertHelps(name, words)));
    }
    assertTrue(tests.size() > 40, "every command is there");
    return tests;
  }

  private static void assertHelps(String name, List<String> words) {
    Answer help = to(words, "--help");
    assertEquals(Zon.GOOD, help.exit());
    assertTrue(help.out().startsWith("Usage: " + name + " "), help::out);
    assertWrongUse(
        to(words, "--xyzzy"), "zon: there is no option --xyzzy; see: " + name + " --help");
  }

  @TestFactory
  List<DynamicTest> everyGroupOfCommandsListsThemWhereOneIsNone() {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> words : commands(Zon.commandLine(), List.of())) {
      CommandLine at = Zon.commandLine();
      for (String word : words) {
        at = requireNonNull(at.getSubcommands().get(word));
      }
      String name = ("zon " + String.join(" ", words)).strip();
      String there = String.join(", ", new TreeSet<>(at.getSubcommands().keySet()));
      String line =
          "zon: there is no command 'XYZZY'; there are %s; see: %s --help".formatted(there, name);
      if (!there.isEmpty()) {
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  assertWrongUse(to(words, "XYZZY"), line);
                  assertWrongUse(to(words, "XYZZY", "--help"), line);
                }));
      }
    }
    assertTrue(tests.size() >= 6, "zon and its groups");
    return tests;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          help NOSUCH                       | there is no command 'NOSUCH'; there are audit, bill, catalogue,
          help operate NOSUCH               | there is no command 'NOSUCH'; there are accept, adjust, approve,
          help bill nosuch                  | there is no place for 'nosuch'; see: zon help --help
          bill                              | Missing required parameter: 'PATH'; see: zon bill --help
          bill --polcy x                    | there is no option --polcy; did you mean --policy?
          cost x                            | there is no place for 'x'; see: zon cost --help
          cost --members x                  | Invalid value for option '--members': 'x' is no whole number, or too large;
          cost --members -1                 | --members is 1 to 1000000000, not -1; see:
          cost --redemptions -1             | --redemptions is 0 to 1000000000, not -1; see:
          operate adjust 111122223333 x --memo m | Invalid value for positional parameter at index 1 (AMOUNT): 'x' is no number such as 25 or 0.5; see:
          wallet 111122223333 --entries 0   | --entries is 1 to 100, not 0; see: zon wallet --help
          wallet 111122223333 --entries 101 | --entries is 1 to 100, not 101; see: zon wallet --help
          demo {}/nosuch                    | there is no {}/nosuch
          bill {}/object.json               | object.json: a manifest lists its files under dataFiles or reportKeys (nothing was counted; name a manifest,
          policy check {}/open.json         | open.json, line 1, column 2: is no JSON: Unexpected end-of-input: expected close marker for Array
          policy check {}                   | {}: is a directory
          local costs {}/open.json          | {}/open.json is not JSON: Unexpected end-of-input: expected close marker for Array
          local costs {}                    | {}: is a directory
          operate codes import {}           | {}: is a directory
          operate codes import {}/binary    | {}/binary: not valid UTF-8
          operate readmit {}/text           | {}/text is no signed entry and no receipt: tlog-proof: no blank line before the checkpoint
          operate readmit {}                | {}: is a directory
          up --data {}/text                 | {}/text is a file: name a folder
          audit {} @{}/keys.txt             | there is no checkpoint in {}: name the folder or address of a log; see: zon audit --help
          report --period 2026-06 --log {} @{}/keys.txt | there is no checkpoint in {}: name the folder or address of a log; see: zon report --help
          report --note {}/text @{}/keys.txt | {}/text is no filed report: note: no blank line before the signatures
          report --log x --json --csv @{}/keys.txt | --json, --csv are mutually exclusive (specify only one); see: zon report --help
          recompute x --bill x --log {}     | there is no checkpoint in {}: name the folder or address of a log; see: zon recompute --help
          recompute {}/text --bill x        | {}/text is no signed entry and no receipt: tlog-proof: no blank line before the checkpoint
          policy diff standard standard --bill x --tier gold | neither policy has a tier gold; see: zon policy diff --help
          """)
  void saysWhatIsWrong(String words, String beginning) {
    Answer answer = to(Arrays.asList(words.replace("{}", folder.toString()).split(" ")));
    String expected = "zon: " + beginning.replace("{}", folder.toString());
    assertEquals(
        expected, answer.err().substring(0, Math.min(expected.length(), answer.err().length())));
    assertEquals(1, answer.err().lines().count(), answer::err);
    assertFalse(answer.err().contains("Exception") || answer.err().contains("[Source"));
    assertEquals("", answer.out());
    assertEquals(Zon.WRONG_USE, answer.exit());
  }
}
