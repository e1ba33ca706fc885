package fr.verger.vision.backbone;

import java.util.Locale;

/** The arithmetic of a backbone. */
public enum Precision {
  /** 32-bit floats, as networks are trained. */
  FP32(2),
  /** 8-bit integers between quantised tensors; features are 32-bit floats all the same. */
  INT8(8);

  private final int photosPerCall;

  Precision(int photosPerCall) {
    this.photosPerCall = photosPerCall;
  }

  /**
   * Photos in one call of the engine. What the layers of MobileNetV2 hand on for two photos in fp32
   * stays in a core's cache, and a value of int8 takes a quarter of the place.
   */
  int photosPerCall() {
    return photosPerCall;
  }

  /** As options, tables and records write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
