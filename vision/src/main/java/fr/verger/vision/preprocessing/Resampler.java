package fr.verger.vision.preprocessing;

import fr.verger.vision.photo.RgbImage;

/**
 * Pillow's two-pass bicubic resize, row by row: horizontally first, rounded to 8 bits, then
 * vertically.
 *
 * <p>Both passes are weighted sums of whole lines. For the horizontal one the photo is cut into
 * tiles, and in each the columns are laid out as lines; its results are laid back as rows. Rows
 * wait in a ring that is as long as the vertical filter, so memory does not grow with the photo's
 * area.
 */
final class Resampler {
  /** Rows of a tile, so that a line has up to 384 values: long enough for vector loops. */
  private static final int TILE_ROWS = 128;

  /** Columns of a tile, unless one output needs more: 256 KiB of values. */
  private static final int TILE_COLUMNS = 170;

  /** Values of a tile at most, unless one row of it has more. */
  private static final int TILE_VALUES = TILE_COLUMNS * TILE_ROWS * 3;

  private final WeightsCache weights = new WeightsCache();
  private final Lines columns = new Lines();
  private final Lines rows = new Lines();
  private final int[][] four = new int[4][3 * TILE_ROWS];
  private int[] result = new int[0];

  /** Resizes to {@code width} x {@code height} and hands over the rows. */
  void resize(RgbImage photo, int width, int height, RowOrder order, RowSink sink) {
    BicubicWeights across = weights.get(photo.width(), width);
    BicubicWeights down = weights.get(photo.height(), height);
    int tallest = Math.min(TILE_ROWS, Math.max(1, TILE_VALUES / 3 / across.widest()));
    int tileRows = Math.min(photo.height(), tallest);
    int[][] ring = rows.get(down.widest() + tileRows, 3 * width);
    if (result.length < 3 * width) {
      result = new int[3 * width];
    }
    int done = 0;
    for (int y = 0; y < height; y++) {
      while (done < down.end(y)) {
        int end = Math.min(photo.height(), done + tileRows);
        across(photo, done, end, across, width, order, ring);
        done = end;
      }
      WeightedSum.of(ring, down, y, 0, result, 3 * width);
      sink.row(y, result);
    }
  }

  /** The horizontal pass for the rows {@code top} to {@code bottom} (exclusive). */
  private void across(
      RgbImage photo,
      int top,
      int bottom,
      BicubicWeights weights,
      int width,
      RowOrder order,
      int[][] ring) {
    int rows = bottom - top;
    int[][] lines = columns.get(Math.max(TILE_COLUMNS, weights.widest()), 3 * rows);
    int loaded = 0;
    int left = 0;
    for (int x = 0; x < width; x += 4) {
      for (int k = 0; k < 4; k++) {
        int column = Math.min(x + k, width - 1);
        if (weights.end(column) > loaded) {
          left = weights.first(column);
          loaded = Math.min(photo.width(), left + lines.length);
          load(photo, left, loaded, top, rows, lines);
        }
        WeightedSum.of(lines, weights, column, left, four[k], 3 * rows);
      }
      int last = width - 1 - x;
      lay(0, order.red() + x * order.step(), order.step(), last, top, rows, ring);
      lay(rows, order.green() + x * order.step(), order.step(), last, top, rows, ring);
      lay(2 * rows, order.blue() + x * order.step(), order.step(), last, top, rows, ring);
    }
  }

  /** Lays one channel of four columns into the rows; columns behind the last one fall on it. */
  private void lay(int from, int at, int step, int last, int top, int rows, int[][] ring) {
    int[] a = four[0];
    int[] b = four[1];
    int[] c = four[2];
    int[] d = four[3];
    int atB = at + Math.min(1, last) * step;
    int atC = at + Math.min(2, last) * step;
    int atD = at + Math.min(3, last) * step;
    int place = top % ring.length;
    for (int y = from; y < from + rows; y++) {
      int[] row = ring[place];
      place = place + 1 == ring.length ? 0 : place + 1;
      row[at] = a[y];
      row[atB] = b[y];
      row[atC] = c[y];
      row[atD] = d[y];
    }
  }

  /** Lays columns out as lines: a column's red values, its green ones, its blue ones. */
  private static void load(RgbImage photo, int left, int right, int top, int rows, int[][] lines) {
    byte[] rgb = photo.rgb();
    int stride = 3 * photo.width();
    for (int x = left; x < right; x++) {
      int[] line = lines[x - left];
      int at = top * stride + 3 * x;
      for (int y = 0; y < rows; y++) {
        line[y] = rgb[at] & 0xff;
        line[rows + y] = rgb[at + 1] & 0xff;
        line[2 * rows + y] = rgb[at + 2] & 0xff;
        at += stride;
      }
    }
  }
}
