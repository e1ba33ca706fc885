package fr.verger.vision.keras;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.SharedMobileNetContract;
import java.io.IOException;

/** Alpha 1.0, in the layout of the real file. */
class MobileNetV2FullTest extends SharedMobileNetContract {
  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(
        SharedFiles.path(
            "models",
            "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.from-int8-ptq.h5"),
        null);
  }

  @Override
  protected String golden() {
    return "mobilenetv2_1.0_from_int8_h5_features.bin";
  }
}
