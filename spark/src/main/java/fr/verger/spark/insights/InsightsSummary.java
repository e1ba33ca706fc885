package fr.verger.spark.insights;

/**
 * What was found, counted; {@code run.json} keeps it. All counts are of all photos looked at, while
 * the table {@code insights} lists a bounded number of each kind.
 *
 * @param photos looked at; fewer than there are when those are too many for all pairs
 * @param components leading ones that they were compared by
 * @param share of the variance that those hold
 * @param same photos with the same features
 * @param near photos that are nearly the same
 * @param outliers photos far from their class
 * @param nearest labels of nearest neighbours
 * @param listed rows of the table
 */
public record InsightsSummary(
    long photos,
    int components,
    double share,
    Same same,
    Near near,
    Far outliers,
    Nearest nearest,
    long listed) {
  /**
   * Photos with the same features.
   *
   * @param groups of photos whose files hold the same bytes
   * @param photos in those groups
   * @param acrossSplits groups among them that lie in more than one split
   * @param compared photos whose bytes were read, those with the features of another photo
   * @param unread photos with the features of another whose bytes were not read
   * @param otherGroups groups with the same features that are not known to hold the same bytes
   * @param otherPhotos photos in those
   */
  public record Same(
      long groups,
      long photos,
      long acrossSplits,
      long compared,
      long unread,
      long otherGroups,
      long otherPhotos) {}

  /**
   * Photos that are nearly the same, exact copies among them.
   *
   * @param threshold similarity from which on they are
   * @param withinPairs of photos of the same split
   * @param withinPhotos that have such a partner
   * @param acrossPairs of photos of different splits
   * @param acrossPhotos that have such a partner
   * @param otherLabelPairs of all those pairs, the ones with two labels
   */
  public record Near(
      double threshold,
      long withinPairs,
      long withinPhotos,
      long acrossPairs,
      long acrossPhotos,
      long otherLabelPairs) {}

  /**
   * Photos far from the others of their class.
   *
   * @param cutoff robust standard deviations from which on they are
   * @param photos how many
   * @param smallClasses classes with too few photos to look
   */
  public record Far(double cutoff, long photos, int smallClasses) {}

  /**
   * Labels of nearest neighbours.
   *
   * @param all photos with a label whose nearest neighbour has one
   * @param allAgree those of them with the neighbour's label
   * @param distinct photos with a label whose nearest neighbour that is no near duplicate has one,
   *     without those whose class holds nothing but their near duplicates
   * @param distinctAgree those of them with that neighbour's label
   */
  public record Nearest(long all, long allAgree, long distinct, long distinctAgree) {}
}
