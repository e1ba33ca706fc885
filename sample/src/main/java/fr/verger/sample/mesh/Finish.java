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
  /** Wood and leaves: neither shine nor fuzz, and a colour that no breeding changes. */
  public static final Finish LEAFY = new Finish(0.12, 3, 0, 0.1);
}
