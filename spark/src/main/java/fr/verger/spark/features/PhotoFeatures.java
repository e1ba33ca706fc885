package fr.verger.spark.features;

import java.io.Serializable;

/**
 * What became of a photo: features, or the reason why there are none. A bean, because Spark copies
 * the {@code float[]} of a bean as one block, where the array of a {@code Row} is boxed value by
 * value.
 */
public final class PhotoFeatures implements Serializable {
  private static final long serialVersionUID = 1L;

  private float[] features;
  private String reason;

  /** For Spark. */
  public PhotoFeatures() {}

  static PhotoFeatures of(float[] features, String reason) {
    PhotoFeatures result = new PhotoFeatures();
    result.features = features;
    result.reason = reason;
    return result;
  }

  /** The features, or null. */
  public float[] getFeatures() {
    return features;
  }

  /** For Spark. */
  public void setFeatures(float[] features) {
    this.features = features;
  }

  /** One sentence, or null. */
  public String getReason() {
    return reason;
  }

  /** For Spark. */
  public void setReason(String reason) {
    this.reason = reason;
  }
}
