package fr.verger.spark.features;

import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.photo.PhotoDecoder;
import java.io.Serializable;
import java.time.Duration;

/**
 * How photos go through a network.
 *
 * @param batch photos that are decoded before the network runs
 * @param maxPixels photos of more pixels are refused by their header
 * @param time that reading a photo may take, and decoding it
 */
record PhotoWork(int batch, long maxPixels, Duration time) implements Serializable {
  /** For one thread. */
  FeatureExtractor extractor(FeatureFunction function) {
    return function.extractor(batch, new PhotoDecoder(maxPixels, time));
  }
}
