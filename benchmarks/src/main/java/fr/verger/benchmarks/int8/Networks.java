package fr.verger.benchmarks.int8;

import fr.verger.vision.keras.KerasConversion;
import fr.verger.vision.keras.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The networks that are compared, by short names. */
final class Networks {
  private Networks() {}

  /** What {@code --backbone} would take; a file that must be made first lies in the scratch. */
  static String file(String network, Path models, Path scratch) throws IOException {
    Path file = scratch.resolve(network + ".onnx");
    switch (network) {
      case "vgg16" -> Files.write(file, HashedVgg16.onnx());
      case "mobilenet-v2-0.35" -> {
        Path weights =
            models.resolve("mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5");
        Origin origin = new Origin(network, weights.getFileName().toString(), "Apache-2.0", "");
        Files.write(file, new KerasConversion(null, null).convert(weights, origin).onnx());
      }
      case "mobilenet-v2" -> {
        return models.resolve("mobilenetv2-1.0-224.onnx").toString();
      }
      default -> {
        return network;
      }
    }
    return file.toString();
  }
}
