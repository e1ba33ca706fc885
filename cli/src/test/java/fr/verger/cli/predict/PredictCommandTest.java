package fr.verger.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.cli.terminal.Screen;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.vision.VergerException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PredictCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;
  private Path photos;

  @BeforeEach
  void draw() throws IOException {
    photos = folder.resolve("photos, and more");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(8).withSize(48))
        .write(photos);
    Files.writeString(photos.resolve("broken.jpg"), "no photo");
    Files.writeString(photos.resolve("readme.txt"), "not looked at");
  }

  private int predict(String... arguments) {
    Screen screen = new Screen(stream(out), stream(err), false);
    CommandLine line = new CommandLine(new PredictCommand(screen));
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          throw thrown;
        });
    return line.execute(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Test
  void everyPhotoIsAnObjectOfTheArray() throws IOException {
    assertThat(predict("--json", photos.toString())).isZero();

    JsonNode rows = new ObjectMapper().readTree(out.toByteArray());
    assertThat(rows).hasSize(17);
    int rejected = 0;
    for (JsonNode row : rows) {
      if (row.has("reason")) {
        rejected++;
        assertThat(row.get("path").asText()).endsWith("broken.jpg");
        assertThat(row.get("reason").asText()).contains("none of JPEG");
      } else {
        assertThat(row.get("likeliest")).hasSize(3);
        assertThat(row.get("likeliest").get(0).get("probability").asDouble())
            .isBetween(0.0, 1.0)
            .isGreaterThanOrEqualTo(row.get("likeliest").get(1).get("probability").asDouble());
        assertThat(row.get("sure").isBoolean()).isTrue();
      }
    }
    assertThat(rejected).isEqualTo(1);
  }

  @Test
  void csvQuotesWhatNeedsIt() {
    assertThat(predict("--csv", "--top", "1", photos.toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).split("\r\n"))
        .hasSize(18)
        .startsWith("path,sure,unknown_score,label1,probability1,reason")
        .allMatch(line -> line.startsWith("\"") || line.startsWith("path,"))
        .anyMatch(line -> line.matches("\"[^\"]*broken.jpg\",,,,,\".*none of JPEG.*\""));
  }

  @Test
  void tooManyRejectsAreAFailureAndStillShown() {
    assertThat(predict(photos.resolve("broken.jpg").toString())).isEqualTo(1);

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("rejected", "none of JPEG");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("1 of 1 photo cannot be read, more than the share of 0.1");
    assertThat(predict("--max-rejected", "1", photos.resolve("broken.jpg").toString())).isZero();
  }

  @Test
  void whatIsNotThereIsOneSentence() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Screen screen = new Screen(stream(out), stream(err), false);
    for (String typed : new String[] {folder.resolve("absent").toString(), empty.toString()}) {
      PredictCommand command = new PredictCommand(screen);
      new CommandLine(command).parseArgs(typed);
      assertThatThrownBy(command::call)
          .isInstanceOf(VergerException.class)
          .hasMessageMatching("There (is no photo or folder|are no photos in) .*");
    }
  }
}
