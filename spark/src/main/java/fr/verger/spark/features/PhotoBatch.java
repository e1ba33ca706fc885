package fr.verger.spark.features;

import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Photos that go through the network together. Its buffers are used again for every batch; belongs
 * to one task.
 */
final class PhotoBatch {
  private final Backbone backbone;
  private final PhotoDecoder decoder;
  private final Preprocessor preprocessor;
  private final FloatBuffer photos;
  private final FloatBuffer features;
  private final int floatsPerPhoto;
  private final int featureCount;
  private int count;

  PhotoBatch(Backbone backbone, int capacity, long maxPixels) {
    BackboneModel model = backbone.model();
    this.backbone = backbone;
    this.decoder = new PhotoDecoder(maxPixels);
    this.preprocessor = new Preprocessor(model.preprocessing());
    this.floatsPerPhoto = model.preprocessing().floatsPerPhoto();
    this.featureCount = model.featureCount();
    this.photos = direct(capacity * floatsPerPhoto);
    this.features = direct(capacity * featureCount);
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Decodes a photo and puts it behind those that wait. */
  void add(byte[] file) throws UnreadablePhotoException {
    photos.position(count * floatsPerPhoto);
    try {
      preprocessor.append(decoder.decode(file), photos);
    } catch (OutOfMemoryError e) {
      throw new UnreadablePhotoException("decoding it needs more memory than there is", e);
    } catch (RuntimeException e) {
      throw new UnreadablePhotoException("the decoder failed on it: " + e, e);
    }
    count++;
  }

  /** Computes the features of those that wait, in the order they came; none waits afterwards. */
  float[][] compute() {
    float[][] results = new float[count][featureCount];
    if (count > 0) {
      backbone.features(photos, count, features);
      for (int i = 0; i < count; i++) {
        features.get(i * featureCount, results[i]);
      }
      count = 0;
    }
    return results;
  }
}
