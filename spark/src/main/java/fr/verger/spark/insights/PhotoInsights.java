package fr.verger.spark.insights;

import fr.verger.spark.insights.Finding.Kind;
import fr.verger.spark.pca.blas.Blas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Everything that photos say about themselves.
 *
 * @param summary all of it, counted
 * @param findings the foremost of each kind
 */
public record PhotoInsights(InsightsSummary summary, List<Finding> findings) {
  /**
   * Similarity from which on two photos are near duplicates. Looked at on Fruits-360, where fruits
   * were filmed turning: with MobileNetV2 the pairs above it are neighbouring frames, and no two
   * classes have a pair above 0.93. A backbone that learned such fruits folds their turning away,
   * so that pairs above it may show one fruit from two sides.
   */
  public static final double NEAR = 0.98;

  /** Findings of a kind that are listed, at most. */
  public static final int MOST_LISTED = 500;

  /** Findings of a kind that a page shows, at most: the first of those listed. */
  public static final int MOST_SHOWN = 60;

  /** Copies the list. */
  public PhotoInsights {
    findings = List.copyOf(findings);
  }

  /** Paths of the photos that a page shows, each once, the foremost of every kind first. */
  public List<String> shown() {
    return findings.stream()
        .filter(finding -> finding.rank() < MOST_SHOWN)
        .sorted(Comparator.comparingInt(Finding::rank))
        .flatMap(finding -> Stream.of(finding.photo().path(), finding.other().path()))
        .distinct()
        .toList();
  }

  /**
   * Finds them.
   *
   * @param share of the variance that the rows hold
   * @param files tells files apart that may be the same
   * @param progress takes the number of photos that are done
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static PhotoInsights of(
      PhotoRows photos, double share, Blas blas, FileDigests files, IntConsumer progress)
      throws InterruptedException {
    Neighbours neighbours = new NeighbourScan(photos, blas).find(NEAR, progress);
    ExactDuplicates exact = new ExactDuplicates(photos, neighbours, files);
    NearDuplicates near = new NearDuplicates(photos, neighbours);
    Outliers.Found outliers = Outliers.of(photos, neighbours);
    Confusions confusions = new Confusions(photos, neighbours);
    List<Finding> findings = new ArrayList<>(exact.findings(MOST_LISTED));
    findings.addAll(near.across(MOST_LISTED));
    findings.addAll(near.within(MOST_LISTED));
    findings.addAll(listed(photos, neighbours, outliers));
    findings.addAll(confusions.pairs(MOST_LISTED));
    InsightsSummary summary =
        new InsightsSummary(
            photos.count(),
            photos.columns(),
            share,
            exact.summary(),
            near.summary(NEAR),
            new InsightsSummary.Far(
                Outliers.CUTOFF, outliers.outliers().size(), outliers.tooSmall()),
            confusions.summary(),
            findings.size());
    return new PhotoInsights(summary, findings);
  }

  private static List<Finding> listed(
      PhotoRows photos, Neighbours neighbours, Outliers.Found found) {
    List<Finding> listed = new ArrayList<>();
    for (Outliers.Outlier outlier :
        found.outliers().subList(0, Math.min(MOST_LISTED, found.outliers().size()))) {
      PhotoName photo = photos.names().get(outlier.photo());
      PhotoName nearest = photos.names().get(neighbours.nearest()[outlier.photo()]);
      listed.add(Finding.pair(Kind.OUTLIER, listed.size(), photo, nearest, outlier.score()));
    }
    return listed;
  }
}
