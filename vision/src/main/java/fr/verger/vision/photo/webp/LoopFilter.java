package fr.verger.vision.photo.webp;

/** Smooths the edges of blocks in a whole frame (RFC 6386, section 15). */
final class LoopFilter {
  private final Vp8Header header;
  private final EdgeFilter luma;
  private final EdgeFilter u;
  private final EdgeFilter v;
  private final int across;
  private final byte[] levels;
  private final boolean[] inner;

  LoopFilter(Vp8Header header, Vp8Frame frame) {
    this.header = header;
    this.luma = new EdgeFilter(frame.y());
    this.u = new EdgeFilter(frame.u());
    this.v = new EdgeFilter(frame.v());
    this.across = frame.across();
    this.levels = new byte[frame.across() * frame.down()];
    this.inner = new boolean[levels.length];
  }

  /** Notes how a macroblock is to be filtered. */
  void note(int index, Macroblock block) {
    int level = header.filterLevel;
    if (header.segmented) {
      int strength = header.segmentStrength[block.segment];
      level = header.absolute ? strength : level + strength;
    }
    if (header.filterDeltas) {
      level += header.intraDelta + (block.subblocks ? header.subblockDelta : 0);
    }
    levels[index] = (byte) Math.max(0, Math.min(63, level));
    inner[index] = block.subblocks || block.coded;
  }

  /** Filters all macroblocks in their order. */
  void apply() {
    if (header.filterLevel == 0) {
      return;
    }
    for (int i = 0; i < levels.length; i++) {
      int level = levels[i];
      if (level > 0) {
        int interior = interior(level);
        int threshold = 2 * level + interior;
        if (header.simpleFilter) {
          simple(i % across, i / across, threshold, inner[i]);
        } else {
          int highVariance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
          normal(i % across, i / across, threshold, interior, highVariance, inner[i]);
        }
      }
    }
  }

  private int interior(int level) {
    int interior = level;
    if (header.sharpness > 0) {
      interior >>= header.sharpness > 4 ? 2 : 1;
      interior = Math.min(interior, 9 - header.sharpness);
    }
    return Math.max(1, interior);
  }

  private void simple(int column, int row, int threshold, boolean inner) {
    if (column > 0) {
      luma.simple(16 * column, 16 * row, true, threshold + 4);
    }
    for (int i = 4; inner && i < 16; i += 4) {
      luma.simple(16 * column + i, 16 * row, true, threshold);
    }
    if (row > 0) {
      luma.simple(16 * column, 16 * row, false, threshold + 4);
    }
    for (int i = 4; inner && i < 16; i += 4) {
      luma.simple(16 * column, 16 * row + i, false, threshold);
    }
  }

  private void normal(
      int column, int row, int threshold, int interior, int highVariance, boolean inner) {
    for (boolean upright : new boolean[] {true, false}) {
      if (upright ? column > 0 : row > 0) {
        luma.block(16 * column, 16 * row, 16, upright, threshold + 4, interior, highVariance);
        u.block(8 * column, 8 * row, 8, upright, threshold + 4, interior, highVariance);
        v.block(8 * column, 8 * row, 8, upright, threshold + 4, interior, highVariance);
      }
      if (inner) {
        int dx = upright ? 4 : 0;
        int dy = 4 - dx;
        for (int i = 1; i < 4; i++) {
          int x = 16 * column + i * dx;
          luma.subblock(x, 16 * row + i * dy, 16, upright, threshold, interior, highVariance);
        }
        int x = 8 * column + dx;
        u.subblock(x, 8 * row + dy, 8, upright, threshold, interior, highVariance);
        v.subblock(x, 8 * row + dy, 8, upright, threshold, interior, highVariance);
      }
    }
  }
}
