package fr.verger.vision.backbone;

import fr.verger.vision.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;

/** Keras' MobileNetV2 1.0, as an ONNX file. */
class MobileNetV2KerasPtqOnnxTest extends SharedMobileNetContract {
  private static final String FILE = "mobilenetv2-1.0-224-keras-ptq.onnx";

  @Override
  protected BackboneModel model() throws IOException {
    byte[] onnx = Files.readAllBytes(SharedFiles.path("models", FILE));
    return new BackboneCatalog().read(FILE, onnx, BackboneOptions.none());
  }

  @Override
  protected String golden() {
    return "mobilenetv2_1.0_keras_ptq_features.bin";
  }
}
