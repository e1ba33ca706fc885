package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.backbone.Precision;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RecordedSettingsTest {
  private final RunSettingsBuilder settings =
      new RunSettingsBuilder(Path.of("photos"), Path.of("out"));

  @Test
  void thePrecisionThatWasAskedForIsRecorded() {
    assertThat(recorded(settings.precision(Precision.INT8)).precision()).isEqualTo("int8");
  }

  @Test
  void nothingIsRecordedWhereTheFileDecides() {
    assertThat(recorded(settings).precision()).isNull();
  }

  private static RecordedSettings recorded(RunSettingsBuilder settings) {
    return RecordedSettings.of(settings.build(), "photos", "out");
  }
}
