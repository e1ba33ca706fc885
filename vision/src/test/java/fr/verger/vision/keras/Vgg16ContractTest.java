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

/** VGG16 with weights by a formula, at its smallest size, against Keras. */
class Vgg16ContractTest extends BackboneContract {
  @TempDir static Path temporary;

  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(HashedVgg16.write(temporary.resolve("vgg16.h5")), 32);
  }

  @Override
  protected ReferencePhotos photos() {
    return ReferencePhotos.drawn(32);
  }

  @Override
  protected float[][] expected() throws Exception {
    Path file = Path.of(getClass().getResource("vgg16-32-features.bin").toURI());
    return rows(file, 512, 0, 1, 2, 3);
  }

  @Override
  protected Preprocessing preprocessing() {
    return new Preprocessing(32, Normalisation.CAFFE, Layout.NCHW);
  }
}
