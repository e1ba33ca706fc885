package fr.verger.cloud.job;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The one file that a cluster gets.
 *
 * @param file on this machine
 * @param spark the version of Spark that it was built for
 * @param sha256 of its bytes
 */
public record ClusterJar(Path file, String spark, String sha256) {
  private static final String SPARK = "Verger-Spark";
  private static final int SHOWN = 12;

  /**
   * Looks at a jar.
   *
   * @throws VergerException when there is none, or it is none of Verger's
   */
  public static ClusterJar of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "There is no cluster jar at %s; build it by 'mvn -pl cli -am package -DskipTests', or name it by --jar."
              .formatted(file));
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      String spark = manifest == null ? null : manifest.getMainAttributes().getValue(SPARK);
      if (spark == null) {
        throw new VergerException(
            Category.INPUT,
            "%s is no cluster jar of Verger's (its manifest does not name %s); build it by 'mvn -pl cli -am package -DskipTests'."
                .formatted(file, SPARK));
      }
      return new ClusterJar(file, spark, sha256(file));
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "The jar %s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static String sha256(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Where it lies in the bucket: another content, another name. */
  String key() {
    return "jars/verger-cluster-" + sha256.substring(0, SHOWN) + ".jar";
  }

  /**
   * Checks that it runs on a release of EMR.
   *
   * @throws VergerException when it was built for another Spark
   */
  void check(String release) {
    String needed = release.startsWith("emr-spark-8.") ? "4." : "3.5.";
    if (!spark.startsWith(needed)) {
      throw new VergerException(
          Category.USAGE,
          "%s is built for Spark %s, and %s runs Spark %sx; build the jar by 'mvn%s -pl cli -am clean package -DskipTests', or take another --release."
              .formatted(
                  file, spark, release, needed, needed.equals("3.5.") ? " -Pspark-3.5" : ""));
    }
  }
}
