package fr.verger.vision.photo.webp;

/** How one macroblock is coded; the same object serves for all of a frame, one after the other. */
final class Macroblock {
  /** Modes of a whole block. */
  static final int DC = 0;

  static final int VERTICAL = 1;
  static final int HORIZONTAL = 2;
  static final int TRUE_MOTION = 3;

  int segment;
  boolean skip;

  /** Whether each of the 16 subblocks of luma has a mode of its own. */
  boolean subblocks;

  int lumaMode;
  int chromaMode;
  final int[] subblockModes = new int[16];

  /** Dequantised coefficients: 16 blocks of luma, 4 of U, 4 of V. */
  final int[] coefficients = new int[24 * 16];

  /** Whether any block has a coefficient. */
  boolean coded;
}
