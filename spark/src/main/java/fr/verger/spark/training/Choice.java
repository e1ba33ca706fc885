package fr.verger.spark.training;

import fr.verger.spark.pca.PrincipalComponentsModel;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.spark.photos.PathHash;
import fr.verger.spark.tables.VectorRow;
import fr.verger.spark.training.ClassifierSummary.Candidate;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.classifier.UnknownScore;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.classification.LogisticRegressionModel;

/**
 * What is decided on photos that the candidates were not fitted on.
 *
 * @param candidates for the regularisation
 * @param temperature of the best of them
 * @param threshold that 95 % of the photos' unknown scores stay below, by the best of them
 * @param on which photos, in words
 * @param photos how many
 */
record Choice(
    List<Candidate> candidates, double temperature, double threshold, String on, long photos) {
  /** Photos to choose on, at most: the driver holds their components. */
  private static final int MOST = 20_000;

  /** The value of the least log loss. */
  double regularisation() {
    return candidates.stream()
        .min(Comparator.comparingDouble(Candidate::logLoss))
        .orElseThrow()
        .regularisation();
  }

  /**
   * Chooses on the photos for it, or on a fifth of the training photos.
   *
   * @param training components of the training photos
   * @param fit of regressions
   * @param labels with their indices
   */
  static Choice of(
      TrainingParts parts,
      PrincipalComponentsModel pca,
      JavaRDD<VectorRow> training,
      RegressionFit fit,
      Map<String, Integer> labels) {
    if (parts.validation() != null) {
      JavaRDD<VectorRow> asked = ReducedRows.of(parts.validation(), pca);
      return of(fit, training, asked, labels, "the split Validation");
    }
    // The photos to choose on shall be as far from those to learn from as the tested ones are.
    Set<String> held = parts.heldBack() ? HoldOut.of(training) : HoldOut.regardless(training);
    String on =
        parts.heldBack()
            ? "a fifth of the training photos, near-duplicates kept together"
            : "a fifth of the training photos";
    if (held.isEmpty()) {
      held = HoldOut.regardless(training);
      on = "a fifth of the training photos, although they are near-duplicates of the others";
    }
    if (held.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "There are too few photos to train a classifier; give one label at least %d."
              .formatted((int) Math.ceil(1 / HoldOut.SHARE)));
    }
    Set<String> back = held;
    return of(
        fit,
        training.filter(photo -> !back.contains(photo.path())),
        training.filter(photo -> back.contains(photo.path())),
        labels,
        on);
  }

  private static Choice of(
      RegressionFit fit,
      JavaRDD<VectorRow> fitted,
      JavaRDD<VectorRow> asked,
      Map<String, Integer> labels,
      String on) {
    List<VectorRow> photos = few(asked);
    List<LogisticRegressionModel> models = fit.of(fitted, RegressionFit.CANDIDATES);
    List<Candidate> candidates = new ArrayList<>();
    List<Answer> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < models.size(); i++) {
      List<Answer> answers = answers(models.get(i), photos, labels);
      double loss = Temperature.logLoss(answers, Temperature.of(answers));
      candidates.add(new Candidate(RegressionFit.CANDIDATES.get(i), loss));
      if (loss < least) {
        least = loss;
        best = answers;
      }
    }
    double[] scores = best.stream().mapToDouble(one -> UnknownScore.of(one.logits())).toArray();
    return new Choice(
        candidates, Temperature.of(best), UnknownThreshold.of(scores), on, photos.size());
  }

  private static List<Answer> answers(
      LogisticRegressionModel model, List<VectorRow> photos, Map<String, Integer> labels) {
    return photos.stream()
        .map(
            photo ->
                new Answer(labels.get(photo.label()), RegressionFit.logits(model, photo.vector())))
        .toList();
  }

  /** All, or those whose paths have the least hashes, in the order of their paths. */
  private static List<VectorRow> few(JavaRDD<VectorRow> photos) {
    return photos.takeOrdered(MOST, new ByHash()).stream()
        .sorted(Comparator.comparing(VectorRow::path))
        .toList();
  }

  /** Spark sends it to the executors. */
  private static final class ByHash implements Comparator<VectorRow>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(VectorRow one, VectorRow other) {
      int order = Long.compare(PathHash.of(one.path(), 0), PathHash.of(other.path(), 0));
      return order == 0 ? one.path().compareTo(other.path()) : order;
    }
  }
}
