package zoncoin.cli.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sixteen members, an operator and the timers, and what they do next. Who has no definite answer
 * asks again, with the same key, and sometimes the same or something else is sent before there is
 * an answer.
 */
final class Clients {
  private static final String OPERATOR = "operator";
  private static final int MOST_AT_ONCE = 2;

  private final Random random;
  private final Model model;
  private final Map<String, List<Asked>> underWay = new HashMap<>();
  private final Map<String, Set<Asked>> unheard = new LinkedHashMap<>();
  private final List<Asked.Keyed> asked = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();
  private final List<String> proposals = new ArrayList<>();
  private final List<Long> pages = new ArrayList<>();
  private int keys;

  /**
   * @param random chooses
   * @param model says what there is to ask about
   */
  Clients(Random random, Model model) {
    this.random = random;
    this.model = model;
  }

  private static String who(Asked asked) {
    return switch (asked) {
      case Asked.Keyed keyed -> keyed.member();
      case Asked.OfId ofId -> ofId.member();
      case Asked.Account account -> account.member();
      case Asked.Entries entries -> entries.member();
      case Asked.Wish wish -> wish.member();
      case Asked.NoWish noWish -> noWish.member();
      case Asked.Wrong wrong -> wrong.member();
      case Asked.Decision _ -> OPERATOR;
      case Asked.Run run -> run.function().name();
    };
  }

  private List<Asked> of(String who) {
    return underWay.computeIfAbsent(who, none -> new ArrayList<>());
  }

  /** What is asked next; empty if whoever would have asked waits. */
  Optional<Asked> next() {
    int chance = random.nextInt(100);
    if (chance < 78) {
      String member = busyMember();
      return next(member, () -> memberAsks(member));
    }
    return chance < 86
        ? next(OPERATOR, this::operatorAsks)
        : run(
            chance < 95
                ? Asked.Function.FULFIL
                : chance < 97 ? Asked.Function.VEST : Asked.Function.SEAL);
  }

  /** Some ask more often than others: much happens to them. */
  private String busyMember() {
    int most = Founded.MEMBERS.size();
    return Founded.MEMBERS.get(Math.min(random.nextInt(most), random.nextInt(most)));
  }

  private Optional<Asked> run(Asked.Function function) {
    return of(function.name()).size() < MOST_AT_ONCE
        ? Optional.of(begin(new Asked.Run(function)))
        : Optional.empty();
  }

  /** Who waits for an answer may send the same again, or something else. */
  private Optional<Asked> next(String who, Supplier<Asked> fresh) {
    List<Asked> waiting = of(who);
    if (waiting.isEmpty()) {
      return Optional.of(begin(unheardOf(who).findFirst().orElseGet(fresh)));
    }
    if (waiting.size() == MOST_AT_ONCE || random.nextInt(3) > 0) {
      return Optional.empty();
    }
    return Optional.of(begin(random.nextBoolean() ? waiting.getFirst() : fresh.get()));
  }

  private Stream<Asked> unheardOf(String who) {
    return unheard.getOrDefault(who, Set.of()).stream();
  }

  private Asked begin(Asked what) {
    of(who(what)).add(what);
    return what;
  }

  /** What came back; nothing if it is not known what became of it. */
  void heard(Asked what, List<String> words) {
    String who = who(what);
    of(who).remove(what);
    if (what instanceof Asked.Run) {
      return;
    }
    if (words.isEmpty()) {
      unheard.computeIfAbsent(who, none -> new LinkedHashSet<>()).add(what);
      return;
    }
    unheard.getOrDefault(who, new LinkedHashSet<>()).remove(what);
    int more = words.getFirst().indexOf(Purse.MORE);
    if (more >= 0) {
      pages.add(Long.parseLong(words.getFirst().substring(more + Purse.MORE.length())));
    }
    if (what instanceof Asked.Propose && words.getFirst().startsWith("proposal ")) {
      proposals.add(words.getFirst().substring("proposal ".length()));
    }
  }

  /** Something that was not answered yet, to be asked a last time. */
  Optional<Asked> unheard() {
    return unheard.values().stream().flatMap(Set::stream).findFirst();
  }

  private String key() {
    return "k" + keys++;
  }

  private Asked memberAsks(String member) {
    int chance = random.nextInt(100);
    if (chance < 14 && asked.stream().anyMatch(one -> one.member().equals(member))) {
      return again(member);
    }
    Asked fresh = fresh(member, chance);
    if (fresh instanceof Asked.Keyed keyed) {
      asked.add(keyed);
      if (keyed instanceof Asked.Order order && !order.isDryRun()) {
        ids.add(order.id());
      }
    }
    return fresh;
  }

  /** The same key once more, mostly with the same content. */
  private Asked again(String member) {
    List<Asked.Keyed> own = asked.stream().filter(one -> one.member().equals(member)).toList();
    Asked.Keyed before = own.get(random.nextInt(own.size()));
    if (random.nextInt(3) > 0) {
      return before;
    }
    return switch (random.nextInt(4)) {
      case 0 -> order(member, before.key());
      case 1 -> pay(member, before.key());
      case 2 -> new Asked.Leave(member, before.key());
      default ->
          new Asked.Enrol(member, before.key(), "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    };
  }

  private Asked fresh(String member, int chance) {
    if (!model.purse(member).isEnrolled() && random.nextBoolean()) {
      return new Asked.Enrol(member, key(), Founded.TERMS);
    }
    return switch (chance / 5) {
      case 0, 1, 2, 3, 4, 5, 6, 7 -> order(member, key());
      case 8, 9, 10 -> pay(member, key());
      case 11, 12 -> new Asked.Cancel(member, id(member));
      case 13 -> new Asked.Find(member, id(member));
      case 14 -> new Asked.Receipt(member, transaction(member));
      case 15 -> random.nextBoolean() ? new Asked.Account(member) : entries(member);
      case 16, 17 -> codes(member);
      case 18 -> wish(member);
      default ->
          random.nextInt(4) > 0
              ? new Asked.Wrong(member, Asked.Flaw.values()[random.nextInt(5)])
              : new Asked.Leave(member, key());
    };
  }

  /** The newest, or where somebody's page went on: whose it was, a cursor does not say. */
  private Asked entries(String member) {
    long before =
        pages.isEmpty() || random.nextBoolean()
            ? Asked.Entries.NEWEST
            : pages.get(random.nextInt(pages.size()));
    return new Asked.Entries(member, 1 + random.nextInt(8), before);
  }

  private Asked order(String member, String key) {
    int chance = random.nextInt(20);
    String product = chance == 0 ? "yacht" : chance < 9 ? "mug" : chance < 16 ? "code" : "hour";
    long most = product.equals("code") ? 1 : 3;
    long quantity = random.nextInt(12) == 0 ? random.nextInt(7) : 1 + random.nextLong(most);
    return new Asked.Order(member, key, product, quantity, random.nextInt(8) == 0);
  }

  private Asked pay(String member, String key) {
    String other = Founded.MEMBERS.get(random.nextInt(Founded.MEMBERS.size()));
    String to =
        switch (random.nextInt(10)) {
          case 0 -> "merchant:nobody";
          case 1, 2, 3 -> Founded.BAKERY;
          default -> "member:" + other;
        };
    long amount = random.nextInt(12) == 0 ? -random.nextLong(2) : 1 + random.nextLong(15);
    return new Asked.Pay(member, key, to, amount, random.nextInt(8) == 0);
  }

  /** Mostly about a code that there is. */
  private Asked codes(String member) {
    List<String> given =
        model.shop.deals().stream()
            .filter(deal -> deal.by().equals("vault") && deal.state().equals("settled"))
            .map(Shop.Deal::id)
            .toList();
    String id =
        given.isEmpty() || random.nextInt(4) == 0
            ? id(member)
            : given.get(random.nextInt(given.size()));
    String owner = model.shop.deal(id).map(Shop.Deal::member).orElse(member);
    String who = random.nextInt(4) == 0 || !isFree(owner) ? member : owner;
    boolean isShown = model.reveals.containsKey(id);
    return random.nextInt(isShown ? 2 : 8) == 0
        ? new Asked.Acknowledge(who, id)
        : new Asked.Reveal(who, id);
  }

  private boolean isFree(String member) {
    return of(member).isEmpty() && unheardOf(member).findFirst().isEmpty();
  }

  private Asked wish(String member) {
    if (random.nextInt(3) == 0) {
      return new Asked.NoWish(member);
    }
    String product = List.of("mug", "code", "hour", "yacht").get(random.nextInt(4));
    return new Asked.Wish(member, product, random.nextInt(6), random.nextInt(20));
  }

  /** Mostly one of its own. */
  private String id(String member) {
    List<String> own = ids.stream().filter(id -> id.startsWith("c." + member)).toList();
    List<String> some = own.isEmpty() || random.nextInt(6) == 0 ? ids : own;
    return some.isEmpty() ? "c." + member + ".never" : some.get(random.nextInt(some.size()));
  }

  private String transaction(String member) {
    List<String> all = List.copyOf(model.made.keySet());
    List<String> own = all.stream().filter(id -> model.concernedBy(id).contains(member)).toList();
    List<String> some = own.isEmpty() || random.nextInt(6) == 0 ? all : own;
    return some.get(random.nextInt(some.size()));
  }

  private Asked operatorAsks() {
    String member = busyMember();
    if (!proposals.isEmpty() && random.nextInt(2) == 0) {
      return new Asked.Approve(proposals.get(random.nextInt(proposals.size())));
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Asked.Pause(!model.isPaused && random.nextInt(3) == 0);
      case 2, 3, 4 -> new Asked.End(id(member), random.nextBoolean());
      case 5 -> new Asked.Freeze(member, !model.purse(member).isFrozen() && random.nextBoolean());
      default -> new Asked.Propose(member, random.nextInt(3) > 0 ? 5 : -30);
    };
  }
}
