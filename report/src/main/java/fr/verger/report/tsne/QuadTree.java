package fr.verger.report.tsne;

import java.util.Arrays;

/**
 * Points on a plane in nested squares. Nodes are numbered from the root downwards, children after
 * their parent, so a walk over the tree is a walk over arrays that leaps where it has seen enough.
 */
final class QuadTree {
  /** A square with that many points is not divided. */
  private static final int LEAF = 12;

  private final MortonOrder order;

  /** Coordinates in the order of the curve. */
  final double[] xs;

  final double[] ys;

  /** Of each node: the middle of its points, how many they are, and the squared width. */
  double[] middleX = new double[64];

  double[] middleY = new double[64];
  double[] squaredWidth = new double[64];

  /** Of each node: where its points begin and end, and the node after its last descendant. */
  int[] first = new int[64];

  int[] last = new int[64];
  int[] next = new int[64];

  /** How many nodes there are. */
  int nodes;

  /** The nodes without children. */
  int[] leaves = new int[64];

  /** How many of those. */
  int leafCount;

  QuadTree(int points) {
    order = new MortonOrder(points);
    xs = new double[points];
    ys = new double[points];
  }

  /** Builds the tree anew over points, whose x and y stand in turn. */
  void build(double[] places) {
    order.sort(places);
    for (int at = 0; at < xs.length; at++) {
      int point = order.point(at);
      xs[at] = places[2 * point];
      ys[at] = places[2 * point + 1];
    }
    nodes = 0;
    leafCount = 0;
    grow(0, xs.length, 0);
  }

  /** The point at a place of the curve. */
  int point(int at) {
    return order.point(at);
  }

  /** Whether a node has no children. */
  boolean isLeaf(int node) {
    return next[node] == node + 1;
  }

  /** Whether points lie so close that no square tells them apart. */
  boolean isHeap(int node) {
    return isLeaf(node) && last[node] - first[node] > LEAF;
  }

  private void grow(int from, int to, int above) {
    int level = above;
    // Squares whose points all lie in one quarter are skipped.
    while (to - from > LEAF
        && level < MortonOrder.LEVELS
        && order.quarter(from, level) == order.quarter(to - 1, level)) {
      level++;
    }
    int node = add(from, to, order.width(level));
    if (to - from <= LEAF || level == MortonOrder.LEVELS) {
      leaf(node);
      return;
    }
    double sumX = 0;
    double sumY = 0;
    for (int start = from; start < to; ) {
      int end = end(start, to, level);
      int child = nodes;
      grow(start, end, level + 1);
      sumX += middleX[child] * (end - start);
      sumY += middleY[child] * (end - start);
      start = end;
    }
    middleX[node] = sumX / (to - from);
    middleY[node] = sumY / (to - from);
    next[node] = nodes;
  }

  /** The first place after those in the same quarter, by bisection. */
  private int end(int start, int to, int level) {
    int quarter = order.quarter(start, level);
    int inside = start;
    int outside = to;
    while (outside - inside > 1) {
      int middle = (inside + outside) >>> 1;
      if (order.quarter(middle, level) == quarter) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }

  private void leaf(int node) {
    double sumX = 0;
    double sumY = 0;
    for (int at = first[node]; at < last[node]; at++) {
      sumX += xs[at];
      sumY += ys[at];
    }
    middleX[node] = sumX / (last[node] - first[node]);
    middleY[node] = sumY / (last[node] - first[node]);
    next[node] = nodes;
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, 2 * leafCount);
    }
    leaves[leafCount++] = node;
  }

  private int add(int from, int to, double width) {
    if (nodes == first.length) {
      int room = 2 * nodes;
      middleX = Arrays.copyOf(middleX, room);
      middleY = Arrays.copyOf(middleY, room);
      squaredWidth = Arrays.copyOf(squaredWidth, room);
      first = Arrays.copyOf(first, room);
      last = Arrays.copyOf(last, room);
      next = Arrays.copyOf(next, room);
    }
    first[nodes] = from;
    last[nodes] = to;
    squaredWidth[nodes] = width * width;
    return nodes++;
  }
}
