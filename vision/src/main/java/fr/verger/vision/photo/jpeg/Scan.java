package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;

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

  /** Walks over the scan's blocks in their coded order. */
  void decode(Frame frame, BitReader bits, int restartInterval, BlockDecoder decoder)
      throws UnreadablePhotoException {
    boolean single = components.length == 1;
    int across = single ? components[0].blocksAcross : frame.unitsAcross();
    int down = single ? components[0].blocksDown : frame.unitsDown();
    restart(decoder);
    int left = restartInterval;
    int restarts = 0;
    for (int row = 0; row < down; row++) {
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
