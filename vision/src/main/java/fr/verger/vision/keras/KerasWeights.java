package fr.verger.vision.keras;

import fr.verger.vision.keras.KerasLayer.Kind;
import java.util.List;

/**
 * What a weights file holds: its layers, of each kind in the order of the network. How layers of
 * different kinds follow each other is not known in every layout, and not needed.
 *
 * @param path of the file, for messages
 * @param layers that have weights
 * @param inputSize width and height that the file notes for its photos, or null
 */
record KerasWeights(String path, List<KerasLayer> layers, Integer inputSize) {
  KerasWeights {
    layers = List.copyOf(layers);
    for (KerasLayer layer : layers) {
      if (layer.kind() == Kind.OTHER) {
        throw WeightsFile.refused(
            path,
            "hold a layer '%s' of %d tensors (%s), which is none that MobileNetV2 or VGG16 have"
                .formatted(layer.name(), layer.tensors().size(), firstShapes(layer)),
            null);
      }
    }
  }

  List<KerasLayer> of(Kind kind) {
    return layers.stream().filter(layer -> layer.kind() == kind).toList();
  }

  private static String firstShapes(KerasLayer layer) {
    String shapes = layer.shapes();
    return shapes.length() > 60 ? shapes.substring(0, 60) + "…" : shapes;
  }
}
