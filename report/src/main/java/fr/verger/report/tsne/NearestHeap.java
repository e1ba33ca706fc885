package fr.verger.report.tsne;

/** The nearest points seen so far, the farthest of them on top; of equally far ones the earlier. */
final class NearestHeap {
  private final int[] indices;
  private final float[] squares;
  private int size;

  NearestHeap(int capacity) {
    indices = new int[capacity];
    squares = new float[capacity];
  }

  /**
   * Takes from a tile what is near enough.
   *
   * @param distances squared, of the points from {@code first} on
   * @param self the point that looks for neighbours
   */
  void offer(float[] distances, int count, int first, int self) {
    float limit = size < squares.length ? Float.POSITIVE_INFINITY : squares[0];
    for (int j = 0; j < count; j++) {
      if ((distances[j] < limit || size < squares.length) && first + j != self) {
        put(distances[j], first + j);
        limit = size < squares.length ? Float.POSITIVE_INFINITY : squares[0];
      }
    }
  }

  private void put(float square, int index) {
    if (size < squares.length) {
      rise(size++, square, index);
    } else {
      sink(square, index);
    }
  }

  private void rise(int hole, float square, int index) {
    int at = hole;
    while (at > 0 && before((at - 1) / 2, square, index)) {
      int parent = (at - 1) / 2;
      squares[at] = squares[parent];
      indices[at] = indices[parent];
      at = parent;
    }
    squares[at] = square;
    indices[at] = index;
  }

  private void sink(float square, int index) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && before(child, squares[child + 1], indices[child + 1])) {
        child++;
      }
      if (!before(child, square, index)) {
        squares[at] = squares[child];
        indices[at] = indices[child];
        at = child;
      } else {
        break;
      }
    }
    squares[at] = square;
    indices[at] = index;
  }

  /** Whether an entry is nearer than a point. */
  private boolean before(int entry, float square, int index) {
    return squares[entry] < square || (squares[entry] == square && indices[entry] < index);
  }

  /** Writes what was found and begins anew. */
  void drain(int[] toIndices, float[] toSquares, int at) {
    System.arraycopy(indices, 0, toIndices, at, size);
    System.arraycopy(squares, 0, toSquares, at, size);
    size = 0;
  }
}
