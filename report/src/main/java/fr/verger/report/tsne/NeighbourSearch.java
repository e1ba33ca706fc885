package fr.verger.report.tsne;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds nearest neighbours by looking at every pair: exact at any width, where trees are of little
 * help, and quick enough for the number of points that a map can hold.
 *
 * <p>Points are compared in tiles: a tile's coordinates lie column by column, so that a point's
 * distances to all of it come from a few long loops that the compiler turns into vector
 * instructions.
 */
final class NeighbourSearch {
  private static final int TILE = 512;
  private static final int CHUNK = 64;

  /** Columns are summed by this many at a time; empty columns fill up the last ones. */
  private static final int STRIDE = 4;

  private final PointRows rows;
  private final int columns;
  private final float[] tiles;

  NeighbourSearch(PointRows rows) {
    this.rows = rows;
    this.columns = (rows.columns() + STRIDE - 1) / STRIDE * STRIDE;
    this.tiles = tiled(rows, columns);
  }

  private static float[] tiled(PointRows rows, int columns) {
    int count = rows.count();
    float[] tiles = new float[Math.multiplyExact(Workers.chunks(count, TILE) * TILE, columns)];
    for (int i = 0; i < count; i++) {
      int start = i / TILE * TILE * columns + i % TILE;
      for (int column = 0; column < rows.columns(); column++) {
        tiles[start + column * TILE] = rows.values()[i * rows.columns() + column];
      }
    }
    return tiles;
  }

  /**
   * Finds them.
   *
   * @param each how many for every point, fewer than there are points
   */
  Neighbours find(int each, Workers workers) throws InterruptedException {
    int count = rows.count();
    int[] indices = new int[Math.multiplyExact(count, each)];
    float[] squares = new float[indices.length];
    workers.each(Workers.chunks(count, CHUNK), () -> finder(each, indices, squares));
    return new Neighbours(each, indices, squares);
  }

  private IntConsumer finder(int each, int[] indices, float[] squares) {
    float[] distances = new float[TILE];
    float[] point = new float[columns];
    NearestHeap[] heaps = new NearestHeap[CHUNK];
    Arrays.setAll(heaps, i -> new NearestHeap(each));
    int count = rows.count();
    return chunk -> {
      int from = chunk * CHUNK;
      int to = Math.min(count, from + CHUNK);
      for (int tile = 0; tile < count; tile += TILE) {
        for (int i = from; i < to; i++) {
          System.arraycopy(rows.values(), i * rows.columns(), point, 0, rows.columns());
          measure(point, tile, distances);
          heaps[i - from].offer(distances, Math.min(TILE, count - tile), tile, i);
        }
      }
      for (int i = from; i < to; i++) {
        heaps[i - from].drain(indices, squares, i * each);
      }
    };
  }

  /** Squares of the distances from a point to all points of a tile. */
  private void measure(float[] point, int tile, float[] distances) {
    Arrays.fill(distances, 0);
    for (int column = 0; column < columns; column += STRIDE) {
      int start = tile * columns + column * TILE;
      add(
          distances,
          tiles,
          start,
          point[column],
          point[column + 1],
          point[column + 2],
          point[column + 3]);
    }
  }

  private static void add(
      float[] sums, float[] tiles, int start, float a, float b, float c, float d) {
    for (int j = 0; j < TILE; j++) {
      float da = tiles[start + j] - a;
      float db = tiles[start + TILE + j] - b;
      float dc = tiles[start + 2 * TILE + j] - c;
      float dd = tiles[start + 3 * TILE + j] - d;
      sums[j] += (da * da + db * db) + (dc * dc + dd * dd);
    }
  }
}
