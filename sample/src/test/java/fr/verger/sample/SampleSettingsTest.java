package fr.verger.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SampleSettingsTest {
  @Test
  void keepsAQuarterForTheTest() {
    assertThat(SampleSettings.DEFAULT.withPhotosPerClass(40).testPhotosPerClass()).isEqualTo(10);
    assertThat(SampleSettings.DEFAULT.withPhotosPerClass(1).testPhotosPerClass()).isZero();
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    SampleSettings settings = SampleSettings.DEFAULT;
    assertThatThrownBy(() -> settings.withClasses(0))
        .hasMessage("Number of classes must be from 1 to 1000, but is 0.");
    assertThatThrownBy(() -> settings.withPhotosPerClass(0))
        .hasMessage("Number of photos per class must be from 1 to 1000000, but is 0.");
    assertThatThrownBy(() -> settings.withSize(4000))
        .hasMessage("Photo size in pixels must be from 16 to 1024, but is 4000.");
    assertThatThrownBy(() -> settings.withThreads(0))
        .hasMessage("Number of threads must be from 1 to 1024, but is 0.");
    assertThatThrownBy(() -> settings.withTestShare(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Share of test photos must be from 0 to 1, but is NaN.");
  }
}
