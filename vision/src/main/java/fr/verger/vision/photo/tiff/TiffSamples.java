package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Reads the rows of one strip or tile as whole samples, differences undone. */
final class TiffSamples {
  private final TiffLayout layout;
  private final boolean bigEndian;
  private final TiffPacking packing;
  private final byte[] row;

  TiffSamples(TiffLayout layout, boolean bigEndian, byte[] packed) throws UnreadablePhotoException {
    this.layout = layout;
    this.bigEndian = bigEndian;
    this.packing = TiffPacking.of(layout.compression(), packed);
    this.row = new byte[layout.rowBytes()];
  }

  /**
   * Reads a row.
   *
   * @param into takes a sample at {@code offset}, {@code offset + step} and so on, as many as there
   *     are
   */
  void row(int[] into, int offset, int step) throws UnreadablePhotoException {
    packing.read(row);
    int together = layout.samplesTogether();
    int count = layout.tileWidth() * together;
    int mask = (1 << layout.bits()) - 1;
    for (int i = 0; i < count; i++) {
      int value = sample(i);
      if (layout.predicted() && i >= together) {
        value = value + into[offset + (i - together) * step] & mask;
      }
      into[offset + i * step] = value;
    }
  }

  /** To be called behind the last row. */
  void finish() throws UnreadablePhotoException {
    packing.finish();
  }

  private int sample(int index) {
    int bits = layout.bits();
    if (bits == 8) {
      return row[index] & 0xff;
    }
    if (bits == 16) {
      int first = row[2 * index] & 0xff;
      int second = row[2 * index + 1] & 0xff;
      return bigEndian ? first << 8 | second : second << 8 | first;
    }
    int bit = index * bits;
    return (row[bit >> 3] & 0xff) >> (8 - bits - (bit & 7)) & ((1 << bits) - 1);
  }
}
