package fr.verger.sample;

import java.awt.image.BufferedImage;

/**
 * One photo of the orchard.
 *
 * @param split the half it belongs to
 * @param label its class
 * @param fileName its name within the class's folder, such as {@code r_12_100.jpg}
 * @param size width and height in pixels
 * @param pixels 0xRRGGBB, row by row from the top, size × size of them
 */
public record SamplePhoto(
    SampleSplit split, String label, String fileName, int size, int[] pixels) {
  /** Where the photo lies below the orchard's folder, with forward slashes. */
  public String relativePath() {
    return split.folder() + "/" + label + "/" + fileName;
  }

  /** The photo as the JDK's imaging classes take it; a copy. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, size, size, pixels, 0, size);
    return image;
  }

  /** The photo as a JPEG file: baseline, 4:2:0, as {@link SampleOrchard#write} writes it. */
  public byte[] jpeg() {
    return new JpegWriter().encode(image());
  }
}
