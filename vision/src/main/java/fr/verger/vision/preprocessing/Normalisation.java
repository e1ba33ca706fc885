package fr.verger.vision.preprocessing;

/** How 8-bit channels become the floats that a backbone was trained on. */
public enum Normalisation {
  /** {@code x / 127.5 - 1}, RGB: Keras' MobileNetV2. */
  TF,
  /** BGR minus (103.939, 116.779, 123.68), not scaled: Keras' VGG16. */
  CAFFE,
  /** {@code (x / 255 - mean) / deviation} with ImageNet's, RGB: the ONNX model zoo. */
  TORCH,
  /** The values 0 to 255 as they are, RGB. */
  NONE
}
