package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassOrderTest {
  @Test
  void numbersGoByTheirValueAndAccentsAndCaseDoNotPart() {
    List<String> labels =
        Arrays.asList("Tomato 10", "été", "Tomato 2", "Eta", "apple", null, "Apple", "tomato");
    ReportData run = SampleRuns.run("x", labels, 16, 2, 0);

    assertThat(ClassOrder.of(run))
        .containsExactly("Apple", "apple", "Eta", "été", "tomato", "Tomato 2", "Tomato 10", null);
  }
}
