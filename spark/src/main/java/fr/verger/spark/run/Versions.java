package fr.verger.spark.run;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.spark.sql.SparkSession;

/** The software that a run was made with. */
public record Versions(String verger, String spark, String java, String onnxRuntime) {
  static Versions of(SparkSession spark) {
    return new Versions(
        ofVerger(),
        spark.version(),
        Runtime.version().toString(),
        OrtEnvironment.getEnvironment().getVersion());
  }

  /** Verger's own version, as the build wrote it. */
  public static String ofVerger() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
