package fr.verger.spark.training;

import java.util.List;

/**
 * The classifier of a run, as {@code run.json} keeps it.
 *
 * @param absent why there is none, in one sentence, or null
 * @param sha256 of {@code model.onnx}, or null without one
 * @param labels it knows, or 0
 * @param leftOut labels that were to be left out of training
 * @param trainedOn which photos it was fitted on, or null without one
 * @param trainingPhotos it was fitted on
 * @param components of its own PCA, which was fitted on the same photos
 * @param chosenOn which photos decided regularisation, temperature and threshold
 * @param chosenPhotos how many those were
 * @param testedOn which photos {@code quality} is measured on
 * @param testHeldBack whether those were held back and are no split of their own
 * @param nearDuplicateCosine photos above this cosine were kept on one side of a hold-out, or null
 *     when nothing was held back
 * @param untested labels that no tested photo has
 * @param candidates values of the regularisation that were tried, with their log loss
 * @param regularisation that was chosen, Spark's {@code regParam}
 * @param temperature by which logits are divided
 * @param unknownThreshold above this unknown score an answer is "not sure"
 * @param quality on photos it was not trained on, or null when there were none
 */
public record ClassifierSummary(
    String absent,
    String sha256,
    int labels,
    List<String> leftOut,
    String trainedOn,
    long trainingPhotos,
    int components,
    String chosenOn,
    long chosenPhotos,
    String testedOn,
    boolean testHeldBack,
    Double nearDuplicateCosine,
    List<String> untested,
    List<Candidate> candidates,
    double regularisation,
    double temperature,
    double unknownThreshold,
    ClassifierQuality quality) {

  /** A value of the regularisation and the mean of {@code -log p} that it led to. */
  public record Candidate(double regularisation, double logLoss) {}

  /** No classifier, and why. */
  public static ClassifierSummary absent(String why) {
    return new ClassifierSummary(
        why, null, 0, List.of(), null, 0, 0, null, 0, null, false, null, List.of(), List.of(), 0, 0,
        0, null);
  }

  /** The same, with the digest of the file. */
  public ClassifierSummary with(String digest) {
    return new ClassifierSummary(
        absent,
        digest,
        labels,
        leftOut,
        trainedOn,
        trainingPhotos,
        components,
        chosenOn,
        chosenPhotos,
        testedOn,
        testHeldBack,
        nearDuplicateCosine,
        untested,
        candidates,
        regularisation,
        temperature,
        unknownThreshold,
        quality);
  }
}
