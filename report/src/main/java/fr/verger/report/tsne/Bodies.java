package fr.verger.report.tsne;

import java.util.Arrays;

/**
 * What pushes the points of one leaf: near points one by one, far ones as the middle of their
 * square. The list is the same for all points of the leaf, so that the tree is walked once for
 * them; a square is far when it is so for the nearest corner of the box around the leaf.
 */
final class Bodies {
  private final QuadTree tree;
  private final double squaredTheta;

  double[] xs = new double[1024];
  double[] ys = new double[1024];
  double[] masses = new double[1024];
  int count;

  Bodies(QuadTree tree, double theta) {
    this.tree = tree;
    this.squaredTheta = theta * theta;
  }

  /** Collects what pushes a leaf; its own points are among it. */
  void collect(int leaf) {
    double left = Double.POSITIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int at = tree.first[leaf]; at < tree.last[leaf]; at++) {
      left = Math.min(left, tree.xs[at]);
      right = Math.max(right, tree.xs[at]);
      low = Math.min(low, tree.ys[at]);
      high = Math.max(high, tree.ys[at]);
    }
    count = 0;
    for (int node = 0; node < tree.nodes; ) {
      double x = tree.middleX[node];
      double y = tree.middleY[node];
      double dx = Math.max(Math.max(left - x, x - right), 0);
      double dy = Math.max(Math.max(low - y, y - high), 0);
      if (tree.squaredWidth[node] < squaredTheta * (dx * dx + dy * dy) || tree.isHeap(node)) {
        addMiddle(node);
        node = tree.next[node];
      } else if (tree.isLeaf(node)) {
        addPoints(tree.first[node], tree.last[node]);
        node = tree.next[node];
      } else {
        node++;
      }
    }
  }

  private void addMiddle(int node) {
    room(1);
    xs[count] = tree.middleX[node];
    ys[count] = tree.middleY[node];
    masses[count++] = tree.last[node] - tree.first[node];
  }

  private void addPoints(int from, int to) {
    int points = to - from;
    room(points);
    System.arraycopy(tree.xs, from, xs, count, points);
    System.arraycopy(tree.ys, from, ys, count, points);
    Arrays.fill(masses, count, count + points, 1);
    count += points;
  }

  private void room(int more) {
    if (count + more > xs.length) {
      int size = Math.max(2 * xs.length, count + more);
      xs = Arrays.copyOf(xs, size);
      ys = Arrays.copyOf(ys, size);
      masses = Arrays.copyOf(masses, size);
    }
  }
}
