package zoncoin.notice;

import java.util.ArrayList;
import java.util.List;
import zoncoin.ledger.NotApplied;
import zoncoin.ledger.Unknown;

/** A board that keeps what is put on it, and fails when it is told to. */
final class Wall implements NoticeBoard {
  private final List<Notice> notices = new ArrayList<>();
  private Fault next = Fault.NONE;

  /** How the next call fails. */
  enum Fault {
    /** Not at all. */
    NONE,
    /** Nothing is put out. */
    REFUSES,
    /** Half is put out. */
    HALF,
    /** All is put out, and nobody knows. */
    LOST
  }

  void fail(Fault fault) {
    next = fault;
  }

  List<Notice> notices() {
    return List.copyOf(notices);
  }

  List<String> ids() {
    return notices.stream().map(one -> one.kind().word() + " " + one.id()).toList();
  }

  @Override
  public void put(List<Notice> more) {
    Fault fault = next;
    next = Fault.NONE;
    switch (fault) {
      case NONE -> notices.addAll(more);
      case REFUSES -> throw new NotApplied("told to");
      case HALF -> {
        notices.addAll(more.subList(0, more.size() / 2));
        throw new NotApplied("told to");
      }
      case LOST -> {
        notices.addAll(more);
        throw new Unknown("told to");
      }
    }
  }
}
