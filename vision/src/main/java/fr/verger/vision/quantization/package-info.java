/**
 * Static quantisation: an int8 variant of a backbone, calibrated on photos.
 *
 * <p>{@link fr.verger.vision.quantization.Quantizer} is the way in. It looks at inner tensors while
 * photos go through the fp32 graph ({@code ValueHistogram}, {@code ChannelMoments}), rounds weights
 * ({@code QuantizedWeights}), and writes the graph in the QDQ form of ONNX ({@code QdqGraph}),
 * which the engine turns into integer kernels.
 */
package fr.verger.vision.quantization;
