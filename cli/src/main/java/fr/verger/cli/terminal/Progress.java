package fr.verger.cli.terminal;

/**
 * How far a piece of work has come at one moment.
 *
 * @param label what is being done
 * @param unit what is counted
 * @param total units it will see, or 0 when that is not known
 * @param done units behind it when it was last heard of, rejects included
 * @param rejected rejects among them
 * @param heard seconds from its begin until it was last heard of
 * @param seconds since it began
 */
record Progress(
    String label, Unit unit, long total, long done, long rejected, double heard, double seconds) {
  /** Rates of the first moments say nothing. */
  private static final double SETTLED_SECONDS = 1;

  /** Share behind us in tenths, 0 to 10; 0 when the total is not known. */
  int tenths() {
    return total > 0 ? (int) (10 * Math.min(done, total) / total) : 0;
  }

  /** The line that tells it; at most 79 characters, so that it fits where a terminal is narrow. */
  String line() {
    StringBuilder line = new StringBuilder(label);
    if (total > 0) {
      line.append("  ").append(unit.ofTotal(done, total));
    }
    boolean rated = done > 0 && heard >= SETTLED_SECONDS;
    if (rated) {
      line.append("  ").append(unit.rate(done / heard));
    }
    if (rated && done < total) {
      double left = (total - done) * heard / done - (seconds - heard);
      line.append("  ").append(Figures.duration((long) Math.ceil(Math.max(left, 1))));
      line.append(" left");
    } else {
      line.append("  ").append(Figures.duration((long) seconds));
    }
    if (rejected > 0) {
      line.append("  ").append(Figures.count(rejected)).append(" rejected");
    }
    return line.toString();
  }
}
