package fr.verger.cli.terminal;

import java.util.Locale;

/** How numbers look on the screen, in every language the same. */
public final class Figures {
  private Figures() {}

  /** Thousands apart: {@code 12,345}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Photos, one or many. */
  public static String photos(long count) {
    return count(count) + (count == 1 ? " photo" : " photos");
  }

  /** Three figures are enough for a rate: {@code 7.36}, {@code 57.5}, {@code 1,234}. */
  public static String rate(double perSecond) {
    String pattern = perSecond >= 100 ? "%,.0f" : perSecond >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, perSecond);
  }

  /** Seconds as measured: {@code 3.2 s}. */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%,.1f s", seconds);
  }

  /** A time to wait: {@code 8 s}, {@code 2 min 05 s}, {@code 1 h 20 min}. */
  public static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
