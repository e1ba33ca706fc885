package fr.verger.vision.backbone;

/**
 * A graph that ran.
 *
 * @param onnx its bytes; one output of shape [photos, featureCount]
 * @param features name of that output
 * @param featureCount values a photo
 * @param oneByOne whether it computes only one photo at a time
 */
record TriedGraph(byte[] onnx, String features, int featureCount, boolean oneByOne) {}
