package fr.verger.cli.report;

import fr.verger.report.Insights;
import fr.verger.report.Photo;
import fr.verger.spark.insights.Finding;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.insights.PhotoInsights;
import fr.verger.spark.insights.PhotoName;
import java.util.List;

/** What the photos of a run say about themselves, as the report shows it. */
final class InsightValues {
  private InsightValues() {}

  /**
   * The values.
   *
   * @param summary null where the run did not compare its photos
   */
  static Insights of(InsightsSummary summary, List<Finding> findings) {
    if (summary == null) {
      return null;
    }
    InsightsSummary.Same same = summary.same();
    InsightsSummary.Near near = summary.near();
    InsightsSummary.Far far = summary.outliers();
    InsightsSummary.Nearest nearest = summary.nearest();
    return new Insights(
        summary.photos(),
        summary.components(),
        summary.share(),
        new Insights.Same(
            same.groups(),
            same.photos(),
            same.acrossSplits(),
            same.unread(),
            same.otherGroups(),
            same.otherPhotos()),
        new Insights.Near(
            near.threshold(),
            near.withinPairs(),
            near.withinPhotos(),
            near.acrossPairs(),
            near.acrossPhotos(),
            near.otherLabelPairs()),
        new Insights.Far(far.cutoff(), far.photos(), far.smallClasses()),
        new Insights.Nearest(
            nearest.all(), nearest.allAgree(), nearest.distinct(), nearest.distinctAgree()),
        findings.stream()
            .filter(finding -> finding.rank() < PhotoInsights.MOST_SHOWN)
            .map(InsightValues::finding)
            .toList());
  }

  private static Insights.Finding finding(Finding finding) {
    return new Insights.Finding(
        finding.kind().text(),
        photo(finding.photo()),
        photo(finding.other()),
        finding.value(),
        finding.photos(),
        finding.otherPhotos());
  }

  private static Photo photo(PhotoName name) {
    return new Photo(name.path(), name.label(), name.split());
  }
}
