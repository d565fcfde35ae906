package zoncoin.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import zoncoin.evidence.EvidenceFiles;
import zoncoin.evidence.EvidenceName;
import zoncoin.evidence.EvidenceName.Kind;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;
import zoncoin.tlog.Hash;

/** What every {@link EvidenceFiles} keeps to. */
interface EvidenceFilesContract {
  EvidenceName NAME = new EvidenceName(Kind.ASSESSMENT, Hash.EMPTY);

  /** The files under test; the same for all calls within one test, empty at its start. */
  EvidenceFiles evidence();

  @Test
  default void findsWhatWasCreatedUnderItsNameAndNoOther() {
    assertEquals(Optional.empty(), evidence().read(NAME));
    assertTrue(evidence().create(NAME, "one".getBytes(UTF_8)));
    assertEquals("one", string(NAME));
    assertEquals(Optional.empty(), evidence().read(new EvidenceName(Kind.SOURCE, Hash.EMPTY)));
  }

  @Test
  default void whatIsThereStaysAsItIs() {
    evidence().create(NAME, "one".getBytes(UTF_8));
    assertFalse(evidence().create(NAME, "one".getBytes(UTF_8)));
    assertFalse(evidence().create(NAME, "two".getBytes(UTF_8)));
    assertEquals("one", string(NAME));
  }

  @Test
  default void keepsASourceByteForByteAndOnce() {
    byte[] bill = new byte[300_000];
    new Random(1).nextBytes(bill);
    EvidenceFiles.Source source = source(bill, Hash.sha256(bill));
    evidence().keep(source);
    evidence().keep(source);
    assertArrayEquals(bill, evidence().read(source.name()).orElseThrow());
  }

  @Test
  default void keepsAnEmptySource() {
    evidence().keep(source(new byte[0], Hash.EMPTY));
    assertEquals("", string(new EvidenceName(Kind.SOURCE, Hash.EMPTY)));
  }

  @Test
  default void keepsNothingOfASourceThatIsNotWhatItsHashSays() {
    byte[] bill = new byte[100_000];
    EvidenceFiles.Source wrong = source(bill, Hash.sha256(new byte[99_999]));
    refused(wrong);
    assertEquals(Optional.empty(), evidence().read(wrong.name()));
  }

  @Test
  default void keepsNothingOfASourceThatCannotBeRead() {
    byte[] bill = new byte[100];
    EvidenceFiles.Source broken =
        new EvidenceFiles.Source(
            Hash.sha256(bill),
            bill.length,
            () -> {
              throw new IOException("gone");
            });
    refused(broken);
    assertEquals(Optional.empty(), evidence().read(broken.name()));
    evidence().keep(source(bill, Hash.sha256(bill)));
    assertArrayEquals(bill, evidence().read(broken.name()).orElseThrow());
  }

  private void refused(EvidenceFiles.Source source) {
    RuntimeException fault = assertThrows(RuntimeException.class, () -> evidence().keep(source));
    assertTrue(fault instanceof NotApplied || fault instanceof Unknown, fault::toString);
  }

  private static EvidenceFiles.Source source(byte[] content, Hash hash) {
    return new EvidenceFiles.Source(hash, content.length, () -> new ByteArrayInputStream(content));
  }

  private String string(EvidenceName name) {
    return new String(evidence().read(name).orElseThrow(), UTF_8);
  }
}
