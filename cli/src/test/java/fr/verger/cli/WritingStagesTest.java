package fr.verger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.ProgressListener.Stage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WritingStagesTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final WritingStages stages =
      new WritingStages(ProgressListener.silent(), begun::incrementAndGet);

  private int after(Stage stage) {
    stages.started(stage, 0);
    stages.finished(stage);
    return begun.get();
  }

  @Test
  void anUnchangedOutputIsOnlyRead() {
    assertThat(after(Stage.LISTING)).isZero();
    assertThat(after(Stage.VERIFICATION)).isZero();
    assertThat(after(Stage.REPORT)).isZero();
  }

  @Test
  void aRunWritesFromItsFeaturesOn() {
    assertThat(after(Stage.LISTING)).isZero();
    assertThat(after(Stage.FEATURES)).isEqualTo(1);
    assertThat(after(Stage.PCA)).isEqualTo(1);
    assertThat(after(Stage.TABLES)).isEqualTo(1);
  }

  @Test
  void componentsOfATableAreWrittenOnceTheyAreFound() {
    assertThat(after(Stage.LISTING)).isZero();
    assertThat(after(Stage.PCA)).isZero();
    assertThat(after(Stage.TABLES)).isEqualTo(1);
  }
}
