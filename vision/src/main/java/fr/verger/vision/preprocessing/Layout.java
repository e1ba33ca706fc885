package fr.verger.vision.preprocessing;

/** The order of a backbone's input. */
public enum Layout {
  /** Photo, channel, row, column. */
  NCHW,
  /** Photo, row, column, channel. */
  NHWC
}
