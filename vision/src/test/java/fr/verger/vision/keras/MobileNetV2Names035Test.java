package fr.verger.vision.keras;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.SharedMobileNetContract;
import java.io.IOException;

/** The same under the names of today's layers. */
class MobileNetV2Names035Test extends SharedMobileNetContract {
  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(
        SharedFiles.path("models", "variant/mobilenet_v2_0.35_224_no_top.keras-model-names.h5"),
        null);
  }

  @Override
  protected String golden() {
    return "mobilenetv2_0.35_features.bin";
  }
}
