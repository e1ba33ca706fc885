package fr.verger.vision.keras;

/**
 * An ONNX model made from Keras weights.
 *
 * @param onnx the model: {@code input} [N, 3, size, size], {@code features} [N, featureCount], the
 *     metadata within; not copied
 * @param title what was recognised, such as {@code MobileNetV2 alpha 0.35}
 * @param inputSize width and height of its photos
 * @param sizeGround why this size, such as {@code as its file name says}
 * @param featureCount values a photo
 */
public record ConvertedWeights(
    byte[] onnx, String title, int inputSize, String sizeGround, int featureCount) {}
