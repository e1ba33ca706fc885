package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.PhotoLimits;
import java.util.Arrays;

/**
 * What a start-of-scan segment says.
 *
 * @param components those that the scan carries
 * @param first zig-zag index of the first coefficient
 * @param last zig-zag index of the last coefficient
 * @param high bit position of the scan before, 0 in a first one
 * @param low bit position that this scan reaches
 */
record Scan(Component[] components, int first, int last, int high, int low) {

  static Scan read(ByteSource in, Frame frame, JpegTables tables) throws UnreadablePhotoException {
    int count = in.u8();
    if (count < 1 || count > frame.components().length) {
      throw broken();
    }
    Component[] components = new Component[count];
    int[] selectors = new int[count];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      components[i] = component(in.u8(), frame, components);
      selectors[i] = in.u8();
      blocks += components[i].horizontal * components[i].vertical;
    }
    int first = in.u8();
    int last = in.u8();
    int bits = in.u8();
    Scan scan =
        frame.progressive()
            ? new Scan(components, first, last, bits >> 4, bits & 15)
            : new Scan(components, 0, 63, 0, 0);
    if ((count > 1 && blocks > 10) || (frame.progressive() && !scan.isProgression())) {
      throw broken();
    }
    for (int i = 0; i < count; i++) {
      tables.latchFactors(components[i]);
      if (scan.first == 0 && scan.high == 0) {
        components[i].dc = tables.dc(selectors[i] >> 4);
      }
      if (scan.last > 0) {
        components[i].ac = tables.ac(selectors[i] & 15);
      }
    }
    return scan;
  }

  private static Component component(int id, Frame frame, Component[] taken)
      throws UnreadablePhotoException {
    for (Component component : frame.components()) {
      if (component.id == id && !Arrays.asList(taken).contains(component)) {
        return component;
      }
    }
    throw broken();
  }

  private boolean isProgression() {
    boolean band = first == 0 ? last == 0 : first <= last && last < 64 && components.length == 1;
    return band && (high == 0 || low == high - 1) && low <= 13;
  }

  private static UnreadablePhotoException broken() {
    return new UnreadablePhotoException("a scan header of the JPEG is broken");
  }

  /** Walks over the scan's blocks in their coded order. */
  void decode(
      Frame frame, BitReader bits, int restartInterval, BlockDecoder decoder, PhotoLimits limits)
      throws UnreadablePhotoException {
    boolean single = components.length == 1;
    int across = single ? components[0].blocksAcross : frame.unitsAcross();
    int down = single ? components[0].blocksDown : frame.unitsDown();
    restart(decoder);
    int left = restartInterval;
    int restarts = 0;
    for (int row = 0; row < down; row++) {
      limits.heed();
      for (int column = 0; column < across; column++) {
        if (restartInterval > 0 && left == 0) {
          bits.restart(restarts++ & 7);
          restart(decoder);
          left = restartInterval;
        }
        left--;
        boolean dry = bits.dry();
        if (single) {
          block(decoder, dry, components[0], column, row);
        } else {
          unit(decoder, dry, column, row);
        }
      }
    }
  }

  private void unit(BlockDecoder decoder, boolean dry, int column, int row)
      throws UnreadablePhotoException {
    for (Component c : components) {
      for (int y = row * c.vertical; y < (row + 1) * c.vertical; y++) {
        for (int x = column * c.horizontal; x < (column + 1) * c.horizontal; x++) {
          block(decoder, dry, c, x, y);
        }
      }
    }
  }

  private static void block(BlockDecoder decoder, boolean dry, Component c, int column, int row)
      throws UnreadablePhotoException {
    if (dry) {
      decoder.leaveOut(c, column, row);
    } else {
      decoder.decode(c, column, row);
    }
  }

  private void restart(BlockDecoder decoder) {
    decoder.restart();
    for (Component component : components) {
      component.prediction = 0;
    }
  }
}
