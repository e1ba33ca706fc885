package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathSetTest {
  @Test
  void aPathIsNewOnce() {
    PathSet paths = new PathSet();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 100_000; i++) {
        assertThat(paths.add("/photos/" + i)).isEqualTo(round == 0);
      }
    }
    assertThat(paths.size()).isEqualTo(100_000);
  }
}
