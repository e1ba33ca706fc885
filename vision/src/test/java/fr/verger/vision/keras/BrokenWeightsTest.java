package fr.verger.vision.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.verger.vision.VergerException;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a file of weights ends in one sentence, soon. */
class BrokenWeightsTest {
  @TempDir Path temporary;

  @Test
  void whatIsNoHdf5IsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("page.h5"), "<html>404</html>");

    assertThatThrownBy(() -> Imported.convert(file, null))
        .isInstanceOf(VergerException.class)
        .hasMessage("The weights %s are no HDF5 file.".formatted(file));
  }

  @Test
  void anHdf5FileThatKerasDidNotWriteIsRefused() {
    Path file = temporary.resolve("other.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("measurements", new float[10]);
    }

    assertThatThrownBy(() -> Imported.convert(file, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("lists no layers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenet-v2-keras3.weights.h5", "mobilenet-v2-keras1.h5"})
  void aFileCutShortAnywhereIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Imported.fixture(name, temporary));
    Path file = temporary.resolve("cut.h5");
    for (int share = 0; share < 20; share++) {
      Files.write(file, Arrays.copyOf(whole, 9 + (int) (whole.length * (share / 20.0))));

      assertThatThrownBy(() -> convertSoon(file))
          .as("%d %%", 5 * share)
          .isInstanceOf(VergerException.class)
          .hasMessageStartingWith("The weights " + file);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mobilenet-v2-keras3.weights.h5",
        "mobilenet-v2-keras1.h5",
        "mobilenet-v2-model.h5"
      })
  void damageAnywhereEndsInASentenceOrChangesValuesOnly(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Imported.fixture(name, temporary));
    Path file = temporary.resolve("damaged.h5");
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      for (int hit = 0; hit < 40; hit++) {
        // Most of what is not weights lies at the front and is not zero.
        int at = random.nextInt(hit % 2 == 0 ? 4096 : whole.length);
        damaged[at] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        convertSoon(file);
      } catch (VergerException e) {
        refused++;
        assertThat(e).hasMessageStartingWith("The weights " + file).hasMessageEndingWith(".");
      }
    }
    assertThat(refused).isPositive();
  }

  private static void convertSoon(Path file) {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Imported.convert(file, 96));
  }
}
