package fr.verger.vision.backbone;

import java.util.Locale;

/** The arithmetic of a backbone. */
public enum Precision {
  /** 32-bit floats, as networks are trained. */
  FP32,
  /** 8-bit integers between quantised tensors; features are 32-bit floats all the same. */
  INT8;

  /** As options, tables and records write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
