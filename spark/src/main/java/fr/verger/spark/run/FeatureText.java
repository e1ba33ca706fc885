package fr.verger.spark.run;

import java.util.Arrays;

/** Features as text: numbers between commas, semicolons or blanks, in brackets or not. */
final class FeatureText {
  private FeatureText() {}

  /** The numbers, NaN where there is something else; null where there is nothing. */
  static double[] parse(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    double[] values = new double[16];
    int count = 0;
    int at = 0;
    int end = text.length();
    boolean afterComma = false;
    while (at < end) {
      char character = text.charAt(at);
      if (character == ',' || character == ';') {
        if (afterComma || count == 0) {
          values = with(values, count++, Double.NaN);
        }
        afterComma = true;
        at++;
      } else if (isFrame(character)) {
        at++;
      } else {
        int start = at;
        while (at < end && !isFrame(text.charAt(at)) && ",;".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        values = with(values, count++, number(text.substring(start, at)));
        afterComma = false;
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** One number; NaN where it is none. */
  static double number(String text) {
    try {
      return text == null ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static double[] with(double[] values, int count, double value) {
    double[] room = count < values.length ? values : Arrays.copyOf(values, 2 * count);
    room[count] = value;
    return room;
  }

  private static boolean isFrame(char character) {
    return character == '[' || character == ']' || Character.isWhitespace(character);
  }
}
