package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;

/** The bundled backbone, against ONNX Runtime in Python. */
class FruitsMiniContractTest extends BackboneContract {
  @Override
  protected BackboneModel model() {
    return new BackboneCatalog().named(BackboneCatalog.FRUITS_MINI, BackboneOptions.none());
  }

  @Override
  protected ReferencePhotos photos() {
    return ReferencePhotos.drawn(128);
  }

  @Override
  protected float[][] expected() {
    return GoldenPhotos.golden("fruits-mini-features.bin", 1280);
  }

  @Override
  protected Preprocessing preprocessing() {
    return new Preprocessing(128, Normalisation.TF, Layout.NCHW);
  }
}
