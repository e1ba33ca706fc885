package fr.verger.sample.basis;

import java.util.stream.IntStream;

/**
 * A colour in linear light, the space in which light adds up; 0 is black and 1 is white paper.
 *
 * @param red linear red
 * @param green linear green
 * @param blue linear blue
 */
public record Rgb(double red, double green, double blue) {
  private static final double[] LINEAR = IntStream.range(0, 256).mapToDouble(Rgb::linear).toArray();

  /** A colour as a painter picks it: 0xRRGGBB in sRGB. */
  public static Rgb of(int hex) {
    return new Rgb(LINEAR[hex >> 16 & 255], LINEAR[hex >> 8 & 255], LINEAR[hex & 255]);
  }

  /** This colour with a share of another, 0 to 1. */
  public Rgb towards(Rgb other, double share) {
    return new Rgb(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /** Linear light as an sRGB byte, 0 to 255. */
  public static int coded(double light) {
    double c = light <= 0.0031308 ? 12.92 * light : 1.055 * StrictMath.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * c);
  }

  /** The transfer function of IEC 61966-2-1, from an sRGB byte to linear light. */
  private static double linear(int value) {
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
  }
}
