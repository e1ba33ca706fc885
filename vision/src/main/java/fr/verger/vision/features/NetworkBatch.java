package fr.verger.vision.features;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Photos for a network. Everything but the rows it hands out is allocated once: a batch of
 * preprocessed photos and a batch of features, outside the heap.
 */
final class NetworkBatch implements FeatureBatch {
  private final Backbone backbone;
  private final Preprocessor preprocessor;
  private final FloatBuffer photos;
  private final FloatBuffer features;

  NetworkBatch(Backbone backbone, int batch) {
    this.backbone = backbone;
    this.preprocessor = new Preprocessor(backbone.model().preprocessing());
    this.photos = direct(batch, backbone.model().preprocessing().floatsPerPhoto());
    this.features = direct(batch, backbone.model().featureCount());
  }

  private static FloatBuffer direct(int batch, int each) {
    long bytes = (long) batch * each * Float.BYTES;
    if (batch < 1 || bytes > Integer.MAX_VALUE) {
      throw new VergerException(
          Category.USAGE,
          "A batch of %d photos is not possible with this backbone, which has %d values a photo; give 1 to %d."
              .formatted(batch, each, Integer.MAX_VALUE / Float.BYTES / each));
    }
    return ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void add(RgbImage photo) {
    preprocessor.append(photo, photos);
  }

  @Override
  public float[][] flush() {
    int count = photos.position() / backbone.model().preprocessing().floatsPerPhoto();
    float[][] rows = new float[count][backbone.model().featureCount()];
    if (count > 0) {
      photos.clear();
      backbone.features(photos, count, features);
      features.clear();
      for (float[] row : rows) {
        features.get(row);
      }
    }
    return rows;
  }
}
