package fr.verger.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void looksTheSameInEveryLanguage() {
    assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
    assertThat(Figures.photos(1)).isEqualTo("1 photo");
    assertThat(Figures.photos(1000)).isEqualTo("1,000 photos");
    assertThat(Figures.seconds(3.14159)).isEqualTo("3.1 s");
  }

  @Test
  void givesRatesThreeFigures() {
    assertThat(Figures.rate(7.356)).isEqualTo("7.36");
    assertThat(Figures.rate(57.49)).isEqualTo("57.5");
    assertThat(Figures.rate(1234.4)).isEqualTo("1,234");
  }

  @Test
  void tellsTimeInTheUnitsOfItsLength() {
    assertThat(Figures.duration(8)).isEqualTo("8 s");
    assertThat(Figures.duration(125)).isEqualTo("2 min 05 s");
    assertThat(Figures.duration(4800)).isEqualTo("1 h 20 min");
  }

  @Test
  void linesColumnsUp() {
    String table = new TextTable().row("stage", "seconds").row("a", "12.0 s").toString();
    assertThat(table).isEqualTo("  stage  seconds\n  a       12.0 s\n");
  }
}
