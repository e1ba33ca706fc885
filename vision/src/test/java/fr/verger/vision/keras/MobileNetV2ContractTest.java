package fr.verger.vision.keras;

import fr.verger.vision.backbone.BackboneContract;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.ReferencePhotos;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint of Keras 3 with weights by a formula, against Keras itself. */
class MobileNetV2ContractTest extends BackboneContract {
  @TempDir static Path temporary;

  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(Imported.fixture("mobilenet-v2-keras3.weights.h5", temporary), 96);
  }

  @Override
  protected ReferencePhotos photos() {
    return ReferencePhotos.drawn(96);
  }

  @Override
  protected float[][] expected() throws Exception {
    Path file = Path.of(getClass().getResource("mobilenet-v2-features.bin").toURI());
    return rows(file, 1280, 0, 1, 2, 3);
  }

  @Override
  protected Preprocessing preprocessing() {
    return new Preprocessing(96, Normalisation.TF, Layout.NCHW);
  }
}
