package fr.verger.spark.run;

import static fr.verger.spark.run.CheckList.expect;

import fr.verger.spark.insights.Finding;
import fr.verger.spark.insights.Finding.Kind;
import fr.verger.spark.insights.InsightsSummary;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether {@code insights} says what the record of the run says, of photos that are there. */
final class InsightsCheck {
  private static final Set<Kind> PAIRS =
      Set.of(Kind.SAME_BYTES, Kind.SAME_FEATURES, Kind.NEAR_WITHIN, Kind.NEAR_ACROSS);

  private InsightsCheck() {}

  /**
   * Looks.
   *
   * @param reduced the table that the photos must be in
   * @return what is well, in a few words
   */
  static String look(List<Finding> findings, InsightsSummary summary, TableDigest reduced) {
    expect(
        findings.size() == summary.listed(),
        "%d rows, not %d".formatted(findings.size(), summary.listed()));
    expect(reduced != null, "reduced cannot be read");
    Set<String> named = new HashSet<>();
    for (Finding finding : findings) {
      check(finding, summary.near().threshold());
      named.add(finding.photo().path());
      named.add(finding.other().path());
    }
    for (String path : reduced.missing(named)) {
      expect(false, "it names %s, which is not in reduced".formatted(path));
    }
    return "%d rows, of photos in reduced".formatted(findings.size());
  }

  private static void check(Finding finding, double threshold) {
    double value = finding.value();
    boolean similarity = finding.kind() != Kind.OUTLIER;
    expect(
        Double.isFinite(value) && (!similarity || value <= 1 + 1e-9),
        "%s of %s is no value".formatted(value, finding.photo().path()));
    expect(
        !PAIRS.contains(finding.kind()) || value >= threshold,
        "%s and %s are listed as alike, with %s"
            .formatted(finding.photo().path(), finding.other().path(), value));
  }
}
