package fr.verger.vision.features;

import fr.verger.vision.photo.RgbImage;

/** Photos that are computed together. An instance belongs to one thread. */
interface FeatureBatch {
  /** Takes a photo into the next place. */
  void add(RgbImage photo);

  /** The features of the photos taken, in their order; empties the batch. */
  float[][] flush();
}
