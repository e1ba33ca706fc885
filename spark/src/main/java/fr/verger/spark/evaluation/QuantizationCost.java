package fr.verger.spark.evaluation;

/**
 * What an int8 variant costs and saves, as measured on photos that it was not calibrated on.
 *
 * @param backbone name
 * @param output where the variant lies
 * @param method how its ranges were chosen
 * @param calibrated photos that it was calibrated on
 * @param unreadable photos that were to be used and could not be read
 * @param trained photos that the classifiers learned from
 * @param tested photos that agreement and accuracy were measured on
 * @param agreement of the features in fp32 and int8
 * @param fp32Accuracy share of tested photos that a logistic regression on fp32 features gives
 *     their label, or null where there are fewer than two labels
 * @param int8Accuracy the same on int8 features
 * @param fp32Bytes of the graph up to the feature
 * @param int8Bytes of the variant
 * @param fp32PhotosPerSecond through the network alone, all threads together; 0 when there were too
 *     few photos to time
 * @param int8PhotosPerSecond likewise
 * @param processorTimeRatio of fp32 to int8; what {@link #speedRatio} is on an idle machine
 * @param threads callers of a network at once
 * @param classifier how the answers of the classifier in the file change, or null where the file is
 *     a backbone alone
 */
public record QuantizationCost(
    String backbone,
    String output,
    String method,
    int calibrated,
    int unreadable,
    int trained,
    int tested,
    FeatureAgreement agreement,
    Double fp32Accuracy,
    Double int8Accuracy,
    long fp32Bytes,
    long int8Bytes,
    double fp32PhotosPerSecond,
    double int8PhotosPerSecond,
    double processorTimeRatio,
    int threads,
    ClassifierCost classifier) {
  /** How many times faster int8 is; 0 when there were too few photos to time. */
  public double speedRatio() {
    return fp32PhotosPerSecond == 0 ? 0 : int8PhotosPerSecond / fp32PhotosPerSecond;
  }
}
