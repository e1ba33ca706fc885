package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.PhotoLimits;

/**
 * What a start-of-frame segment says.
 *
 * @param maxHorizontal the largest sampling factor across
 * @param maxVertical the largest sampling factor down
 */
record Frame(
    int width,
    int height,
    boolean progressive,
    Component[] components,
    int maxHorizontal,
    int maxVertical) {

  static Frame read(ByteSource in, boolean progressive, PhotoLimits limits)
      throws UnreadablePhotoException {
    int precision = in.u8();
    int height = in.u16();
    int width = in.u16();
    int count = in.u8();
    if (precision != 8) {
      throw new UnreadablePhotoException(
          "JPEG with " + precision + " bits a sample is not supported");
    }
    limits.check(width, height);
    if (count != 1 && count != 3 && count != 4) {
      throw new UnreadablePhotoException("JPEG with " + count + " channels is not supported");
    }
    Component[] components = new Component[count];
    int maxHorizontal = 1;
    int maxVertical = 1;
    for (int i = 0; i < count; i++) {
      int id = in.u8();
      int sampling = in.u8();
      Component component = new Component(id, sampling >> 4, sampling & 15, in.u8());
      if (component.horizontal < 1
          || component.horizontal > 4
          || component.vertical < 1
          || component.vertical > 4
          || component.quantisation > 3) {
        throw new UnreadablePhotoException("the JPEG's frame header is broken");
      }
      maxHorizontal = Math.max(maxHorizontal, component.horizontal);
      maxVertical = Math.max(maxVertical, component.vertical);
      components[i] = component;
    }
    Frame frame = new Frame(width, height, progressive, components, maxHorizontal, maxVertical);
    for (Component component : components) {
      frame.measure(component);
    }
    return frame;
  }

  private void measure(Component c) throws UnreadablePhotoException {
    if (maxHorizontal % c.horizontal != 0 || maxVertical % c.vertical != 0) {
      throw new UnreadablePhotoException("JPEG with fractional subsampling is not supported");
    }
    c.width = up((long) width * c.horizontal, maxHorizontal);
    c.height = up((long) height * c.vertical, maxVertical);
    c.blocksAcross = up((long) width * c.horizontal, 8 * maxHorizontal);
    c.blocksDown = up((long) height * c.vertical, 8 * maxVertical);
    c.paddedAcross = unitsAcross() * c.horizontal;
    c.paddedDown = unitsDown() * c.vertical;
    if (c.area() > Integer.MAX_VALUE - 8) {
      throw new UnreadablePhotoException("the JPEG is too large to be decoded");
    }
  }

  /** Interleaved units in a row. */
  int unitsAcross() {
    return up(width, 8 * maxHorizontal);
  }

  /** Rows of interleaved units. */
  int unitsDown() {
    return up(height, 8 * maxVertical);
  }

  /** Blocks that the picture has at least, over all channels. */
  long blocks() {
    long blocks = 0;
    for (Component component : components) {
      blocks += (long) component.blocksAcross * component.blocksDown;
    }
    return blocks;
  }

  private static int up(long value, int unit) {
    return (int) ((value + unit - 1) / unit);
  }
}
