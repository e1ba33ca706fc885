package fr.verger.spark.run;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.storage.Location;

/**
 * What is asked of a run, understood.
 *
 * @param plan of a run that begins anew
 * @param featurizer by which the photos go, but for words that it is still to learn
 * @param map null for none
 * @param classifier whether one is wanted
 */
record RunRequest(
    RunSettings settings,
    RunPlan plan,
    ImageFeaturizer featurizer,
    Location images,
    Location output,
    MapPlan map,
    boolean classifier) {
  /** Whether the features are of visual words that are learned from the photos. */
  boolean learnsWords() {
    return plan.backbone() == null;
  }
}
