package fr.verger.spark.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import fr.verger.spark.insights.Finding.Kind;
import fr.verger.spark.pca.blas.BlasChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PhotoInsightsTest {
  private static PhotoInsights of(PhotoRows photos, FileDigests files) {
    try {
      return PhotoInsights.of(photos, 0.99, BlasChoice.JAVA.load(), files, done -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Finding> findings(PhotoInsights found, Kind kind) {
    return found.findings().stream().filter(one -> one.kind() == kind).toList();
  }

  @Test
  void whatIsFoundIsWhatNumpyAndScikitLearnFind() throws IOException {
    GoldenInsights golden = GoldenInsights.read();
    PhotoInsights found = of(golden.photos(), paths -> Map.of());

    InsightsSummary summary = found.summary();
    assertThat(summary.near().otherLabelPairs()).isEqualTo(golden.pairsOfTwoLabels());
    assertThat(summary.near().withinPhotos()).isEqualTo(golden.paired(false));
    assertThat(summary.near().acrossPhotos()).isEqualTo(golden.paired(true));
    assertThat(golden.pairs(false)).isEqualTo(summary.near().withinPairs());
    assertThat(golden.pairs(true)).isEqualTo(summary.near().acrossPairs());
    List<Finding> outliers = findings(found, Kind.OUTLIER);
    assertThat(outliers).hasSize(golden.outliers().length);
    assertThat(outliers.get(0).photo().path()).isEqualTo("/10");
    assertThat(outliers.get(0).value()).isEqualTo(golden.outliers()[0][1], offset(1e-6));
    assertThat(summary.outliers()).isEqualTo(new InsightsSummary.Far(3.5, 1, 1));
    assertThat(summary.listed()).isEqualTo(found.findings().size());
  }

  @Test
  void confusionsAreThoseOfTheNeighboursThatAreNoDuplicates() throws IOException {
    GoldenInsights golden = GoldenInsights.read();
    Map<String, Long> expected = new TreeMap<>();
    long agree = 0;
    for (int i = 0; i < golden.distinct().length; i++) {
      String label = golden.labels().get(i);
      String other = golden.labels().get(golden.distinct()[i]);
      agree += label.equals(other) ? 1 : 0;
      if (!label.equals(other)) {
        expected.merge(label + " " + other, 1L, Long::sum);
      }
    }

    PhotoInsights found = of(golden.photos(), paths -> Map.of());

    Map<String, Long> counts = new TreeMap<>();
    for (Finding one : findings(found, Kind.CONFUSION)) {
      counts.put(one.photo().label() + " " + one.other().label(), one.photos());
      if (one.otherPhotos() > 0) {
        counts.put(one.other().label() + " " + one.photo().label(), one.otherPhotos());
      }
    }
    assertThat(counts).isEqualTo(expected);
    assertThat(found.summary().nearest().distinct()).isEqualTo(61);
    assertThat(found.summary().nearest().distinctAgree()).isEqualTo(agree);
  }

  @Test
  void pairsWithTwoLabelsComeFirst() throws IOException {
    List<Finding> within =
        findings(of(GoldenInsights.read().photos(), paths -> Map.of()), Kind.NEAR_WITHIN);

    assertThat(within.get(0).photo().label()).isNotEqualTo(within.get(0).other().label());
    assertThat(within.get(within.size() - 1).photo().label())
        .isEqualTo(within.get(within.size() - 1).other().label());
  }

  @Test
  void equalFeaturesAreTheSameFileOnlyWhereTheBytesAre() throws IOException {
    PhotoRows photos = GoldenInsights.read().photos();

    PhotoInsights same = of(photos, paths -> Map.of("/2", "aa", "/7", "aa"));
    assertThat(same.summary().same()).isEqualTo(new InsightsSummary.Same(1, 2, 1, 2, 0, 0, 0));
    assertThat(findings(same, Kind.SAME_BYTES))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.photo().path()).isEqualTo("/2");
              assertThat(one.other().path()).isEqualTo("/7");
            });

    PhotoInsights differ = of(photos, paths -> Map.of("/2", "aa", "/7", "bb"));
    assertThat(differ.summary().same()).isEqualTo(new InsightsSummary.Same(0, 0, 0, 2, 0, 1, 2));
    assertThat(findings(differ, Kind.SAME_FEATURES)).hasSize(1);

    PhotoInsights unread = of(photos, paths -> Map.of("/2", "aa"));
    assertThat(unread.summary().same()).isEqualTo(new InsightsSummary.Same(0, 0, 0, 1, 1, 1, 2));
  }

  @Test
  void withoutLabelsAndSplitsThereAreStillDuplicatesAndOutliers() throws IOException {
    PhotoRows labelled = GoldenInsights.read().photos();
    List<PhotoName> names = new ArrayList<>();
    labelled.names().forEach(name -> names.add(new PhotoName(name.path(), null, null)));
    PhotoInsights found =
        of(new PhotoRows(names, labelled.values(), labelled.columns()), paths -> Map.of());

    assertThat(found.summary().near().acrossPairs()).isZero();
    assertThat(found.summary().near().withinPairs()).isEqualTo(6);
    assertThat(found.summary().nearest()).isEqualTo(new InsightsSummary.Nearest(0, 0, 0, 0));
    assertThat(findings(found, Kind.CONFUSION)).isEmpty();
    assertThat(findings(found, Kind.OUTLIER)).isNotEmpty();
  }

  @Test
  void noClassFillsTheListBeforeTheOthersHadTheirTurn() {
    List<PhotoName> names = new ArrayList<>();
    float[] values = new float[12];
    for (int i = 0; i < 6; i++) {
      names.add(new PhotoName("/" + i, i < 4 ? "a" : "b", null));
      values[2 * i] = i < 4 ? 10 + 0.001f * i * i : 0;
      values[2 * i + 1] = i < 4 ? 0 : 10 + 0.5f * i;
    }

    List<Finding> within =
        findings(of(new PhotoRows(names, values, 2), paths -> Map.of()), Kind.NEAR_WITHIN);

    assertThat(within).extracting(one -> one.photo().label()).startsWith("a", "b", "a");
  }
}
