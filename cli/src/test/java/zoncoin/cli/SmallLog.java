package zoncoin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Issuer;
import zoncoin.ledger.Ledger;
import zoncoin.ledger.Nonce;
import zoncoin.ledger.Posted;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.memory.MemoryFiles;
import zoncoin.memory.MemoryHeads;
import zoncoin.memory.MemoryJournal;
import zoncoin.note.Ed25519Signer;
import zoncoin.note.MlDsa44Signer;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedCheckpoint;
import zoncoin.receipt.Receipt;
import zoncoin.seal.Sealer;
import zoncoin.tlog.Hash;

/** A ledger with one member whose log is written to a folder after every sealing. */
final class SmallLog {
  static final Entry.Log LOG = new Entry.Log("small.example/ledger", 3_600);
  static final Account.Member ALICE = new Account.Member("111122223333");

  private static final Instant NOW = Instant.parse("2026-07-18T09:30:00Z");
  static final NoteSigner BILLING = signer("billing", 3);
  private static final NoteSigner DESK = signer("desk", 4);
  private static final List<NoteSigner> SIGNERS =
      List.of(Ed25519Signer.of(LOG.origin(), seed(1)), MlDsa44Signer.of(LOG.origin(), seed(2)));

  final Path folder;
  private final MemoryJournal journal = new MemoryJournal();
  private final MemoryFiles files = new MemoryFiles();
  private final Issuer issuer = Issuer.of(BILLING, DESK);
  private final Ledger ledger =
      new Ledger(
          new Ledger.Programme(LOG, new Nonce.Key(seed(5)), issuer),
          journal,
          new Ledger.Waiting(() -> NOW, new Random(1), millis -> {}));
  private final Sealer sealer =
      new Sealer(
          new Sealer.Log(LOG, SIGNERS),
          new Sealer.Ports(new MemoryHeads(), files, new MemoryFiles(), journal, alarm -> {}),
          () -> NOW,
          new Random(1));

  /** Keys and Alice; and, if they are more than none, that many ZNC for her to spend: sealed. */
  SmallLog(Path folder, long znc) throws IOException {
    this.folder = folder;
    post(new Request.NameKeys(TransactionId.ofKey(1), issuer.publicKeys()));
    post(new Request.Enrol(id("enrol.1"), ALICE.id(), ALICE, Hash.EMPTY));
    if (znc > 0) {
      Amount amount = Amount.ofZnc(znc);
      Evidence evidence = new Evidence(Hash.EMPTY, Hash.EMPTY);
      post(new Request.Issue(id("issue.1"), ALICE, amount, evidence, 1));
      post(new Request.Vest(id("vest.1"), ALICE, amount, YearMonth.parse("2028-07"), 1));
    }
    seal();
  }

  /** One entry more, sealed. */
  SignedEntry hold(String key) throws IOException {
    Request.Purchase purchase = new Request.Purchase("support-hour", 1, false);
    TransactionId id = TransactionId.ofCaller(ALICE.id(), key);
    SignedEntry hold = post(new Request.Hold(id, ALICE.id(), ALICE, Amount.ofZnc(1), purchase));
    seal();
    return hold;
  }

  /** One entry more that issues coins to Alice on that evidence, sealed. */
  SignedEntry issue(String transaction, long znc, Evidence evidence) throws IOException {
    SignedEntry issue =
        post(new Request.Issue(id(transaction), ALICE, Amount.ofZnc(znc), evidence, 1));
    seal();
    return issue;
  }

  private SignedEntry post(Request request) {
    if (ledger.post(request, List.of()) instanceof Posted.Written written) {
      return written.signed();
    }
    throw new AssertionError("refused: " + request);
  }

  private void seal() throws IOException {
    sealer.seal();
    for (String path : files.paths()) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, files.read(path).orElseThrow().bytes());
    }
  }

  SignedCheckpoint checkpoint() {
    return SignedCheckpoint.parse(files.read("checkpoint").orElseThrow().bytes());
  }

  /** The receipt of the newest entry, in a file beside the log. */
  Path receipt(SignedEntry newest) throws IOException {
    long index = checkpoint().checkpoint().size() - 1;
    Receipt receipt =
        Receipt.of(
            newest, index, checkpoint(), path -> files.read(path).map(stored -> stored.bytes()));
    return Files.write(folder.resolve("receipt-" + index + ".txt"), receipt.bytes());
  }

  /** A file of arguments: all keys. */
  static String keys(Path folder) throws IOException {
    List<NoteSigner> signers = new ArrayList<>(SIGNERS);
    signers.addAll(List.of(BILLING, DESK));
    StringBuilder lines = new StringBuilder();
    signers.forEach(signer -> lines.append("--key ").append(signer.verifierKey()).append('\n'));
    return "@" + Files.writeString(folder.resolve("keys.txt"), lines, StandardCharsets.UTF_8);
  }

  /** A key whose name is below the log's, always the same. */
  static NoteSigner signer(String name, int seed) {
    return Ed25519Signer.of(LOG.origin() + "/" + name, seed(seed));
  }

  private static TransactionId id(String text) {
    return TransactionId.parse(text);
  }

  private static byte[] seed(int value) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) value);
    return seed;
  }
}
