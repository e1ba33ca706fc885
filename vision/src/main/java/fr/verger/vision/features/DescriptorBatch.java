package fr.verger.vision.features;

import fr.verger.vision.descriptor.Describer;
import fr.verger.vision.photo.RgbImage;
import java.util.ArrayList;
import java.util.List;

/** Photos for a descriptor, which gains nothing from waiting: what waits are its rows. */
final class DescriptorBatch implements FeatureBatch {
  private final Describer describer;
  private final List<float[]> rows = new ArrayList<>();

  DescriptorBatch(Describer describer) {
    this.describer = describer;
  }

  @Override
  public void add(RgbImage photo) {
    rows.add(describer.describe(photo));
  }

  @Override
  public float[][] flush() {
    float[][] taken = rows.toArray(float[][]::new);
    rows.clear();
    return taken;
  }
}
