package fr.verger.report;

import java.util.List;
import java.util.Objects;

/**
 * What the photos say about themselves.
 *
 * @param photos looked at
 * @param components that they were compared by
 * @param share of the variance that those hold, in 0 to 1
 * @param same photos with the same features
 * @param near photos that are nearly the same
 * @param far photos far from their class
 * @param nearest labels of nearest neighbours
 * @param findings the foremost of each kind, in the order to show
 */
public record Insights(
    long photos,
    int components,
    double share,
    Same same,
    Near near,
    Far far,
    Nearest nearest,
    List<Finding> findings) {
  /** Copies the list. */
  public Insights {
    Objects.requireNonNull(same, "same");
    Objects.requireNonNull(near, "near");
    Objects.requireNonNull(far, "far");
    Objects.requireNonNull(nearest, "nearest");
    findings = List.copyOf(findings);
  }

  /**
   * Photos with the same features.
   *
   * @param groups of photos whose files hold the same bytes
   * @param photos in those
   * @param acrossSplits groups among them that lie in more than one split
   * @param unread photos with the features of another whose bytes were not compared
   * @param otherGroups groups with the same features that are not known to hold the same bytes
   * @param otherPhotos photos in those
   */
  public record Same(
      long groups,
      long photos,
      long acrossSplits,
      long unread,
      long otherGroups,
      long otherPhotos) {}

  /**
   * Photos that are nearly the same, in pairs of one split and of two.
   *
   * @param threshold similarity from which on they are
   * @param otherLabelPairs pairs with two labels
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
   * @param smallClasses classes with too few photos to look
   */
  public record Far(double cutoff, long photos, int smallClasses) {}

  /**
   * Photos whose nearest neighbour has a label, and those of them with the same one; then the same
   * with near duplicates left out.
   */
  public record Nearest(long all, long allAgree, long distinct, long distinctAgree) {}

  /**
   * Two photos that say something.
   *
   * @param kind {@code same_bytes}, {@code same_features}, {@code near_within}, {@code
   *     near_across}, {@code outlier} (the other photo is the nearest) or {@code confusion} (an
   *     example of two classes)
   * @param value similarity; of an outlier, robust standard deviations
   * @param photos of a confusion, photos of the first class nearest to the second, else null
   * @param otherPhotos the same the other way round
   */
  public record Finding(
      String kind, Photo photo, Photo other, double value, Long photos, Long otherPhotos) {
    /** A finding has its photos and a number. */
    public Finding {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(photo, "photo");
      Objects.requireNonNull(other, "other");
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("%s has the value %s".formatted(photo.path(), value));
      }
    }
  }
}
