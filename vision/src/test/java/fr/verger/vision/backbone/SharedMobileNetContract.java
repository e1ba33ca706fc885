package fr.verger.vision.backbone;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.util.stream.IntStream;

/**
 * A MobileNetV2 of {@code ../shared/models} on the twelve real photos, against PyTorch and Keras.
 */
public abstract class SharedMobileNetContract extends BackboneContract {
  private static final int[] ALL = IntStream.range(0, 12).toArray();

  /** The file of its features in {@code ../shared/golden}. */
  protected abstract String golden();

  @Override
  protected ReferencePhotos photos() throws Exception {
    return ReferencePhotos.shared(ALL);
  }

  @Override
  protected float[][] expected() throws Exception {
    return rows(SharedFiles.path("golden", golden()), 1280, ALL);
  }

  @Override
  protected Preprocessing preprocessing() {
    return new Preprocessing(224, Normalisation.TF, Layout.NCHW);
  }
}
