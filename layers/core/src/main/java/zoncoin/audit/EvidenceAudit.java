package zoncoin.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import zoncoin.billing.Assessment;
import zoncoin.billing.Grounds;
import zoncoin.billing.Period;
import zoncoin.billing.SignedAssessment;
import zoncoin.billing.Subject;
import zoncoin.evidence.Earlier;
import zoncoin.evidence.EvidenceName;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Evidence;
import zoncoin.ledger.Kind;
import zoncoin.ledger.SignedEntry;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * Holds what assessments say of what was before against the log that names them, and the coins
 * against what assessment and policy come to, and that policy against those that the log applied;
 * and asks whose word an assessment is. An auditor may have some of them, or none: what is not at
 * hand is counted. What it keeps grows with payers, accounts, periods and currencies.
 */
final class EvidenceAudit implements Onlooker {
  private final EvidenceReader evidence;
  private final Recomputing coins;
  private final Findings findings;
  private final Map<Subject, Earlier.Tally> tallies = new HashMap<>();
  private final Map<Account, List<Earlier.Tally>> ofAccount = new HashMap<>();
  private final List<Applied> applied = new ArrayList<>();
  private final Map<Use, First> uses = new LinkedHashMap<>();
  private final AssessmentSignatures signatures;
  private final EvidenceHeld.Count coinsHeld = new EvidenceHeld.Count();
  private final EvidenceHeld.Count policiesHeld = new EvidenceHeld.Count();

  /**
   * @param evidence where assessments and policies are
   * @param coins what recomputes what they come to
   * @param findings where to say what is wrong
   */
  EvidenceAudit(EvidenceReader evidence, Recomputing coins, Findings findings) {
    this.evidence = evidence;
    this.coins = coins;
    this.findings = findings;
    this.signatures = new AssessmentSignatures(findings);
  }

  /** What was at hand, once there are no more entries. */
  EvidenceHeld held() {
    return new EvidenceHeld(coinsHeld.tally(), policiesHeld.tally());
  }

  @Override
  public void see(long index, SignedEntry signed) {
    Entry entry = signed.entry();
    signatures.name(entry);
    if (entry.kind() == Kind.POLICY) {
      entry
          .evidence()
          .map(named -> new Applied(entry.transaction(), named.rewardPolicy()))
          .ifPresent(applied::add);
    }
    Optional<Subject> subject = Earlier.subject(entry.transaction());
    if (entry.chain().isEmpty()) {
      return;
    }
    Account account = entry.chain().getFirst().account();
    if (subject.isPresent()) {
      Earlier.Tally tally = tally(subject.get(), account);
      judgeHolder(index, entry, tally.earlier());
      entry.evidence().ifPresent(named -> judge(index, entry, named, tally));
      entry
          .evidence()
          .map(named -> new Use(subject.get().period(), named.rewardPolicy()))
          .ifPresent(use -> uses.putIfAbsent(use, new First(index, entry)));
      tally.add(entry);
    } else if (entry.evidence().isPresent()) {
      add(index, entry, "rests on a bill, and its name is of none");
    } else if (entry.kind() == Kind.LEAVE) {
      ofAccount.getOrDefault(account, List.of()).forEach(tally -> tally.add(entry));
    }
  }

  /**
   * A period keeps its policy from the first bill on, and no later one can begin with it: so what
   * the whole log applied tells, in whatever order it was sealed.
   */
  @Override
  public void end() {
    signatures.end();
    try {
      List<String> texts = applied.stream().map(this::text).flatMap(Optional::stream).toList();
      if (texts.size() == applied.size()) {
        uses.forEach((use, first) -> judge(use, first, coins.inForce(texts, use.period())));
      }
    } catch (Malformed wrong) {
      findings.add(Finding.ofLog(Rule.EVIDENCE, String.valueOf(wrong.getMessage())));
    }
  }

  private Optional<String> text(Applied policy) {
    Optional<String> text = evidence.rewardPolicy(policy.hash());
    policiesHeld.add(policy.entry(), missing(text, EvidenceName.Kind.REWARD_POLICY, policy.hash()));
    return text;
  }

  private static List<EvidenceName> missing(Optional<?> file, EvidenceName.Kind kind, Hash hash) {
    return file.isPresent() ? List.of() : List.of(new EvidenceName(kind, hash));
  }

  private void judge(Use use, First first, Optional<Hash> inForce) {
    inForce
        .filter(policy -> !policy.equals(use.policy()))
        .ifPresent(
            policy ->
                add(
                    first.index(),
                    first.entry(),
                    "rests on policy %s, and for %s the log had %s in force"
                        .formatted(use.policy().hex(), use.period(), policy.hex())));
  }

  /** That an entry brought a policy into force. */
  private record Applied(TransactionId entry, Hash hash) {}

  /** That coins of a period rest on a policy. */
  private record Use(Period period, Hash policy) {}

  /** Where it is first so. */
  private record First(long index, Entry entry) {}

  /** All coins of one bill go to one account: who sums up one account's would not see another's. */
  private void judgeHolder(long index, Entry entry, Earlier earlier) {
    Account account = entry.chain().getFirst().account();
    earlier
        .holder()
        .filter(had -> !had.equals(account))
        .ifPresent(
            had -> add(index, entry, "gives to " + account + " what " + had + " had before"));
  }

  private Earlier.Tally tally(Subject subject, Account account) {
    return tallies.computeIfAbsent(
        subject,
        first -> {
          Earlier.Tally tally = new Earlier.Tally(first);
          ofAccount.computeIfAbsent(account, of -> new ArrayList<>()).add(tally);
          return tally;
        });
  }

  private void judge(long index, Entry entry, Evidence named, Earlier.Tally tally) {
    List<EvidenceName> missing = new ArrayList<>();
    try {
      Optional<SignedAssessment> signed = evidence.assessment(named.assessment());
      missing.addAll(missing(signed, EvidenceName.Kind.ASSESSMENT, named.assessment()));
      Optional<String> policy = evidence.rewardPolicy(named.rewardPolicy());
      missing.addAll(missing(policy, EvidenceName.Kind.REWARD_POLICY, named.rewardPolicy()));
      signed.ifPresent(one -> signatures.judge(index, entry, one));
      signed
          .map(SignedAssessment::assessment)
          .flatMap(
              assessment ->
                  wrong(entry, assessment, tally.earlier())
                      .or(() -> policy.flatMap(text -> coins.wrong(entry, assessment, text))))
          .ifPresent(detail -> add(index, entry, detail));
    } catch (Malformed wrong) {
      add(index, entry, String.valueOf(wrong.getMessage()));
    }
    coinsHeld.add(entry.transaction(), missing);
  }

  private static Optional<String> wrong(Entry entry, Assessment assessment, Earlier earlier) {
    return Earlier.subject(entry.transaction()).equals(Optional.of(assessment.subject()))
        ? wrong(assessment.grounds().map(Grounds::before), earlier)
        : Optional.of("rests on an assessment of " + assessment.subject());
  }

  private static Optional<String> wrong(Optional<Grounds.Before> before, Earlier earlier) {
    if (before.isEmpty()) {
      return Optional.of("rests on an assessment that says nothing of what was before");
    }
    String stated = Earlier.print(before.get());
    String found = earlier.beside(before.get());
    return stated.equals(found)
        ? Optional.empty()
        : Optional.of("its assessment says before %s, the log %s".formatted(stated, found));
  }

  private void add(long index, Entry entry, String detail) {
    findings.add(Finding.of(index, entry.transaction(), Rule.EVIDENCE, detail));
  }
}
