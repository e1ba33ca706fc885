package fr.verger.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.it.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebook in {@code docs/}, run by Python where PySpark of this Spark is installed. Its calls
 * of the JVM are tested everywhere, by {@code NotebookTest} of the Spark module.
 */
class NotebookIT {
  private static final Path BUILT = Path.of("..", "cli", "target").toAbsolutePath().normalize();
  private static final Path NOTEBOOK = Path.of("..", "docs", "notebook", "orchard.ipynb");
  private static final int MOST_MINUTES = 5;

  @TempDir Path folder;

  @Test
  void pythonRunsItFromPhotosToComponents() throws Exception {
    assumeTrue(
        python(
                    "import pandas, pyarrow, pyspark\nassert pyspark.__version__ == '%s'\n"
                        .formatted(spark()))
                .status()
            == 0,
        "python3 with pandas, pyarrow and the PySpark of this Spark is not installed here");
    Ended sample =
        new Launcher(folder, Map.of())
            .run(
                "sample",
                "--quiet",
                "--output",
                folder.resolve("photos").toString(),
                "--classes",
                "3",
                "--per-class",
                "8");
    assertThat(sample.status()).as(sample.err()).isZero();
    Files.copy(BUILT.resolve("verger-cluster.jar"), folder.resolve("verger-cluster.jar"));
    Ended ended = python(code());
    assertThat(ended.status()).as(ended.out()).isZero();
    assertThat(ended.out())
        .contains("0 photos without features")
        .containsPattern("\\d+ components")
        .containsPattern("pc1 +pc2");
    assertThat(folder.resolve("orchard/pca/metadata")).isDirectory();
    assertThat(folder.resolve("orchard/reduced/_SUCCESS")).exists();
  }

  /** The version of the Spark that the command line was built with. */
  private static String spark() throws IOException {
    try (Stream<Path> jars = Files.list(BUILT.resolve("verger/spark"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.startsWith("spark-core_"))
          .map(name -> name.replaceFirst("spark-core_[0-9.]+-(.+)\\.jar", "$1"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** All that the notebook does, one cell after the other. */
  private static String code() throws IOException {
    StringBuilder code = new StringBuilder();
    for (JsonNode cell : new ObjectMapper().readTree(NOTEBOOK.toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        cell.get("source").forEach(line -> code.append(line.asText()));
        code.append('\n');
      }
    }
    return code.toString();
  }

  /** What a program of Python comes to; a machine without Python says that it failed. */
  private Ended python(String program) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("notebook.py"), program);
    Path out = folder.resolve("python.out");
    ProcessBuilder builder =
        new ProcessBuilder(List.of("python3", script.toString()))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process python;
    try {
      python = builder.start();
    } catch (IOException e) {
      return new Ended(1, e.getMessage(), "");
    }
    if (!python.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      python.destroyForcibly();
      throw new IllegalStateException("it did not end: " + Files.readString(out));
    }
    return new Ended(python.exitValue(), Files.readString(out), "");
  }
}
