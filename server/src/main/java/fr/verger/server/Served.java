package fr.verger.server;

import fr.verger.server.device.BrowserEngine;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.vision.classifier.FruitClassifier;

/**
 * What a server answers with.
 *
 * @param classifier computes, and is closed with the server or when it does not start
 * @param photos that the classifier learned from, to show those that are near
 * @param engine by which browsers answer without the server; null where they cannot
 */
public record Served(FruitClassifier classifier, NearestPhotos photos, BrowserEngine engine) {
  /** A classifier without photos to show, and the engine that this build holds, if it does. */
  public static Served by(FruitClassifier classifier) {
    return new Served(classifier, NearestPhotos.none(), BrowserEngine.built());
  }

  /** The same with photos to show. */
  public Served showing(NearestPhotos others) {
    return new Served(classifier, others, engine);
  }
}
