package zoncoin.seal;

/** The way out of a run that must not go on; it never leaves this package. */
final class Stop extends Exception {
  private static final long serialVersionUID = 1;

  final String why;

  Stop(String why) {
    super(why, null, false, false);
    this.why = why;
  }
}
