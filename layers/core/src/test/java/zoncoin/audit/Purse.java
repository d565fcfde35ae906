package zoncoin.audit;

import static zoncoin.audit.Audited.assertFinds;
import static zoncoin.audit.Audited.audit;
import static zoncoin.audit.Scribe.ALICE;
import static zoncoin.audit.Scribe.BOB;

/**
 * A log in which Alice owns 100 zon of August 2026 and 100 of July 2028. Tests go on with entries
 * in their form, rightly signed and chained, that move coins as none may.
 */
final class Purse {
  final Scribe scribe = Scribe.founded().rich(ALICE, 100, "2026-08").rich(ALICE, 100, "2028-07");

  /** The last entry is the first that breaks a rule, and these are all that are broken. */
  void assertLastBreaks(Rule... rules) {
    assertFinds(audit(scribe.seal().reader()), scribe.size() - 1, rules);
  }

  /** No entry breaks a rule so far. */
  void assertSound() {
    Audited.assertSound(audit(scribe.seal().reader()));
  }

  /** A hold of so much of the lot of August, and so much of the later one. */
  Scribe.Draft hold(String id, long soon, long late) {
    Scribe.Draft hold = scribe.entry("hold", id).post(ALICE, "held", soon + late);
    if (soon > 0) {
      hold.post(ALICE, "lot:2026-08", -soon);
    }
    return late > 0 ? hold.post(ALICE, "lot:2028-07", -late) : hold;
  }

  /** What ends a hold of Alice, but for where its coins go. */
  Scribe.Draft end(String kind, String id, String hold, long held) {
    return scribe.entry(kind, id).referring(hold).post(ALICE, "held", -held);
  }

  /** A settlement of a hold of Alice. */
  Scribe.Draft settle(String hold, long held) {
    return end("settle", hold + ".end", hold, held)
        .post("program:redemption:support-hour", "total", held);
  }

  /** A transfer to Bob from the lot of August. */
  Scribe.Draft give(String id, long zon) {
    return scribe
        .entry("transfer", id)
        .post(ALICE, "lot:2026-08", -zon)
        .post(BOB, "gift:2026-08", zon);
  }
}
