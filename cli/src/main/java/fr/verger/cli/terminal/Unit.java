package fr.verger.cli.terminal;

import java.util.Locale;

/** What a piece of work counts. */
public enum Unit {
  /** Photos, one by one. */
  PHOTOS {
    @Override
    String ofTotal(long done, long total) {
      return Figures.count(done) + '/' + Figures.count(total) + " photos";
    }

    @Override
    String rate(double perSecond) {
      return Figures.rate(perSecond) + "/s";
    }
  },
  /** Bytes, shown in millions. */
  BYTES {
    @Override
    String ofTotal(long done, long total) {
      return String.format(Locale.ROOT, "%.1f/%.1f MB", done / MEGA, total / MEGA);
    }

    @Override
    String rate(double perSecond) {
      return Figures.rate(perSecond / MEGA) + " MB/s";
    }
  };

  private static final double MEGA = 1e6;

  abstract String ofTotal(long done, long total);

  abstract String rate(double perSecond);
}
