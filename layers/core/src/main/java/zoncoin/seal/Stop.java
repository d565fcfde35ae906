package zoncoin.seal;

/** The way out of a run that must not go on: what is stored contradicts itself. */
public final class Stop extends Exception {
  private static final long serialVersionUID = 1;

  /** What contradicts what, and what to do next. */
  public final String why;

  /**
   * @param why what contradicts what, and what to do next
   */
  public Stop(String why) {
    super(why, null, false, false);
    this.why = why;
  }
}
