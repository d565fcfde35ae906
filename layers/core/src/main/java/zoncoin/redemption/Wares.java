package zoncoin.redemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import zoncoin.evidence.EvidenceReader;
import zoncoin.ledger.Account;
import zoncoin.ledger.Amount;
import zoncoin.ledger.Bucket;
import zoncoin.ledger.Entry;
import zoncoin.ledger.Kind;
import zoncoin.ledger.Request;
import zoncoin.rebuild.Purchases;

/**
 * Every catalogue that a log applied so far. A hold says how many coins; which product of which
 * catalogue comes to so many, and has the request's hash, was bought.
 */
public final class Wares implements Purchases {
  private final EvidenceReader evidence;

  /** The newest first. */
  private final List<Catalogue> catalogues;

  /**
   * @param evidence where the texts of catalogues are
   * @param before what was offered before any was applied
   */
  public Wares(EvidenceReader evidence, List<Catalogue> before) {
    this.evidence = evidence;
    this.catalogues = new ArrayList<>(before);
  }

  /**
   * What was bought.
   *
   * @param catalogue the newest that offered it so
   * @param product as it was then
   * @param request that asked for it
   */
  record Bought(Catalogue catalogue, Product product, Request.Hold request) {
    long quantity() {
      return request.purchase().quantity();
    }
  }

  @Override
  public void see(Entry entry) {
    if (entry.kind() == Kind.CATALOGUE) {
      evidence
          .catalogue(entry.evidence().orElseThrow().assessment())
          .map(Catalogue::parse)
          .ifPresent(catalogues::addFirst);
    }
  }

  /** The adapter of what a redemption was asked for; empty if its catalogue is not known. */
  Optional<String> adapter(Redemption redemption) {
    return catalogues.stream()
        .filter(catalogue -> catalogue.hash().equals(redemption.reserved().catalogue()))
        .flatMap(catalogue -> catalogue.find(redemption.order().product()).stream())
        .map(product -> product.terms().adapter().name())
        .findFirst();
  }

  @Override
  public Optional<Request> of(Entry hold) {
    return find(hold).map(Bought::request);
  }

  Optional<Bought> find(Entry hold) {
    return find(hold, catalogues);
  }

  /** What was bought, if one of those catalogues offered it; the first that did. */
  static Optional<Bought> find(Entry hold, List<Catalogue> catalogues) {
    return hold.chain().getFirst().account() instanceof Account.Member account
        ? catalogues.stream()
            .flatMap(catalogue -> bought(hold, account, catalogue))
            .filter(bought -> bought.request().hash().equals(hold.request()))
            .findFirst()
        : Optional.empty();
  }

  private static Stream<Bought> bought(Entry hold, Account.Member account, Catalogue catalogue) {
    Amount amount = hold.posted(account, Bucket.Plain.HELD);
    return catalogue.products().values().stream()
        .filter(product -> amount.zon() % product.price().zon() == 0)
        .map(product -> new Bought(catalogue, product, request(hold, account, product, amount)));
  }

  private static Request.Hold request(
      Entry hold, Account.Member account, Product product, Amount amount) {
    long quantity = amount.zon() / product.price().zon();
    return new Request.Hold(
        hold.transaction(),
        account.id(),
        account,
        amount,
        new Request.Purchase(product.name(), quantity, product.isCredit()));
  }
}
