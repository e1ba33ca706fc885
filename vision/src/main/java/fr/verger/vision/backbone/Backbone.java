package fr.verger.vision.backbone;

import java.nio.FloatBuffer;

/**
 * A network that runs: photos in, features out. Thread-safe; every caller computes on its own
 * thread.
 */
public final class Backbone implements AutoCloseable {
  private final BackboneModel model;

  private Backbone(BackboneModel model) {
    this.model = model;
  }

  /** Starts a session for a model. */
  public static Backbone open(BackboneModel model) {
    return new Backbone(model);
  }

  /** What runs here. */
  public BackboneModel model() {
    return model;
  }

  /**
   * Computes the features of a batch.
   *
   * @param photos a direct buffer whose first {@code count × floatsPerPhoto} floats are
   *     preprocessed photos; its position and limit are left alone
   * @param count photos in the batch, at least 1
   * @param features a direct buffer that takes {@code count × featureCount} floats from index 0;
   *     its position and limit are left alone
   */
  public void features(FloatBuffer photos, int count, FloatBuffer features) {
    throw new IllegalStateException("no session for " + model.name());
  }

  @Override
  public void close() {}
}
