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

  /** The longest text, as {@code -1.17549435E-38}. */
  static final int MOST_BYTES = 15;

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

  /**
   * Writes a float as text.
   *
   * @param to with room for {@value #MOST_BYTES} bytes
   * @param at where it begins
   * @return where it ends
   */
  static int put(byte[] to, int at, float value) {
    if (!Float.isFinite(value)) {
      return put(to, at, Float.toString(value));
    }
    int bits = Float.floatToRawIntBits(value);
    int start = at;
    if (bits < 0) {
      to[start++] = '-';
    }
    int fraction = bits & (HIDDEN_BIT - 1);
    int biased = bits >>> FRACTION_BITS & 0xFF;
    if (biased > 0) {
      boolean power = fraction == 0 && biased > 1;
      return put(to, start, fraction | HIDDEN_BIT, biased - 1 + LEAST_EXPONENT, power, 0);
    }
    if (fraction >= TINY) {
      return put(to, start, fraction, LEAST_EXPONENT, false, 0);
    }
    return fraction > 0
        ? put(to, start, 10 * fraction, LEAST_EXPONENT, false, -1)
        : put(to, start, "0.0");
  }

  /**
   * Writes {@code c 2^q 10^scale}.
   *
   * @param power whether it is a power of two, to whose lower neighbour it is half as far
   */
  private static int put(byte[] to, int at, int c, int q, boolean power, int scale) {
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
      return putDecimal(to, at, tensBelow ? tens : tens + 10, k + scale);
    }
    boolean inBelow = 4L * below >= lower;
    boolean inAbove = 4L * below + 4 <= upper;
    long half = value - (4L * below + 2);
    boolean nearBelow = half < 0 || (half == 0 && (below & 1) == 0);
    boolean takeBelow = inBelow == inAbove ? nearBelow : inBelow;
    return putDecimal(to, at, takeBelow ? below : below + 1, k + scale);
  }

  /** The whole part of a product; odd when there is a part left over. */
  private static long scaled(long quarters, long factor, int shift) {
    long high = Math.multiplyHigh(quarters, factor);
    long low = quarters * factor;
    long rest = low & ((1L << shift) - 1);
    return high << (64 - shift) | low >>> shift | (rest >>> ERROR_BITS == 0 ? 0 : 1);
  }

  /** Writes {@code number 10^k} as Java does: with an exponent below 0.001 and from 10^7. */
  private static int putDecimal(byte[] to, int at, int number, int k) {
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
      int end = putSplit(to, at, digits, length, 1);
      end = put(to, end, length == 1 ? "0E" : "E");
      return put(to, end, Integer.toString(point - 1));
    }
    if (point <= 0) {
      return putPlaces(to, put(to, at, "0."), digits, length - point);
    }
    if (point < length) {
      return putSplit(to, at, digits, length, point);
    }
    return put(to, putPlaces(to, at, digits * TENS[point - length], point), ".0");
  }

  /** A number of that many digits, with a point after the first few. */
  private static int putSplit(byte[] to, int at, int digits, int length, int point) {
    int unit = TENS[length - point];
    int dot = putPlaces(to, at, digits / unit, point);
    to[dot] = '.';
    return putPlaces(to, dot + 1, digits % unit, length - point);
  }

  /** The last places of a number, with zeros in front. */
  private static int putPlaces(byte[] to, int at, int number, int places) {
    int rest = number;
    for (int place = at + places - 1; place >= at; place--) {
      to[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + places;
  }

  private static int put(byte[] to, int at, String ascii) {
    for (int i = 0; i < ascii.length(); i++) {
      to[at + i] = (byte) ascii.charAt(i);
    }
    return at + ascii.length();
  }
}
