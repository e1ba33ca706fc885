package fr.verger.vision.keras;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.SharedMobileNetContract;
import java.io.IOException;

/** The real weights of Keras, alpha 0.35. */
class MobileNetV2Real035Test extends SharedMobileNetContract {
  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(
        SharedFiles.path(
            "models", "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_224_no_top.h5"),
        null);
  }

  @Override
  protected String golden() {
    return "mobilenetv2_0.35_features.bin";
  }
}
