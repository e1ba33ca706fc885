package fr.verger.vision.keras;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.backbone.BackboneContract;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.ReferencePhotos;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** VGG16 with weights by a formula, on real photos at 224 pixels: 25,088 values a photo. */
class Vgg16RealPhotosTest extends BackboneContract {
  /** Two of 100 × 100, two of other sizes; half a second each. */
  private static final int[] PHOTOS = {0, 5, 8, 11};

  @TempDir static Path temporary;

  @Override
  protected BackboneModel model() throws IOException {
    return Imported.model(HashedVgg16.write(temporary.resolve("vgg16.h5")), null);
  }

  @Override
  protected ReferencePhotos photos() throws Exception {
    return ReferencePhotos.shared(PHOTOS);
  }

  @Override
  protected float[][] expected() throws Exception {
    return rows(SharedFiles.path("golden", "vgg16_hashed_block5_pool.bin"), 25_088, PHOTOS);
  }

  @Override
  protected Preprocessing preprocessing() {
    return new Preprocessing(224, Normalisation.CAFFE, Layout.NCHW);
  }
}
