package fr.verger.spark.tables;

import java.io.Serializable;

/**
 * A photo with a vector, or with the reason why it has none. A bean, because Spark copies the
 * {@code float[]} of a bean as one block.
 */
public final class VectorRow implements Serializable {
  private static final long serialVersionUID = 1L;

  private String path;
  private String label;
  private String split;
  private float[] vector;
  private String reason;

  /** For Spark. */
  public VectorRow() {}

  /** Which photo. */
  public String getPath() {
    return path;
  }

  /** For Spark. */
  public void setPath(String path) {
    this.path = path;
  }

  /** Its label. */
  public String getLabel() {
    return label;
  }

  /** For Spark. */
  public void setLabel(String label) {
    this.label = label;
  }

  /** Its split, or null. */
  public String getSplit() {
    return split;
  }

  /** For Spark. */
  public void setSplit(String split) {
    this.split = split;
  }

  /** Its vector; null when it was rejected. */
  public float[] getVector() {
    return vector;
  }

  /** For Spark. */
  public void setVector(float[] vector) {
    this.vector = vector;
  }

  /** Why it was rejected, or null. */
  public String getReason() {
    return reason;
  }

  /** For Spark. */
  public void setReason(String reason) {
    this.reason = reason;
  }
}
