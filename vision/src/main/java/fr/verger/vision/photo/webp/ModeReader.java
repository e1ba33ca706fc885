package fr.verger.vision.photo.webp;

/** Reads how macroblocks are predicted (RFC 6386, section 11), in raster order. */
final class ModeReader {
  /** Positive: the next pair of nodes; else a mode with its sign changed. */
  private static final int[] SUBBLOCK_TREE = {
    0, 2, -1, 4, -2, 6, 8, 12, -3, 10, -5, -6, -4, 14, -7, 16, -8, -9
  };

  /** A whole block's mode as its neighbours' subblocks see it. */
  private static final int[] AS_SUBBLOCK = {
    SubblockPrediction.DC,
    SubblockPrediction.VERTICAL,
    SubblockPrediction.HORIZONTAL,
    SubblockPrediction.TRUE_MOTION
  };

  private final BoolDecoder in;
  private final Vp8Header header;
  private final int[] above;
  private final int[] left = new int[4];

  ModeReader(BoolDecoder in, Vp8Header header, int macroblocksAcross) {
    this.in = in;
    this.header = header;
    this.above = new int[4 * macroblocksAcross];
  }

  void beginRow() {
    java.util.Arrays.fill(left, SubblockPrediction.DC);
  }

  void read(int column, Macroblock block) {
    block.segment = 0;
    if (header.segmentMap) {
      int[] tree = header.segmentTree;
      block.segment = in.bit(tree[0]) == 0 ? in.bit(tree[1]) : 2 + in.bit(tree[2]);
    }
    block.skip = header.skips && in.bit(header.skipProbability) != 0;
    block.subblocks = in.bit(145) == 0;
    if (block.subblocks) {
      readSubblocks(column, block);
    } else {
      block.lumaMode =
          in.bit(156) != 0
              ? (in.bit(128) != 0 ? Macroblock.TRUE_MOTION : Macroblock.HORIZONTAL)
              : (in.bit(163) != 0 ? Macroblock.VERTICAL : Macroblock.DC);
      int mode = AS_SUBBLOCK[block.lumaMode];
      java.util.Arrays.fill(above, 4 * column, 4 * column + 4, mode);
      java.util.Arrays.fill(left, mode);
    }
    if (in.bit(142) == 0) {
      block.chromaMode = Macroblock.DC;
    } else if (in.bit(114) == 0) {
      block.chromaMode = Macroblock.VERTICAL;
    } else {
      block.chromaMode = in.bit(183) != 0 ? Macroblock.TRUE_MOTION : Macroblock.HORIZONTAL;
    }
  }

  private void readSubblocks(int column, Macroblock block) {
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        int a = above[4 * column + x];
        int node = 0;
        do {
          int bit = in.bit(Vp8Tables.subblockMode(a, left[y], node >> 1));
          node = SUBBLOCK_TREE[node + bit];
        } while (node > 0);
        above[4 * column + x] = -node;
        left[y] = -node;
        block.subblockModes[4 * y + x] = -node;
      }
    }
  }
}
