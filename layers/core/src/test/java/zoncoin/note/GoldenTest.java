package zoncoin.note;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Consistency;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Inclusion;
import zoncoin.tlog.TileFile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.Vectors;

class GoldenTest {
  private static final JsonNode EXAMPLE = Vectors.of("zoncoin_example");
  private static final long EXAMPLE_TIME = 1679315147;

  @Test
  void theGoldenLogComesOutByteForByte() {
    JsonNode golden = Vectors.of("golden_log");
    SignerKey key = SignerKey.parse(golden.required("signer").textValue());
    assertEquals(golden.required("vkey").textValue(), key.verifierKey().toString());

    List<byte[]> leaves =
        Vectors.texts(golden.required("leaves")).stream().map(s -> s.getBytes(US_ASCII)).toList();
    List<String> checkpoints = Vectors.texts(golden.required("checkpoints"));
    Frontier frontier = Frontier.empty();
    assertCheckpoint(checkpoints.getFirst(), key, frontier);
    for (int i = 0; i < leaves.size(); i++) {
      frontier.append(Hash.leaf(leaves.get(i)));
      assertCheckpoint(checkpoints.get(i + 1), key, frontier);
    }

    TileFile tile = frontier.takeTiles().getFirst();
    byte[] bundle = EntryBundle.encode(leaves);
    assertEquals("tile/0/000.p/15", tile.path());
    assertEquals(
        golden.required("tile/0/000.p/15_sha256").textValue(), Hash.sha256(tile.bytes()).hex());
    assertEquals(
        golden.required("tile/entries/000.p/15_sha256").textValue(), Hash.sha256(bundle).hex());
    assertEquals(golden.required("tile/entries/000.p/15_bytes").intValue(), bundle.length);
  }

  private static void assertCheckpoint(String golden, SignerKey key, Frontier frontier) {
    String origin = key.verifierKey().name();
    String text = Checkpoint.of(origin, frontier.head()).text();
    SignedNote signed = SignedNote.sign(text, 0, List.of(key.signer()));
    assertEquals(golden, new String(signed.bytes(), UTF_8));
    SignedCheckpoint read = SignedCheckpoint.parse(golden.getBytes(UTF_8));
    List<VerifierKey> required = List.of(key.verifierKey());
    assertEquals(new Verdict.Signed(required), read.verify(origin, required));
    assertEquals(frontier.head(), read.checkpoint().head());
  }

  @Test
  void theNoteOfTheSpecificationVerifies() {
    JsonNode known = Vectors.of("signed_note").get(0);
    VerifierKey key = VerifierKey.parse(known.required("vkey").textValue());
    String text = known.required("text").textValue();
    String note =
        text + "\n— " + key.name() + " " + known.required("signature_base64").textValue() + "\n";
    SignedNote parsed = SignedNote.parse(note.getBytes(UTF_8));
    assertEquals(text, parsed.text());
    assertEquals(new Verdict.Signed(List.of(key)), parsed.verify(List.of(key)));
  }

  @Test
  void everyKnownVerifierKeyPrintsBackAsItWas() {
    Vectors.list(Vectors.of("signed_note"))
        .map(known -> known.required("vkey").textValue())
        .forEach(vkey -> assertEquals(vkey, VerifierKey.parse(vkey).toString()));
  }

  @Test
  void theKnownCosignatureVerifiesAndTellsItsTime() {
    JsonNode known = Vectors.of("cosignature_v1");
    VerifierKey witness = VerifierKey.parse(known.required("vkey").textValue());
    String line = "— " + witness.name() + " " + known.required("signature_base64").textValue();
    NoteSignature signature = NoteSignature.parse(line);
    assertTrue(witness.verify(known.required("checkpoint_body").textValue(), signature));
    assertEquals(
        OptionalLong.of(known.required("timestamp").longValue()), witness.timeSeconds(signature));
  }

  @Test
  void theExampleCheckpointIsMadeOfItsSeeds() {
    NoteSigner log = Ed25519Signer.of("zoncoin.example/log/1", seed(0x00));
    NoteSigner witness = Ed25519Signer.cosigner("witness.example/w1", seed(0x20));
    assertEquals(text("log_vkey"), log.verifierKey().toString());
    assertEquals(text("witness_vkey"), witness.verifierKey().toString());
    String body = SignedCheckpoint.parse(bytes("checkpoint")).checkpoint().text();
    SignedNote made = SignedNote.sign(body, EXAMPLE_TIME, List.of(log, witness));
    assertArrayEquals(bytes("checkpoint"), made.bytes());
  }

  @Test
  void theExampleProofAndWitnessRequestComeOutByteForByte() {
    Frontier frontier = Frontier.empty();
    List<byte[]> leaves =
        Vectors.texts(Vectors.of("rfc6962_eight_leaves").required("leaves")).stream()
            .map(HexFormat.of()::parseHex)
            .toList();
    leaves.forEach(leaf -> frontier.append(Hash.leaf(leaf)));
    byte[] tile = frontier.takeTiles().getFirst().bytes();
    TileReader tiles = path -> java.util.Optional.of(tile);
    SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes("checkpoint"));

    TlogProof proof = TlogProof.of(new byte[0], 5, Inclusion.prove(5, 8, tiles), checkpoint);
    assertArrayEquals(bytes("tlog_proof_index_5"), proof.bytes());
    assertEquals(proof, TlogProof.parse(proof.bytes()));
    assertTrue(proof.includes(Hash.leaf(leaves.get(5))));

    SignedNote byLog =
        new SignedNote(checkpoint.note().text(), checkpoint.note().signatures().subList(0, 1));
    AddCheckpoint request =
        new AddCheckpoint(5, Consistency.prove(5, 8, tiles), SignedCheckpoint.of(byLog));
    assertArrayEquals(bytes("add_checkpoint_body_old_5"), request.bytes());
    assertEquals(request, AddCheckpoint.parse(request.bytes()));
  }

  @Test
  void theMessageOfAnMlDsaCosignatureIsTheKnownOne() {
    VerifierKey witness = MlDsa44Signer.of("witness.example/w1", seed(0x20)).verifierKey();
    String body = SignedCheckpoint.parse(bytes("checkpoint")).checkpoint().text();
    String message = HexFormat.of().formatHex(witness.message(body, EXAMPLE_TIME));
    assertEquals(text("ml_dsa_44_cosignature_message"), message);
  }

  @Test
  void theHashOfAnOriginIsTheKnownOne() {
    Hash hash = Hash.sha256(Canonical.utf8("origin", "zoncoin.example/log/1"));
    assertEquals(text("monitoring_origin_hash"), hash.hex());
  }

  private static String text(String field) {
    return EXAMPLE.required(field).textValue();
  }

  private static byte[] bytes(String field) {
    return text(field).getBytes(UTF_8);
  }

  private static byte[] seed(int first) {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) (first + i);
    }
    return Arrays.copyOf(seed, seed.length);
  }
}
