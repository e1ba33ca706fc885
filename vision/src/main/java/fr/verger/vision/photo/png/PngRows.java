package fr.verger.vision.photo.png;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates and unfilters rows. No more is inflated than the rows ask for. */
final class PngRows implements AutoCloseable {
  private final Inflater inflater = new Inflater();
  private final int back;
  private byte[] row = new byte[0];
  private byte[] above = new byte[0];

  /**
   * Rows from the joined IDAT chunks.
   *
   * @param back bytes from a sample to the one that filters take for its left neighbour
   */
  PngRows(byte[] data, int back) {
    this.back = back;
    inflater.setInput(data);
  }

  /** Begins a pass: the row above its first one is all zero. */
  void begin(int rowBytes) {
    row = new byte[rowBytes];
    above = new byte[rowBytes];
  }

  /** The next row; overwritten by the one after the next. */
  byte[] next() throws UnreadablePhotoException {
    byte[] done = row;
    row = above;
    above = done;
    byte[] filter = new byte[1];
    inflate(filter);
    inflate(row);
    switch (filter[0]) {
      case 0 -> {}
      case 1 -> sub();
      case 2 -> up();
      case 3 -> average();
      case 4 -> paeth();
      default -> throw new UnreadablePhotoException("the PNG has a row with an unknown filter");
    }
    return row;
  }

  private void inflate(byte[] into) throws UnreadablePhotoException {
    int done = 0;
    while (done < into.length) {
      int count;
      try {
        count = inflater.inflate(into, done, into.length - done);
      } catch (DataFormatException e) {
        throw new UnreadablePhotoException("the PNG data are broken", e);
      }
      if (count == 0) {
        throw PngDecoder.truncated();
      }
      done += count;
    }
  }

  private void sub() {
    for (int i = back; i < row.length; i++) {
      row[i] += row[i - back];
    }
  }

  private void up() {
    for (int i = 0; i < row.length; i++) {
      row[i] += above[i];
    }
  }

  private void average() {
    for (int i = 0; i < row.length; i++) {
      int left = i < back ? 0 : row[i - back] & 0xff;
      row[i] += (byte) ((left + (above[i] & 0xff)) >> 1);
    }
  }

  private void paeth() {
    for (int i = 0; i < row.length; i++) {
      int a = i < back ? 0 : row[i - back] & 0xff;
      int b = above[i] & 0xff;
      int c = i < back ? 0 : above[i - back] & 0xff;
      int pa = Math.abs(b - c);
      int pb = Math.abs(a - c);
      int pc = Math.abs(a + b - 2 * c);
      row[i] += (byte) (pa <= pb && pa <= pc ? a : pb <= pc ? b : c);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
