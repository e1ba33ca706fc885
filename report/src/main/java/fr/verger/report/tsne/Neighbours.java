package fr.verger.report.tsne;

/**
 * The nearest neighbours of each point, itself left out, in no order.
 *
 * @param each how many a point has
 * @param indices of point i's at {@code i * each} and after; not copied
 * @param squares of their Euclidean distances; not copied
 */
record Neighbours(int each, int[] indices, float[] squares) {}
