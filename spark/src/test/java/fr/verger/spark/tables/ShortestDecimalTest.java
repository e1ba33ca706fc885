package fr.verger.spark.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside these, two million floats of all exponents were found equal to the text of JDK 25. */
class ShortestDecimalTest {
  private static String text(float value) {
    byte[] bytes = new byte[ShortestDecimal.MOST_BYTES];
    return new String(bytes, 0, ShortestDecimal.put(bytes, 0, value), US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "80000000, -0.0",
    "1, 1.4E-45",
    "2, 2.8E-45",
    "7, 9.8E-45",
    "8, 1.1E-44",
    "7fffff, 1.1754942E-38",
    "800000, 1.1754944E-38",
    "7f7fffff, 3.4028235E38",
    "3f800000, 1.0",
    "3dcccccd, 0.1",
    "3eaaaaab, 0.33333334",
    "3a83126f, 0.001",
    "3a83126e, 9.999999E-4",
    "4b18967f, 9999999.0",
    "4b189680, 1.0E7",
    "c2c80000, -100.0",
    "501502f9, 1.0E10",
    // JDK 17 has a digit too many here: 3.4359738E10, 3.3554448E7.
    "51000000, 3.435974E10",
    "4c000004, 3.355445E7",
    "7fc00000, NaN",
    "ff800000, -Infinity",
  })
  void knownFloatsHaveTheirKnownDecimals(String bits, String decimal) {
    assertThat(text(Float.intBitsToFloat(Integer.parseUnsignedInt(bits, 16)))).isEqualTo(decimal);
  }

  @Test
  void aroundEveryPowerOfTwoItIsTheShortestAndReadsBack() {
    for (int exponent = 0; exponent < 255; exponent++) {
      for (int fraction : new int[] {0, 1, 2, 3, 4_000_000, 0x7ffffe, 0x7fffff}) {
        check(exponent << 23 | fraction);
      }
    }
  }

  @Property(tries = 20_000)
  void anyFloatIsTheShortestAndReadsBack(@ForAll int bits) {
    check(bits);
  }

  /** By trying every length in exact arithmetic. */
  private static void check(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (!Float.isFinite(value) || value == 0) {
      return;
    }
    String text = text(value);
    assertThat(Float.parseFloat(text)).as(text).isEqualTo(value);
    BigDecimal exact = new BigDecimal(value);
    BigDecimal shortest = null;
    for (int digits = 2; shortest == null; digits++) {
      shortest = nearest(exact, digits, value);
    }
    assertThat(new BigDecimal(text)).as("%08x", bits).isEqualByComparingTo(shortest);
  }

  /** The nearest decimal of so many digits that reads back, or null. */
  private static BigDecimal nearest(BigDecimal exact, int digits, float value) {
    BigDecimal down = exact.round(new MathContext(digits, RoundingMode.DOWN));
    BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
    boolean downReads = down.floatValue() == value;
    boolean upReads = up.floatValue() == value;
    if (downReads && upReads) {
      return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }
    return downReads ? down : upReads ? up : null;
  }

  @Test
  void itIsTheTextOfNewerJdks() {
    assumeTrue(Runtime.version().feature() >= 19, "older ones have digits too many");
    for (int i = 0; i < 1_000_000; i++) {
      float value = Float.intBitsToFloat(i * 2_147);
      assertThat(text(value)).isEqualTo(Float.toString(value));
    }
  }
}
