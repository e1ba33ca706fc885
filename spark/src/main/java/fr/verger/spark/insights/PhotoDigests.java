package fr.verger.spark.insights;

import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.features.ReadAhead;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/** SHA-256 of photos, read again on the executors. */
public final class PhotoDigests implements FileDigests {
  private final SparkSession spark;

  /** In a session that stays the caller's. */
  public PhotoDigests(SparkSession spark) {
    this.spark = spark;
  }

  @Override
  public Map<String, String> of(List<String> paths) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> settings = context.broadcast(HadoopSettings.of(spark));
    int tasks = Math.min(paths.size(), 4 * context.defaultParallelism());
    try {
      Map<String, String> digests = new HashMap<>();
      context
          .parallelize(paths, tasks)
          .mapPartitions(part -> digests(part, settings.value()))
          .collect()
          .forEach(digest -> digests.put(digest._1, digest._2));
      return digests;
    } finally {
      settings.unpersist();
    }
  }

  private static Iterator<Tuple2<String, String>> digests(
      Iterator<String> paths, HadoopSettings settings) {
    PhotoReader reader = new PhotoReader(settings, PhotoReader.MAX_BYTES);
    ReadAhead<String> ahead = ReadAhead.ofThisTask(paths, reader);
    List<Tuple2<String, String>> digests = new ArrayList<>();
    while (ahead.hasNext()) {
      String path = ahead.next();
      try {
        digests.add(new Tuple2<>(path, sha256(ahead.of(path))));
      } catch (UnreadablePhotoException e) {
        // It had features a moment ago; whoever counts finds it missing.
      }
    }
    return digests.iterator();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
