package fr.verger.spark.pca.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlasChoiceTest {
  @TempDir Path folder;

  @Test
  void automaticTakesTheNativesInTheJar() {
    assertThat(BlasChoice.AUTO.load()).isSameAs(BlasChoice.OPENBLAS.load());
    assertThat(BlasChoice.AUTO.load().description()).isEqualTo("OpenBLAS 0.3.30");
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> BlasChoice.named("mkl"))
        .hasMessage("there is no BLAS 'mkl'; choose one of auto, openblas, java.");
  }

  @Test
  void thePropertyDecidesOnlyWhatIsLeftOpen() {
    System.setProperty(BlasChoice.PROPERTY, "java");
    try {
      assertThat(BlasChoice.AUTO.orProperty()).isEqualTo(BlasChoice.JAVA);
      assertThat(BlasChoice.OPENBLAS.orProperty()).isEqualTo(BlasChoice.OPENBLAS);
    } finally {
      System.clearProperty(BlasChoice.PROPERTY);
    }
    assertThat(BlasChoice.AUTO.orProperty()).isEqualTo(BlasChoice.AUTO);
  }

  @Test
  void aMachineWithoutNativesComputesInJavaAndRefusesOnlyWhatWasForced() throws Exception {
    String output =
        probe(List.of("-Dorg.bytedeco.javacpp.platform=plan9-mips"), "auto", "openblas");
    assertThat(output)
        .contains("auto: Java (netlib ")
        .contains("openblas: ENVIRONMENT OpenBLAS was asked for and does not load here (");
  }

  @Test
  void severalNewMachinesAtOnceUnpackTheNativesIntoOneFolder() throws Exception {
    List<Process> probes = new ArrayList<>();
    List<String> cache = List.of("-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache"));
    for (int i = 0; i < 3; i++) {
      probes.add(start(cache, "openblas"));
    }
    for (Process probe : probes) {
      assertThat(output(probe)).isEqualTo("openblas: OpenBLAS 0.3.30 2.0\n");
    }
  }

  @Test
  void aHomeThatCannotBeWrittenIsNoObstacle() throws Exception {
    Path file = Files.createFile(folder.resolve("not-a-folder"));
    String output = probe(List.of("-Duser.home=" + file, "-Djava.io.tmpdir=" + folder), "openblas");
    assertThat(output).isEqualTo("openblas: OpenBLAS 0.3.30 2.0\n");
  }

  private String probe(List<String> flags, String... choices) throws Exception {
    return output(start(flags, choices));
  }

  private static String output(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private Process start(List<String> flags, String... choices) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BlasProbe.class.getName());
    command.addAll(List.of(choices));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
