package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.RgbImage;

/** From a frame's samples to RGB pixels. */
final class Rendering {
  private Rendering() {}

  static RgbImage of(Frame frame, ColourModel model) {
    int width = frame.width();
    Component[] components = frame.components();
    Upsampling[] upsampling = new Upsampling[components.length];
    int[][] rows = new int[components.length][width + 2 * frame.maxHorizontal()];
    int[][] scratch = new int[3][width];
    for (int i = 0; i < components.length; i++) {
      upsampling[i] = new Upsampling(components[i], frame);
    }
    byte[] rgb = new byte[3 * width * frame.height()];
    for (int y = 0; y < frame.height(); y++) {
      for (int i = 0; i < components.length; i++) {
        upsampling[i].row(y, rows[i]);
      }
      model.row(rows, scratch, width, rgb, 3 * width * y);
    }
    return new RgbImage(width, frame.height(), rgb);
  }
}
