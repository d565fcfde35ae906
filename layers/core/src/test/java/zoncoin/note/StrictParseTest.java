package zoncoin.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Strictness;
import zoncoin.tlog.Vectors;

/** One change a case: what does not print back to the same bytes is not read. */
class StrictParseTest {
  private static final JsonNode EXAMPLE = Vectors.of("zoncoin_example");
  private static final String CHECKPOINT = EXAMPLE.required("checkpoint").textValue();
  private static final String PROOF = EXAMPLE.required("tlog_proof_index_5").textValue();
  private static final String REQUEST = EXAMPLE.required("add_checkpoint_body_old_5").textValue();
  private static final String VKEY = EXAMPLE.required("log_vkey").textValue();
  private static final String SIGNER = Vectors.of("golden_log").required("signer").textValue();

  @Test
  void aChangedNoteIsRefusedOrPrintsBack() {
    Strictness.checkAllChanges(
        CHECKPOINT.getBytes(UTF_8), changed -> SignedNote.parse(changed).bytes());
  }

  @Test
  void aChangedCheckpointIsRefusedOrPrintsBack() {
    Strictness.checkAllChanges(
        CHECKPOINT.getBytes(UTF_8),
        changed -> {
          SignedCheckpoint read = SignedCheckpoint.parse(changed);
          return new SignedNote(read.checkpoint().text(), read.note().signatures()).bytes();
        });
  }

  @Test
  void aChangedProofIsRefusedOrPrintsBack() {
    UnaryOperator<byte[]> printedBack = changed -> TlogProof.parse(changed).bytes();
    Strictness.checkAllChanges(PROOF.getBytes(UTF_8), printedBack);
    Strictness.checkAllChanges(
        PROOF.replace("index 5", "extra AAEC\nindex 5").getBytes(UTF_8), printedBack);
  }

  @Test
  void aChangedRequestToAWitnessIsRefusedOrPrintsBack() {
    Strictness.checkAllChanges(
        REQUEST.getBytes(UTF_8), changed -> AddCheckpoint.parse(changed).bytes());
  }

  @Test
  void aChangedVerifierKeyIsRefused() {
    Strictness.checkAllChanges(VKEY, changed -> VerifierKey.parse(changed).toString());
  }

  @Test
  void aChangedSignerKeyIsRefused() {
    Strictness.checkAllChanges(SIGNER, changed -> SignerKey.parse(changed).secretText());
  }

  @ParameterizedTest
  @CsvSource({
    "CRLF, '\n', '\r\n', control character U+000D",
    "a tab, '/log/1\n8', '/log\t1\n8', control character U+0009",
    "a null, '/log/1\n8', '/log\u00001\n8', control character U+0000",
    "trailing space, 'Mgw=\n', 'Mgw= \n', not dash",
    "two spaces, '— zon', '—  zon', not dash",
    "a hyphen for the dash, '— zon', '- zon', not dash",
    "no space after the dash, '— zon', '—zon', not dash",
    "no blank line, '\n\n', '\n', no blank line",
    "no newline at the end, 'CA==\n', 'CA==', does not end in a newline",
    "a line after the signatures, 'CA==\n', 'CA==\nmore\n', not dash",
    "a blank line after the signatures, 'CA==\n', 'CA==\n\n', 0 signatures",
    "Base64 with bits that mean nothing, 'CA==', 'CB==', canonical",
    "Base64 without padding, 'CA==', 'CA', canonical",
    "Base64 of URLs, '/qWYOQ3', '_qWYOQ3', not Base64",
    "a key id and nothing else,"
        + " 'IDJKvgAAAABkGFDLylPOZEd+ftfKRyMQgMKTku64AO/0ASwqQmqHElLmCnn4C3Zdn8Z1yZJ8dDyk9NITt5cUv0dVIy+ruabPUqO1CA==',"
        + " 'IDJKvg==', no bytes",
    "a plus in a name, 'witness.example/w1', 'witness+example', key name",
    "a space of Unicode in a name, 'witness.example/w1', 'witness\u00a0example', key name",
    "the next-line control in a name, 'witness.example/w1', 'witness\u0085example', key name",
    "a line separator in a name, 'witness.example/w1', 'witness\u2028example', key name",
  })
  void refusesANoteWith(String what, String from, String to, String rule) {
    byte[] changed = replaceAll(CHECKPOINT, from, to).getBytes(UTF_8);
    Strictness.assertRefused(rule, () -> SignedNote.parse(changed));
  }

  private static String replaceAll(String text, String from, String to) {
    assertTrue(text.contains(from), "the change changes nothing");
    return text.replace(from, to);
  }

  @Test
  void refusesTwoSignaturesByOneKey() {
    String line = CHECKPOINT.substring(CHECKPOINT.indexOf("— "), CHECKPOINT.indexOf("— witness"));
    byte[] twice = (CHECKPOINT + line).getBytes(UTF_8);
    Strictness.assertRefused("two signatures", () -> SignedNote.parse(twice));
    byte[] otherBytes = (CHECKPOINT + line.replace("Mgw=", "Mgg=")).getBytes(UTF_8);
    Strictness.assertRefused("two signatures", () -> SignedNote.parse(otherBytes));
  }

  @Test
  void readsAHundredSignaturesAndRefusesOneMore() {
    List<NoteSignature> hundred =
        IntStream.range(0, 100)
            .mapToObj(i -> NoteSignature.of("key/" + i, i, new byte[2428]))
            .toList();
    SignedNote note = new SignedNote("text\n", hundred);
    assertEquals(note, SignedNote.parse(note.bytes()));
    NoteSignature oneMore = NoteSignature.of("one/more", 1, new byte[1]);
    Strictness.assertRefused("101 signatures", () -> note.with(List.of(oneMore)));
    byte[] appended = (note.printed() + oneMore.line()).getBytes(UTF_8);
    Strictness.assertRefused("more than 100", () -> SignedNote.parse(appended));
  }

  @Test
  void refusesANoteLargerThanItsLimit() {
    byte[] large = new byte[SignedNote.MAX_BYTES + 1];
    Strictness.assertRefused("fit", () -> SignedNote.parse(large));
  }

  /** Whatever is signed can be read back: coins may rest on it. */
  @Test
  void signsNoTextThatIsTooLongToBeReadBack() {
    NoteSigner signer = zoncoin.memory.Village.signer("village.example/ledger/billing", 3);
    int room = SignedNote.MAX_BYTES - SignedNote.sign("\n", 0, List.of(signer)).bytes().length + 1;
    String longest = "a".repeat(room - 1) + "\n";
    SignedNote note = SignedNote.sign(longest, 0, List.of(signer));
    assertEquals(note, SignedNote.parse(note.bytes()));
    assertThrows(Malformed.class, () -> SignedNote.sign("a" + longest, 0, List.of(signer)));
    String accents = "é".repeat(room / 2 + 1) + "\n";
    assertThrows(Malformed.class, () -> SignedNote.sign(accents, 0, List.of(signer)));
  }

  @Test
  void textMayHaveBlankLinesAndEveryLetter() {
    SignedNote note =
        new SignedNote(
            "\n\nè subito sera.\n— not a signature\n\n",
            List.of(NoteSignature.of("名", 1, new byte[1])));
    assertEquals(note, SignedNote.parse(note.bytes()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no newline", "a\u0000b\n", "a\rb\n", "\ud800\n"})
  void signsNoTextThatCouldNotBeReadBack(String text) {
    List<NoteSigner> signers = List.of(Ed25519Signer.of("example.com/a", new byte[32]));
    assertThrows(Malformed.class, () -> SignedNote.sign(text, 0, signers));
  }

  @ParameterizedTest
  @CsvSource({
    "leading zeros, '\n8\n', '\n08\n', leading zeros",
    "a negative size, '\n8\n', '\n-8\n', leading zeros",
    "a signed size, '\n8\n', '\n+8\n', leading zeros",
    "a size of 2^63, '\n8\n', '\n9223372036854775808\n', below 2^63",
    "an empty tree with a root, '\n8\n', '\n0\n', empty tree",
    "no origin, 'zoncoin.example/log/1\n8', '\n8', origin",
    "a short root, 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=',"
        + " 'XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQw==', 31 bytes",
    "no root, '\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=', '', not origin",
    "an empty extension, 'Qyg=\n\n', 'Qyg=\n\n\n', extension",
  })
  void refusesACheckpointWith(String what, String from, String to, String rule) {
    byte[] changed = CHECKPOINT.replaceFirst(from.replace("+", "\\+"), to).getBytes(UTF_8);
    assertFalse(new String(changed, UTF_8).equals(CHECKPOINT), what);
    Strictness.assertRefused(rule, () -> SignedCheckpoint.parse(changed));
  }

  @Test
  void readsACheckpointWithExtensions() {
    String text = "example.com/log\n0\n" + Hash.EMPTY + "\nmore\nand more\n";
    Checkpoint checkpoint = Checkpoint.parse(text);
    assertEquals(List.of("more", "and more"), checkpoint.extensions());
    assertEquals(text, checkpoint.text());
  }

  @ParameterizedTest
  @CsvSource({
    "another header, 'proof@v1', 'proof@v2', does not begin",
    "no index, 'index 5\n', '', does not begin",
    "leading zeros, 'index 5', 'index 05', leading zeros",
    "a negative index, 'index 5', 'index -5', leading zeros",
    "an empty extra, 'index 5', 'extra \nindex 5', left out",
    "extra after the index, 'index 5\n', 'index 5\nextra AAEC\n', hash",
    "a hash that is none, 'vBoGQ7', 'vBoGQ', Base64",
    "no checkpoint, '\n\nzoncoin', '\nzoncoin', ",
  })
  void refusesAProofWith(String what, String from, String to, String rule) {
    byte[] changed = replaceAll(PROOF, from, to).getBytes(UTF_8);
    Strictness.assertRefused(rule == null ? "" : rule, () -> TlogProof.parse(changed));
  }

  @Test
  void refusesAProofOfMoreThan63Hashes() {
    String hash = Hash.EMPTY + "\n";
    byte[] most = PROOF.replace("index 5\n", "index 5\n" + hash.repeat(60)).getBytes(UTF_8);
    assertEquals(63, TlogProof.parse(most).hashes().size());
    byte[] oneMore = PROOF.replace("index 5\n", "index 5\n" + hash.repeat(61)).getBytes(UTF_8);
    Strictness.assertRefused("at most 63", () -> TlogProof.parse(oneMore));
    byte[] many = PROOF.replace("index 5\n", "index 5\n" + hash.repeat(10_000)).getBytes(UTF_8);
    Strictness.assertRefused("at most 63", () -> TlogProof.parse(many));
  }

  @ParameterizedTest
  @CsvSource({
    "leading zeros, 'old 5', 'old 05', leading zeros",
    "an old size beyond the checkpoint, 'old 5', 'old 9', from 0 to",
    "no old size, 'old 5\n', '', old size",
  })
  void refusesARequestWith(String what, String from, String to, String rule) {
    byte[] changed = replaceAll(REQUEST, from, to).getBytes(UTF_8);
    Strictness.assertRefused(rule, () -> AddCheckpoint.parse(changed));
  }

  @ParameterizedTest
  @CsvSource({
    "another key id, 'cf41210a', 'cf41210b', key id",
    "another name, 'log/1', 'log/2', key id",
    "a key id in capitals, 'cf41210a', 'CF41210A', key id",
    "no key id, '+cf41210a', '', signature type 0x1d",
    "an unknown type, 'AQOhB7', 'AgOhB7', signature type 0x02",
    "the type for other keys, 'AQOhB7', '/wOhB7', signature type 0xff",
    "a space in the name, 'log/1', 'log 1', key name",
    "no name, 'zoncoin.example/log/1', '', key name",
    "a key cut short, 'AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4',"
        + " 'AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVQ==', bytes where 32",
    "no key, 'AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4', '', no key",
  })
  void refusesAVerifierKeyWith(String what, String from, String to, String rule) {
    String changed = replaceAll(VKEY, from, to);
    Strictness.assertRefused(rule, () -> VerifierKey.parse(changed));
  }

  @Test
  void neverRepeatsASeedInAMessage() {
    String seed = List.of(SIGNER.split("\\+", 5)).getLast();
    for (String broken :
        List.of(
            SIGNER + "=",
            SIGNER.replace("33d7b496", "33d7b497"),
            "KEY+" + SIGNER,
            SIGNER.replace("F3eg", "F3eh"),
            "PRIVATE+KEY+" + seed)) {
      Malformed refusal = assertThrows(Malformed.class, () -> SignerKey.parse(broken));
      assertFalse(refusal.getMessage().contains(seed.substring(4, 12)), refusal.getMessage());
    }
  }
}
