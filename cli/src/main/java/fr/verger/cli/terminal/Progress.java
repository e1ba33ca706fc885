package fr.verger.cli.terminal;

/**
 * How far a piece of work has come at one moment.
 *
 * @param label what is being done
 * @param total photos it will see, or 0 when that is not known
 * @param done photos behind it, rejects included
 * @param rejected rejects among them
 * @param seconds since it began
 */
record Progress(String label, long total, long done, long rejected, double seconds) {
  /** Rates of the first moments say nothing. */
  private static final double SETTLED_SECONDS = 1;

  /** Share behind us in tenths, 0 to 10; 0 when the total is not known. */
  int tenths() {
    return total > 0 ? (int) (10 * Math.min(done, total) / total) : 0;
  }

  /** The line that tells it; at most 79 characters, so that it fits where a terminal is narrow. */
  String line() {
    StringBuilder line = new StringBuilder(label);
    if (done > 0 || total > 0) {
      line.append("  ").append(Figures.count(done));
      line.append(total > 0 ? "/" + Figures.count(total) : "").append(" photos");
    }
    if (done > 0 && seconds >= SETTLED_SECONDS) {
      double rate = done / seconds;
      line.append("  ").append(Figures.rate(rate)).append("/s");
      if (done < total) {
        long left = (long) Math.ceil((total - done) / rate);
        line.append("  ").append(Figures.duration(left)).append(" left");
      }
    }
    if (done >= total) {
      line.append("  ").append(Figures.duration((long) seconds));
    }
    if (rejected > 0) {
      line.append("  ").append(Figures.count(rejected)).append(" rejected");
    }
    return line.toString();
  }
}
