package zoncoin.cli.histories;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import zoncoin.cli.histories.Outlook.Rule;

/**
 * Something that was asked: from the moment it was sent on it gathers what it may be answered.
 *
 * <p>Rules are read one after the other, and not all at one moment. So a refusal is right if its
 * rule was broken at some moment since the call was sent, and each rule before it was kept at some
 * moment: where nothing else moved meanwhile that is the one answer of the model.
 */
final class Call {
  private final int number;
  private final Asked asked;
  private final Set<String> days = new LinkedHashSet<>();
  private final Set<String> possible = new LinkedHashSet<>();
  private final BitSet kept = new BitSet();
  private final BitSet broken = new BitSet();
  private final List<Long> least = new ArrayList<>();
  private final List<Long> most = new ArrayList<>();
  private List<Rule> rules = List.of();
  private String granted = "";
  private long givenBack;
  private int moves;
  private boolean isTroubled;
  private boolean isOver;
  private int over;
  private Optional<String> answer = Optional.empty();

  Call(int number, Asked asked) {
    this.number = number;
    this.asked = asked;
  }

  Asked asked() {
    return asked;
  }

  /** What it could be answered at this moment, on each day that was since it was sent. */
  void look(Model model) {
    days.add(Shop.day(model.now));
    days.forEach(day -> look(new Answers(model, day).to(asked)));
  }

  private void look(Outlook now) {
    possible.addAll(now.answers());
    if (now.rules().isEmpty()) {
      return;
    }
    rules = now.rules();
    granted = now.granted();
    for (int i = 0; i < rules.size(); i++) {
      long slack = rules.get(i).slack();
      (slack >= 0 ? kept : broken).set(i);
      if (least.size() == i) {
        least.add(slack);
        most.add(slack);
      }
      least.set(i, Math.min(least.get(i), slack));
      most.set(i, Math.max(most.get(i), slack));
    }
  }

  /** So much of what it asks for was given back, to a part that it may have read before. */
  void giveBack(long quantity) {
    givenBack += quantity;
  }

  /** It may be answered that, too. */
  void may(String word) {
    possible.add(word);
  }

  /** Something else happened. */
  void move() {
    moves++;
  }

  int moves() {
    return moves;
  }

  /** A call of a port failed. */
  void trouble() {
    isTroubled = true;
  }

  boolean isTroubled() {
    return isTroubled;
  }

  /**
   * It came to its end.
   *
   * @param definite what it was answered, if anybody knows what became of it
   * @param next the number of the call that is made next
   */
  void end(Optional<String> definite, int next) {
    isOver = true;
    answer = definite;
    over = next;
  }

  boolean isOver() {
    return isOver;
  }

  /** Whether something may still be written for it: nobody was told what became of it. */
  boolean mayWrite() {
    return !isOver || answer.isEmpty();
  }

  /**
   * Whether that call, made after this one was over, was refused for what the write of this one
   * would have made sure of: then what is still on its way for this one comes to nothing. A pause
   * is no such thing: what was decided before it goes on.
   */
  boolean isRefusedBy(Call later) {
    return isOver
        && later.number >= over
        && later.asked.equals(asked)
        && later.answer.filter(word -> word.matches("4.*|refused.*")).isPresent()
        && !later.answer.equals(Optional.of("409 paused"))
        && !(asked instanceof Asked.Wish);
  }

  /** Whether that is a right answer. */
  boolean allows(String word) {
    if (possible.contains(word)) {
      return true;
    }
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).refusal().equals(word) && wasBroken(i)) {
        return true;
      }
      if (!wasKept(i)) {
        return false;
      }
    }
    return !rules.isEmpty() && word.equals(granted);
  }

  private boolean wasKept(int rule) {
    return kept.get(rule) || (rules.get(rule).isShared() && most.get(rule) + givenBack >= 0);
  }

  private boolean wasBroken(int rule) {
    return broken.get(rule) || (rules.get(rule).isShared() && least.get(rule) - givenBack < 0);
  }

  /** The first rule that forbids that it is written now; empty if none does. */
  Optional<String> forbids(Model model) {
    Outlook now = new Answers(model, Shop.day(model.now)).to(asked);
    for (int i = 0; i < now.rules().size(); i++) {
      Rule rule = now.rules().get(i);
      if (rule.isSure() ? !rule.isKept() : !kept.get(i)) {
        return Optional.of(rule.refusal());
      }
    }
    return Optional.empty();
  }

  /** What it could have been answered so far. */
  String expected() {
    StringBuilder text = new StringBuilder(String.join(" | ", possible));
    for (int i = 0; i < rules.size(); i++) {
      text.append(" | ").append(rules.get(i).refusal());
      text.append(broken.get(i) ? " (was broken)" : "").append(kept.get(i) ? " (was kept)" : "");
    }
    return text + (givenBack > 0 ? " | " + givenBack + " given back" : "");
  }

  @Override
  public String toString() {
    return "#" + number + " " + asked;
  }
}
