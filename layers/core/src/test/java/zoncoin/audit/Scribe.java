package zoncoin.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.ledger.SignedEntry;
import zoncoin.memory.Village;
import zoncoin.note.Checkpoint;
import zoncoin.note.NoteSigner;
import zoncoin.note.SignedNote;
import zoncoin.tlog.EntryBundle;
import zoncoin.tlog.Frontier;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;
import zoncoin.tlog.Tile;
import zoncoin.tlog.TileReader;
import zoncoin.tlog.TreeHead;

/**
 * Writes logs that no ledger would: any text, signed by any key, chained and laid out as it should
 * be unless told otherwise. Starts with the village's keys and its two members.
 */
final class Scribe {
  static final String ALICE = Village.ALICE.text();
  static final String BOB = Village.BOB.text();
  static final NoteSigner BILLING = Village.signer(Village.LOG.origin() + "/billing", 3);
  static final NoteSigner DESK = Village.signer(Village.LOG.origin() + "/desk", 4);

  private static final String HASH = Hash.EMPTY.base64();
  private static final String NONCE = "AAAAAAAAAAAAAAAAAAAAAA==";

  final Map<String, byte[]> files = new TreeMap<>();
  final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, Step> steps = new HashMap<>();
  private String time = "2026-07-18T09:30:00.000Z";

  private record Step(long sequence, Hash hash) {
    static final Step ZERO = new Step(0, Hash.EMPTY);
  }

  /** Keys, and Alice and Bob enrolled: three entries. */
  static Scribe founded() {
    Scribe scribe = new Scribe();
    scribe.keys("key.1", BILLING, billing(), DESK, desk()).sign();
    scribe.entry("enrol", "enrol.alice").extending(ALICE).sign();
    scribe.entry("enrol", "enrol.bob").extending(BOB).sign();
    return scribe;
  }

  static String billing() {
    return kinds(Kind.Desk.BILLING);
  }

  static String desk() {
    return kinds(Kind.Desk.DESK);
  }

  private static String kinds(Kind.Desk desk) {
    return String.join(
        ",",
        java.util.Arrays.stream(Kind.values())
            .filter(kind -> kind.desk() == desk)
            .map(Kind::word)
            .toList());
  }

  /** Gives an account coins of a month: two entries. */
  Scribe rich(String account, long zon, String month) {
    String suffix = account.replace(':', '.') + "." + month + "." + leaves.size();
    entry("issue", "issue." + suffix).post(account, "pending", zon).issuance(-zon).sign();
    entry("vest", "vest." + suffix)
        .post(account, "pending", -zon)
        .post(account, "lot:" + month, zon)
        .sign();
    return this;
  }

  Scribe turnTo(String instant) {
    time = instant;
    return this;
  }

  long size() {
    return leaves.size();
  }

  Draft entry(String kind, String transaction) {
    return new Draft(kind, transaction);
  }

  Draft keys(String transaction, NoteSigner one, String kinds, NoteSigner other, String more) {
    Draft draft = entry("key", transaction);
    draft.publicKeys.add(one.verifierKey() + " " + kinds);
    draft.publicKeys.add(other.verifierKey() + " " + more);
    return draft;
  }

  /** An entry in the making; {@link #sign} ends it. */
  final class Draft {
    private final String kind;
    private final String transaction;
    private final Map<String, Long> postings = new TreeMap<>();
    private final TreeSet<String> accounts = new TreeSet<>();
    private final Map<String, String> chains = new HashMap<>();
    private final List<String> publicKeys = new ArrayList<>();
    private Optional<String> reference = Optional.empty();
    private Optional<Hash> request = Optional.empty();
    private boolean isDecided;
    private String origin = Village.LOG.origin();
    private NoteSigner signer;
    private String from = "";
    private String to = "";

    Draft(String kind, String transaction) {
      this.kind = kind;
      this.transaction = transaction;
      this.signer = Kind.parse(kind).desk() == Kind.Desk.BILLING ? BILLING : DESK;
    }

    Draft post(String account, String bucket, long zon) {
      if (account.startsWith("member:") || account.startsWith("merchant:")) {
        accounts.add(account);
      }
      postings.put(account + " " + bucket, zon);
      return this;
    }

    Draft issuance(long zon) {
      return post("program:issuance", "total", zon);
    }

    Draft extending(String account) {
      accounts.add(account);
      return this;
    }

    /** Another chain line than the right one. */
    Draft chain(String account, long sequence, Hash previous) {
      chains.put(account, account + " " + sequence + " " + previous.base64());
      return this;
    }

    Draft referring(String to) {
      reference = Optional.of(to);
      return this;
    }

    /** With a memo, and without evidence: an operator's. */
    Draft decided() {
      isDecided = true;
      return this;
    }

    Draft inLog(String other) {
      origin = other;
      return this;
    }

    Draft by(NoteSigner other) {
      signer = other;
      return this;
    }

    /** Exchanges a piece of the text before it is signed. */
    Draft writing(String instead, String other) {
      from = instead;
      to = other;
      return this;
    }

    /** Another line {@code request} than the right one, where the entry tells which that is. */
    Draft answering(Hash other) {
      request = Optional.of(other);
      return this;
    }

    Hash sign() {
      SignedNote note = note(HASH);
      Optional<Hash> asked = request.or(() -> asked(note));
      return asked.map(hash -> append(note(hash.base64()))).orElseGet(() -> append(note));
    }

    private SignedNote note(String request) {
      String text = text().replace("request " + HASH, "request " + request).replace(from, to);
      return SignedNote.sign(text, 0, List.of(signer));
    }

    private static Optional<Hash> asked(SignedNote note) {
      try {
        return RequestAudit.possible(SignedEntry.parse(note.bytes()).entry()).stream()
            .findFirst()
            .map(Request::hash);
      } catch (Malformed nothingElseIsJudged) {
        return Optional.empty();
      }
    }

    private Hash append(SignedNote note) {
      Hash hash = Hash.leaf(note.bytes());
      for (String account : accounts) {
        steps.put(account, new Step(step(account).sequence() + 1, hash));
      }
      leaves.add(note.bytes());
      return hash;
    }

    private String text() {
      StringBuilder text = new StringBuilder("zoncoin/entry@v1\n");
      text.append("log ").append(origin).append(" 3600\n");
      text.append("transaction ").append(transaction).append('\n');
      text.append("kind ").append(kind).append('\n');
      text.append("time ").append(time).append('\n');
      postings.forEach((place, zon) -> text.append("posting " + place + " " + zon + "\n"));
      for (String account : accounts) {
        Step step = step(account);
        String line = account + " " + (step.sequence() + 1) + " " + step.hash().base64();
        text.append("chain ").append(chains.getOrDefault(account, line)).append('\n');
      }
      reference.ifPresent(id -> text.append("reference ").append(id).append('\n'));
      text.append("request ").append(HASH).append('\n');
      if (Kind.parse(kind).hasEvidence() && !isDecided) {
        text.append("evidence " + HASH + " " + HASH + "\n");
      }
      publicKeys.forEach(key -> text.append("public-key ").append(key).append('\n'));
      if (isDecided) {
        text.append("memo " + HASH + "\n");
      }
      return text.append("nonce ").append(NONCE).append('\n').toString();
    }
  }

  private Step step(String account) {
    return steps.getOrDefault(account, Step.ZERO);
  }

  /** Lays out tiles and bundles and signs the checkpoint. */
  Scribe seal() {
    Frontier frontier = Frontier.empty();
    leaves.forEach(leaf -> frontier.append(Hash.leaf(leaf)));
    frontier.takeTiles().forEach(tile -> files.put(tile.path(), tile.bytes()));
    for (Tile bundle : Tile.bundlesBetween(0, leaves.size())) {
      int first = (int) bundle.index() * Tile.FULL_WIDTH;
      List<byte[]> entries = leaves.subList(first, first + bundle.width());
      files.put(bundle.path(), EntryBundle.encode(entries));
    }
    return publish(frontier.head(), Village.logSigners());
  }

  Scribe publish(TreeHead head, List<NoteSigner> signers) {
    String text = Checkpoint.of(Village.LOG.origin(), head).text();
    files.put("checkpoint", SignedNote.sign(text, 0, signers).bytes());
    return this;
  }

  byte[] file(String path) {
    return reader().read(path).orElseThrow();
  }

  TileReader reader() {
    return path -> Optional.ofNullable(files.get(path));
  }
}
