package fr.verger.spark.features;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.descriptor.KeypointMethod;
import fr.verger.vision.descriptor.Keypoints;
import fr.verger.vision.descriptor.Vocabulary;
import fr.verger.vision.descriptor.VocabularyLearning;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Learns visual words: keypoints are found on the executors, their words on the driver. The photos
 * alone decide the result, not how they are spread over tasks.
 */
public final class VocabularyJob {
  private final KeypointMethod method;
  private final boolean equalize;
  private final long maxPixels;

  /**
   * A job for one way of finding keypoints.
   *
   * @param equalize whether the histogram of the luma is equalised first
   * @param maxPixels photos of more pixels are left out
   */
  public VocabularyJob(KeypointMethod method, boolean equalize, long maxPixels) {
    this.method = method;
    this.equalize = equalize;
    this.maxPixels = maxPixels;
  }

  /**
   * The words of some photos; those that cannot be read are left out, as they will be rejected.
   *
   * @param photos their paths; a bounded sample, since its keypoints come to the driver
   * @throws fr.verger.vision.VergerException when they have too few keypoints
   */
  public Vocabulary learn(SparkSession spark, List<String> photos) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> settings = context.broadcast(HadoopSettings.of(spark));
    KeypointMethod found = method;
    boolean equalized = equalize;
    long most = maxPixels;
    List<float[]> keypoints =
        context
            .parallelize(photos, Math.min(photos.size(), context.defaultParallelism()))
            .mapPartitions(part -> keypoints(part, settings.value(), found, equalized, most))
            .collect();
    return new VocabularyLearning(method, equalize).learn(keypoints);
  }

  private static Iterator<float[]> keypoints(
      Iterator<String> paths,
      HadoopSettings settings,
      KeypointMethod method,
      boolean equalize,
      long maxPixels) {
    PhotoReader reader = new PhotoReader(settings, PhotoReader.MAX_BYTES);
    PhotoDecoder decoder = new PhotoDecoder(maxPixels);
    Keypoints keypoints = new Keypoints(method, equalize);
    ReadAhead<String> ahead = ReadAhead.ofThisTask(paths, reader);
    List<float[]> sample = new ArrayList<>();
    while (ahead.hasNext()) {
      sample.addAll(keypoints(ahead.next(), ahead, decoder, keypoints));
    }
    return sample.iterator();
  }

  /** None of a photo that cannot be read: it becomes a row of rejects later. */
  private static List<float[]> keypoints(
      String path, ReadAhead<String> ahead, PhotoDecoder decoder, Keypoints keypoints) {
    try {
      return VocabularyLearning.sample(keypoints.of(decoder.decode(ahead.of(path))));
    } catch (UnreadablePhotoException e) {
      return List.of();
    }
  }
}
