package fr.verger.spark.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The search finds what is there, in spectra of every shape. */
class KrylovSearchTest {
  private static final Blas BLAS = BlasChoice.AUTO.load();

  @ParameterizedTest
  @EnumSource(Spectrum.class)
  void asFewComponentsAsReachTheShare(Spectrum spectrum) {
    for (double target : new double[] {0.5, 0.9, 0.99}) {
      check(spectrum, 260, 700, share(target, OptionalInt.empty()), target);
    }
  }

  @ParameterizedTest
  @EnumSource(Spectrum.class)
  void moreRowsThanColumns(Spectrum spectrum) {
    check(spectrum, 600, 200, share(0.95, OptionalInt.empty()), 0.95);
  }

  @ParameterizedTest
  @CsvSource({"POWER,1", "POWER,70", "FLAT,40", "REPEATED,90", "RANK_OF_TEN,10", "RANK_OF_TEN,30"})
  void asManyComponentsAsAreAskedFor(Spectrum spectrum, int count) {
    KrylovSearch.Leading found =
        check(spectrum, 260, 700, new ComponentChoice.Count(count), Double.NaN);
    assertThat(found.components()).hasNumberOfRows(count);
  }

  @ParameterizedTest
  @EnumSource(Spectrum.class)
  void allOfTheVariance(Spectrum spectrum) {
    KrylovSearch.Leading found =
        search(spectrum.rows(90, 300, 5), share(1, OptionalInt.empty()), 3);
    int rank = spectrum == Spectrum.RANK_OF_TEN ? 10 : 89;
    assertThat(found.components().length).isBetween(rank - 1, rank + 1);
    assertThat(Arrays.stream(found.shares()).sum()).isCloseTo(1, within(1e-6));
  }

  @Test
  void aShareOutOfReachIsRefusedWithTheOneThatWasReached() {
    double[] variances = Spectrum.POWER.variances(259);
    double reached = Arrays.stream(variances, 0, 50).sum() / Arrays.stream(variances).sum();
    assertThatThrownBy(
            () -> search(Spectrum.POWER.rows(260, 700, 1), share(0.99, OptionalInt.of(50)), 3))
        .hasMessage(
            "0.99 needs more than 50 components; 50 reach %s.",
            Double.toString(Math.floor(reached * 1000) / 1000));
  }

  @Test
  void theSeedDecidesEveryBitAndNextToNothing() {
    List<float[]> rows = Spectrum.POWER.rows(260, 700, 2);
    KrylovSearch.Leading first = search(rows, share(0.9, OptionalInt.empty()), 3);
    KrylovSearch.Leading same = search(rows, share(0.9, OptionalInt.empty()), 3);
    KrylovSearch.Leading other = search(rows, share(0.9, OptionalInt.empty()), 4);
    assertThat(same.components()).isDeepEqualTo(first.components());
    assertThat(same.shares()).isEqualTo(first.shares());
    assertThat(other.shares()).containsExactly(first.shares(), within(1e-4));
  }

  private static KrylovSearch.Leading check(
      Spectrum spectrum, int rows, int columns, ComponentChoice choice, double target) {
    KrylovSearch.Leading found = search(spectrum.rows(rows, columns, 1), choice, 3);
    double[] variances = spectrum.variances(Math.min(rows - 1, columns));
    double total = Arrays.stream(variances).sum();
    int count = found.components().length;
    int needed = 0;
    double sum = 0;
    while (!Double.isNaN(target) && sum < (target - 1e-9) * total) {
      sum += variances[needed++];
    }
    if (!Double.isNaN(target)) {
      assertThat(count).isBetween(needed, needed + needed / 100);
      assertThat(Arrays.stream(found.shares(), 0, count).sum()).isGreaterThan(target - 1e-9);
    }
    double captured = 0;
    double best = 0;
    for (int i = 0; i < count; i++) {
      double expected = i < variances.length ? variances[i] / total : 0;
      if (i < 64) {
        assertThat(found.shares()[i]).isCloseTo(expected, within(1e-4 * expected + 1e-9));
      }
      captured += found.shares()[i];
      best += expected;
    }
    assertThat(1 - captured).isLessThan(1.01 * (1 - best) + 1e-7);
    assertOrthonormal(found.components());
    return found;
  }

  private static void assertOrthonormal(double[][] components) {
    for (int i = 0; i < components.length; i++) {
      for (int j = 0; j <= i; j++) {
        double dot = 0;
        for (int column = 0; column < components[i].length; column++) {
          dot += components[i][column] * components[j][column];
        }
        assertThat(dot).isCloseTo(i == j ? 1 : 0, within(1e-10));
      }
    }
  }

  private static KrylovSearch.Leading search(
      List<float[]> rows, ComponentChoice choice, long seed) {
    return new KrylovSearch(new MatrixInMemory(BLAS, rows), rows.size(), choice, BLAS, seed).find();
  }

  private static ComponentChoice share(double target, OptionalInt most) {
    return new ComponentChoice.Share(target, most);
  }
}
