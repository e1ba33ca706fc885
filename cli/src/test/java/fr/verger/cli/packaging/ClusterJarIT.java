package fr.verger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.packaging.BuiltFolder.Ended;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one file that a cluster gets. */
class ClusterJarIT {
  private static final long LARGEST = 60_000_000;

  @TempDir Path temporary;
  private final BuiltFolder built = new BuiltFolder();

  private List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(built.clusterJar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  @Test
  void holdsNothingThatTheClusterBrings() throws IOException {
    assertThat(entries())
        .noneMatch(
            name ->
                name.startsWith("org/apache/spark/")
                    || name.startsWith("org/apache/hadoop/")
                    || name.startsWith("scala/")
                    || name.startsWith("software/amazon/")
                    || name.startsWith("com/amazonaws/")
                    || name.startsWith("org/slf4j/")
                    || name.startsWith("org/apache/logging/")
                    || name.startsWith("com/google/protobuf/")
                    || name.startsWith("com/fasterxml/"));
  }

  @Test
  void leavesTheWebServerToThePeoplesOwnMachines() throws Exception {
    assertThat(entries())
        .noneMatch(
            name -> name.startsWith("org/eclipse/jetty/") || name.startsWith("fr/verger/server/"));
    String classPath = built.sparkAlone() + File.pathSeparator + built.clusterJar();
    Ended ended =
        built.java(
            temporary,
            List.of(built.jvmOptions(), "-cp", classPath, "fr.verger.cli.Verger", "serve"));
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("use ./verger serve").doesNotContain("Error");
  }

  @Test
  void leavesTheCloudToThePeoplesOwnMachinesAndSaysItsSpark() throws IOException {
    assertThat(entries()).noneMatch(name -> name.startsWith("fr/verger/cloud/"));
    try (JarFile jar = new JarFile(built.clusterJar().toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Verger-Spark"))
          .matches("\\d+\\.\\d+\\.\\d+");
    }
  }

  @Test
  void holdsVergerItsBackboneAndTheNativesOfLinux() throws IOException {
    assertThat(entries())
        .contains(
            "fr/verger/cli/Verger.class",
            "fr/verger/vision/backbone/fruits-mini.onnx",
            "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
            "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so")
        .anyMatch(name -> name.matches("org/bytedeco/openblas/linux-x86_64/libopenblas\\.so.*"))
        .anyMatch(name -> name.matches("org/bytedeco/openblas/linux-arm64/libopenblas\\.so.*"))
        .noneMatch(name -> name.matches(".*\\.(dll|dylib|pdb)") || name.contains("dSYM"));
  }

  @Test
  void theEngineKnowsNobodyToReportTo() throws IOException {
    try (JarFile jar = new JarFile(built.clusterJar().toFile());
        InputStream library =
            jar.getInputStream(jar.getEntry("ai/onnxruntime/native/linux-x64/libonnxruntime.so"))) {
      String bytes = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains("events.data.microsoft.com")).isFalse();
    }
  }

  @Test
  void isSmallEnoughToUploadOften() throws IOException {
    long bytes = Files.size(built.clusterJar());
    System.out.println("verger-cluster.jar has " + bytes / 1_000_000 + " MB");
    assertThat(bytes).isLessThan(LARGEST);
  }

  @Test
  void runsUnderSparkSubmitWhereOnlySparkIsInstalled() throws Exception {
    Path photos = temporary.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(6)).write(photos);
    Path output = temporary.resolve("out");
    Ended ended =
        built.java(
            temporary,
            List.of(
                built.jvmOptions(),
                "-cp",
                built.sparkAlone(),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local[2]",
                "--conf",
                "spark.ui.enabled=false",
                "--class",
                "fr.verger.cli.Verger",
                built.clusterJar().toString(),
                "run",
                "--images",
                photos.toString(),
                "--output",
                output.toString(),
                "--components",
                "4"));
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).contains("with features").contains("12");
    assertThat(output.resolve("run.json"))
        .content()
        .contains("\"taskSlots\" : 2")
        .contains("fruits-mini");
    assertThat(output.resolve("report/index.html")).isNotEmptyFile();
  }
}
