package fr.verger.vision.backbone;

import java.util.Locale;

/** How a map of channels becomes one value a channel. */
public enum Pooling {
  /** The mean over rows and columns. */
  AVERAGE("GlobalAveragePool"),
  /** The maximum over rows and columns. */
  MAX("GlobalMaxPool");

  private final String operator;

  Pooling(String operator) {
    this.operator = operator;
  }

  /** ONNX's operator for it, which takes channels first. */
  String operator() {
    return operator;
  }

  /** As users write it, in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
