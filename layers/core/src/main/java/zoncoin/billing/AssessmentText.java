package zoncoin.billing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.TransactionId;
import zoncoin.tlog.Canonical;
import zoncoin.tlog.Hash;
import zoncoin.tlog.Malformed;

/**
 * The text of an assessment, printed by one method and parsed by its mirror. Parsing accepts only
 * what prints back to the same characters, so there is one text for one assessment.
 */
final class AssessmentText {
  private static final String HEADER = "zoncoin/assessment@v1";

  private static final String FIRST_PERIOD = "first-period";
  private static final String YES = "yes";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private AssessmentText() {}

  static String print(Assessment assessment) {
    Lines.Writer text = new Lines.Writer();
    text.line(HEADER);
    printSubject(text, assessment.subject());
    text.line("eligibility", assessment.eligibility().base64());
    text.line("basis", assessment.basis().word());
    printDelivery(text, assessment.delivery());
    text.line("rows", assessment.rows());
    text.line("unblended", Money.print(assessment.unblended()));
    text.line("eligible", Money.print(assessment.eligible()));
    Charges charges = assessment.charges();
    text.line("charges", charges.count(), charges.sha256().base64());
    assessment.lines().forEach(line -> printLine(text, line));
    assessment.ineligible().forEach(total -> printIneligible(text, total));
    assessment.groups().print(text);
    assessment.invoices().forEach(invoice -> text.line("invoice", invoice));
    text.line("final", yesOrNo(assessment.finality()), assessment.finality().word());
    assessment
        .delivery()
        .files()
        .forEach(file -> text.line("file", file.sha256().base64(), file.bytes(), file.name()));
    assessment.grounds().ifPresent(grounds -> printGrounds(text, grounds));
    return text.toString();
  }

  private static void printSubject(Lines.Writer text, Subject subject) {
    text.line("payer", subject.payer());
    text.line("account", subject.account());
    text.line("period", subject.period());
    text.line("currency", subject.currency());
  }

  private static void printDelivery(Lines.Writer text, Delivery delivery) {
    text.line("format", delivery.format());
    text.line("execution", delivery.execution());
    text.line("modified", TIME.format(delivery.modified()));
  }

  private static void printLine(Lines.Writer text, LineTotal line) {
    String unblended = Money.print(line.unblended());
    text.line("line", line.type(), line.rows(), unblended, Money.print(line.eligible()));
  }

  private static void printIneligible(Lines.Writer text, IneligibleTotal total) {
    String unblended = Money.print(total.unblended());
    text.line("ineligible", total.reason().word(), total.type(), total.rows(), unblended);
  }

  private static void printGrounds(Lines.Writer text, Grounds grounds) {
    text.line("revision", grounds.revision());
    grounds.previous().ifPresent(previous -> text.line("previous", previous));
    text.line("enrolment", grounds.enrolment());
    grounds.beneficiary().ifPresent(account -> text.line("beneficiary", account.id()));
    Grounds.Before before = grounds.before();
    text.line("before", before.reward().zon(), before.pending().zon(), before.forfeited().zon());
    grounds
        .circumstances()
        .tier()
        .ifPresent(tier -> text.line("tier", tier.name(), Money.print(tier.vestedSpend())));
    if (grounds.circumstances().isFirstPeriod()) {
      text.line(FIRST_PERIOD, YES);
    }
    if (grounds.cut().isPositive()) {
      text.line("cut", grounds.cut().zon());
    }
  }

  private static String yesOrNo(Finality finality) {
    return finality.isFinal() ? "yes" : "no";
  }

  static Assessment parse(String text) {
    Lines lines = Lines.of(HEADER, text);
    Subject subject = parseSubject(lines);
    Hash eligibility = Hash.parse(lines.one("eligibility"));
    Basis basis = Basis.parse(lines.one("basis"));
    String format = lines.one("format");
    String execution = lines.one("execution");
    Instant modified = parseTime(lines.one("modified"));
    // Sums of what follows: printing the result again checks them.
    lines.one("rows");
    lines.one("unblended");
    lines.one("eligible");
    Charges charges = parseCharges(lines);
    List<LineTotal> totals = lines.any("line").stream().map(v -> parseLine(lines, v)).toList();
    List<IneligibleTotal> ineligible =
        lines.any("ineligible").stream().map(v -> parseIneligible(lines, v)).toList();
    Groups groups = Groups.parse(lines);
    List<String> invoices = lines.any("invoice");
    Finality finality = Finality.parse(lines.words(lines.one("final"), 2).getLast());
    List<SourceFile> files = lines.any("file").stream().map(v -> parseFile(lines, v)).toList();
    Optional<Grounds> grounds = lines.atMostOne("revision").map(r -> parseGrounds(lines, r));
    lines.end();
    Delivery delivery = new Delivery(format, execution, modified, files);
    return sameText(
        new Assessment(
            subject,
            eligibility,
            basis,
            delivery,
            charges,
            totals,
            ineligible,
            groups,
            invoices,
            finality,
            grounds),
        text);
  }

  private static Assessment sameText(Assessment assessment, String text) {
    if (!print(assessment).equals(text)) {
      throw new Malformed(
          HEADER + " of " + assessment.subject() + ": sums, order or spelling are not its own");
    }
    return assessment;
  }

  private static Subject parseSubject(Lines lines) {
    return new Subject(
        lines.one("payer"),
        lines.one("account"),
        Period.parse(lines.one("period")),
        new Currency(lines.one("currency")));
  }

  private static Charges parseCharges(Lines lines) {
    List<String> words = lines.words(lines.one("charges"), 2);
    return new Charges(
        Canonical.parseCount("charges", words.getFirst()), Hash.parse(words.getLast()));
  }

  private static Grounds parseGrounds(Lines lines, String revision) {
    return new Grounds(
        Canonical.parseCount("revision", revision),
        lines.atMostOne("previous").map(TransactionId::parse),
        Canonical.parseCount("enrolment", lines.one("enrolment")),
        lines.atMostOne("beneficiary").map(Account.Member::new),
        parseBefore(lines),
        parseCircumstances(lines),
        lines
            .atMostOne("cut")
            .map(zon -> Amount.of(Canonical.parseCount("cut", zon)))
            .orElse(Amount.ZERO));
  }

  private static Circumstances parseCircumstances(Lines lines) {
    return new Circumstances(
        lines.atMostOne("tier").map(value -> parseTier(lines.words(value, 2))),
        lines.atMostOne(FIRST_PERIOD).filter(YES::equals).isPresent());
  }

  private static Circumstances.TierReached parseTier(List<String> words) {
    return new Circumstances.TierReached(words.getFirst(), Money.parse("tier", words.getLast()));
  }

  private static Grounds.Before parseBefore(Lines lines) {
    List<Amount> amounts =
        lines.words(lines.one("before"), 3).stream()
            .map(word -> Amount.of(Canonical.parseCount("before", word)))
            .toList();
    return new Grounds.Before(amounts.get(0), amounts.get(1), amounts.get(2));
  }

  private static LineTotal parseLine(Lines lines, String value) {
    List<String> words = lines.words(value, 4);
    return new LineTotal(
        new LineType(words.get(0)),
        Canonical.parseCount("rows", words.get(1)),
        Money.parse("unblended", words.get(2)),
        Money.parse("eligible", words.get(3)));
  }

  private static IneligibleTotal parseIneligible(Lines lines, String value) {
    List<String> words = lines.words(value, 4);
    return new IneligibleTotal(
        Ineligible.parse(words.get(0)),
        new LineType(words.get(1)),
        Canonical.parseCount("rows", words.get(2)),
        Money.parse("unblended", words.get(3)));
  }

  private static SourceFile parseFile(Lines lines, String value) {
    List<String> words = lines.words(value, 3);
    return new SourceFile(
        words.get(2), Canonical.parseCount("bytes", words.get(1)), Hash.parse(words.get(0)));
  }

  private static Instant parseTime(String value) {
    try {
      return Instant.from(TIME.parse(value));
    } catch (DateTimeException notATime) {
      throw new Malformed("modified is RFC 3339, UTC, milliseconds: " + Malformed.shown(value));
    }
  }
}
