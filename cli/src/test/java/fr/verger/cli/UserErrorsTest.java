package fr.verger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.terminal.Screen;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user can do wrong ends in one sentence that says what to do, and the right status. */
class UserErrorsTest {
  @TempDir static Path shared;
  private static Path photos;

  @TempDir Path temporary;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void drawPhotos() throws IOException {
    photos = shared.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(4)).write(photos);
  }

  @BeforeEach
  void forget() {
    out.reset();
    err.reset();
  }

  private int verger(Object... arguments) {
    List<String> typed = new ArrayList<>();
    for (Object argument : arguments) {
      typed.add(argument.toString());
    }
    Screen screen =
        new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    return new CommandLines(screen).execute(typed.toArray(String[]::new));
  }

  private void assertFails(String... words) {
    assertThat(err.toString(UTF_8))
        .startsWith("verger: ")
        .contains(words)
        .endsWith(".\n")
        .hasLineCount(1)
        .doesNotContain("Exception")
        .doesNotContain("Unforeseen");
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private int run(Path images, Path output, Object... more) {
    List<Object> typed = new ArrayList<>();
    typed.addAll(
        List.of(
            "run", "--quiet", "--no-map", "--no-train", "--images", images, "--output", output));
    typed.addAll(List.of(more));
    return verger(typed.toArray());
  }

  @Test
  void aFolderThatIsNotThere() {
    Path missing = temporary.resolve("no photos here");
    assertThat(run(missing, temporary.resolve("out"))).isEqualTo(1);
    assertFails(missing.toString());
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  @Test
  void aFolderWithoutPhotos() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("papers"));
    Files.writeString(folder.resolve("a.txt"), "no photo");
    assertThat(run(folder, temporary.resolve("out"))).isEqualTo(1);
    assertFails(folder.toString());
    assertThat(temporary.resolve("out")).doesNotExist();
  }

  @Test
  @Tag("long")
  void anOutputOfOtherSettingsIsRefusedAndOverwriteReplacesIt() {
    Path out = temporary.resolve("out");
    assertThat(run(photos, out)).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.resolve("report/index.html")).isNotEmptyFile();
    assertThat(run(photos, out)).isZero();
    assertThat(run(photos, out, "--components", "3")).isEqualTo(1);
    assertFails(out.toString(), "--components: none, not 3", "--overwrite");
    forget();
    assertThat(run(photos, out, "--overwrite", "--components", "3")).isZero();
  }

  @Test
  void anOutputThatNoRunWroteIsNeverTouched() throws IOException {
    Path out = Files.createDirectories(temporary.resolve("home"));
    Path precious = Files.writeString(out.resolve("thesis.tex"), "mine");
    assertThat(run(photos, out, "--overwrite")).isEqualTo(1);
    assertFails(out.toString());
    assertThat(precious).hasContent("mine");
  }

  @Test
  void aModelThatIsNone() throws IOException {
    Path model = Files.writeString(temporary.resolve("model.onnx"), "not a model");
    assertThat(run(photos, temporary.resolve("out"), "--backbone", model)).isEqualTo(1);
    assertFails("model.onnx");
    forget();
    Path missing = temporary.resolve("missing.onnx");
    assertThat(run(photos, temporary.resolve("out"), "--backbone", missing)).isNotZero();
    assertFails(missing.toString());
  }

  @Test
  void aShareThatCannotBeReached() {
    Path out = temporary.resolve("out");
    int status = run(photos, out, "--variance", "0.999", "--max-components", "2");
    assertThat(status).isEqualTo(1);
    assertFails("0.999", "2");
    assertThat(out.resolve("features")).isDirectory();
  }

  @Test
  void aLabelThatIsNotThere() {
    assertThat(run(photos, temporary.resolve("out"), "--classes", "Durian")).isNotZero();
    assertFails("Durian");
  }

  @Test
  void aMasterThatDoesNotAnswerAndOneThatIsNone() {
    assertThat(run(photos, temporary.resolve("out"), "--master", "spark://127.0.0.1:1"))
        .isEqualTo(1);
    assertFails("spark://127.0.0.1:1");
    forget();
    assertThat(run(photos, temporary.resolve("out"), "--master", "moon")).isEqualTo(2);
    assertFails("moon");
  }

  @Test
  void anOutputThatCannotBeAFolder() {
    assertThat(run(photos, Path.of("/dev/null/out"))).isEqualTo(1);
    assertFails("/dev/null/out");
  }

  @Test
  void verifyAndReportOfWhatIsNoRun() {
    assertThat(verger("verify", "--run", temporary)).isEqualTo(1);
    assertFails(temporary.toString());
    forget();
    assertThat(verger("report", "--run", temporary)).isEqualTo(1);
    assertFails(temporary.toString());
  }

  @Test
  @Tag("long")
  void verifySaysWhatIsWrongWithARun() throws IOException {
    Path out = temporary.resolve("out");
    assertThat(run(photos, out)).isZero();
    assertThat(verger("verify", "--quiet", "--run", out)).isZero();
    try (var parts = Files.list(out.resolve("reduced"))) {
      for (Path part : parts.filter(file -> file.toString().endsWith(".parquet")).toList()) {
        Files.delete(part);
      }
    }
    assertThat(verger("verify", "--run", out)).isEqualTo(1);
    assertThat(out()).contains("WRONG  reduced");
  }

  @Test
  @Tag("long")
  void moreRejectsThanAreBorneFailAfterEverythingIsWritten() throws IOException {
    Path mixed = Files.createDirectories(temporary.resolve("mixed/Plum"));
    Files.writeString(mixed.resolve("1.jpg"), "no photo");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(1).withPhotosPerClass(4))
        .write(temporary.resolve("mixed/Apples"));
    Path out = temporary.resolve("out");
    assertThat(run(temporary.resolve("mixed"), out)).isEqualTo(1);
    assertFails("1 of 5", "--max-rejected");
    assertThat(out.resolve("report/index.html")).exists();
    forget();
    assertThat(run(temporary.resolve("mixed"), out, "--max-rejected", "1")).isZero();
  }

  private String out() {
    return out.toString(UTF_8);
  }

  @Test
  void aCertificateWithoutItsKey() {
    assertThat(verger("serve", "--tls-cert", temporary.resolve("c.pem"))).isEqualTo(2);
    assertFails("--tls-cert", "--tls-key", "both");
  }

  @Test
  void aPortThatAnotherProgramHas() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      int port = taken.getLocalPort();
      assertThat(verger("serve", "--port", port)).isEqualTo(1);
      assertFails("localhost:" + port, "--port");
    }
  }

  @Test
  void aModelThatIsNotThere() {
    assertThat(verger("serve", "--model", temporary.resolve("none.onnx"))).isEqualTo(1);
    assertFails("none.onnx", "verger train");
  }
}
