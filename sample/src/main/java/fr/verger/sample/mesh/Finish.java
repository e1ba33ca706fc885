package fr.verger.sample.mesh;

/**
 * How a surface answers to light, beyond its colour.
 *
 * @param gloss share of light mirrored, 0 to 1
 * @param sharpness highlights fall off with the 2^sharpness-th power: 3 waxy, 6 polished
 * @param velvet light caught by hairs or bloom towards the edge, 0 to 1
 * @param glow light that wanders through the flesh into the shade, 0 to 1
 */
public record Finish(double gloss, int sharpness, double velvet, double glow) {
  /** Neither shine nor fuzz nor glow, as on wood and leaves. */
  public static final Finish DULL = new Finish(0.12, 3, 0, 0.1);
}
