package fr.verger.spark.tables;

import java.math.BigInteger;

/**
 * Floats as the shortest decimal of at least two digits that reads back as the same float; of
 * several, the nearest. That is what {@code Float.toString} gives since JDK 19, while the one of
 * JDK 17 has digits too many here and there: a table must not depend on the JDK that wrote it.
 *
 * <p>The decimals that round to a float are an interval. Scaled by the power of ten that makes it
 * one to ten units wide, it holds one multiple of ten or a few whole numbers (R. Giulietti, "The
 * Schubfach way to render doubles", 2020). The powers are kept as 63 bits, rounded up: enough to
 * tell a bound that is a whole number from one that is not, for every float there is.
 */
final class ShortestDecimal {
  private static final int FRACTION_BITS = 23;
  private static final int HIDDEN_BIT = 1 << FRACTION_BITS;
  private static final int LEAST_EXPONENT = -149;
  private static final int GREATEST_EXPONENT = 104;

  /** Below it, one whole unit would be too coarse for two digits. */
  private static final int TINY = 8;

  /** What rounding up a power adds to a product at most. */
  private static final int ERROR_BITS = 28;

  private static final int[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private static final int LEAST_POWER = -powerBelow(GREATEST_EXPONENT, false);
  private static final Power[] POWERS = powers(-powerBelow(LEAST_EXPONENT, true));

  private ShortestDecimal() {}

  /** A power of ten: {@code factor / 2^shift}, and less than one in the last bit too large. */
  private record Power(long factor, int shift) {
    static Power of(int exponent) {
      BigInteger ten = BigInteger.TEN.pow(Math.abs(exponent));
      int bits = ten.bitLength();
      int shift = exponent >= 0 ? 63 - bits : 62 + bits;
      BigInteger two = BigInteger.ONE.shiftLeft(Math.max(shift, 0));
      BigInteger factor = exponent >= 0 ? ten.multiply(two) : two.divide(ten);
      return new Power(factor.shiftRight(Math.max(-shift, 0)).longValueExact() + 1, shift);
    }
  }

  private static Power[] powers(int greatest) {
    Power[] powers = new Power[greatest - LEAST_POWER + 1];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = Power.of(LEAST_POWER + i);
    }
    return powers;
  }

  /** The greatest power of ten that is at most {@code 2^exponent}, or three quarters of it. */
  private static int powerBelow(int exponent, boolean threeQuarters) {
    // log10(2) and log10(4/3), times 2^22.
    return (exponent * 1_262_611 - (threeQuarters ? 524_031 : 0)) >> 22;
  }

  /** Appends a float. */
  static void append(StringBuilder text, float value) {
    if (!Float.isFinite(value)) {
      text.append(value);
      return;
    }
    int bits = Float.floatToRawIntBits(value);
    if (bits < 0) {
      text.append('-');
    }
    int fraction = bits & (HIDDEN_BIT - 1);
    int biased = bits >>> FRACTION_BITS & 0xFF;
    if (biased > 0) {
      boolean power = fraction == 0 && biased > 1;
      append(text, fraction | HIDDEN_BIT, biased - 1 + LEAST_EXPONENT, power, 0);
    } else if (fraction >= TINY) {
      append(text, fraction, LEAST_EXPONENT, false, 0);
    } else if (fraction > 0) {
      append(text, 10 * fraction, LEAST_EXPONENT, false, -1);
    } else {
      text.append("0.0");
    }
  }

  /**
   * Appends {@code c 2^q 10^scale}.
   *
   * @param power whether it is a power of two, to whose lower neighbour it is half as far
   */
  private static void append(StringBuilder text, int c, int q, boolean power, int scale) {
    int k = powerBelow(q, power);
    Power unit = POWERS[-k - LEAST_POWER];
    int shift = unit.shift - q;
    // In quarters of 10^k, odd where it lies between two of them.
    long value = scaled(4L * c, unit.factor, shift);
    long lower = scaled(4L * c - (power ? 1 : 2), unit.factor, shift);
    long upper = scaled(4L * c + 2, unit.factor, shift);
    if ((c & 1) == 1) { // Halfway decimals round to the even neighbour: the bounds are not ours.
      lower++;
      upper--;
    }
    int below = (int) (value >> 2);
    int tens = below / 10 * 10;
    boolean tensBelow = below >= 100 && 4L * tens >= lower;
    boolean tensAbove = below >= 100 && 4L * tens + 40 <= upper;
    if (tensBelow != tensAbove) {
      appendDecimal(text, tensBelow ? tens : tens + 10, k + scale);
      return;
    }
    boolean inBelow = 4L * below >= lower;
    boolean inAbove = 4L * below + 4 <= upper;
    long half = value - (4L * below + 2);
    boolean nearBelow = half < 0 || (half == 0 && (below & 1) == 0);
    boolean takeBelow = inBelow == inAbove ? nearBelow : inBelow;
    appendDecimal(text, takeBelow ? below : below + 1, k + scale);
  }

  /** The whole part of a product; odd when there is a part left over. */
  private static long scaled(long quarters, long factor, int shift) {
    long high = Math.multiplyHigh(quarters, factor);
    long low = quarters * factor;
    long rest = low & ((1L << shift) - 1);
    return high << (64 - shift) | low >>> shift | (rest >>> ERROR_BITS == 0 ? 0 : 1);
  }

  /** Appends {@code number 10^k} as Java writes it: with an exponent below 0.001 and from 10^7. */
  private static void appendDecimal(StringBuilder text, int number, int k) {
    int digits = number;
    int exponent = k;
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    int length = 1;
    while (length < TENS.length && digits >= TENS[length]) {
      length++;
    }
    int point = length + exponent; // Digits before the point.
    if (point > 7 || point < -2) {
      appendPlaces(text, digits / TENS[length - 1], 1);
      text.append('.');
      appendPlaces(text, digits % TENS[length - 1], length - 1);
      text.append(length == 1 ? "0E" : "E").append(point - 1);
    } else if (point <= 0) {
      text.append("0.");
      appendPlaces(text, digits, length - point);
    } else if (point < length) {
      appendPlaces(text, digits / TENS[length - point], point);
      text.append('.');
      appendPlaces(text, digits % TENS[length - point], length - point);
    } else {
      text.append(digits * TENS[point - length]).append(".0");
    }
  }

  /** The last places of a number, with zeros in front. */
  private static void appendPlaces(StringBuilder text, int number, int places) {
    for (int place = places - 1; place >= 0; place--) {
      text.append((char) ('0' + (place < TENS.length ? number / TENS[place] % 10 : 0)));
    }
  }
}
