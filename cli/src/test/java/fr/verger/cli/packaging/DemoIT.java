package fr.verger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.packaging.BuiltFolder.Ended;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that a newcomer types. */
class DemoIT {
  @TempDir Path temporary;
  private final BuiltFolder built = new BuiltFolder();

  private Ended verger(String... arguments) throws Exception {
    String launcher = Path.of("..", "verger").toAbsolutePath().normalize().toString();
    return built.run(temporary, Stream.concat(Stream.of(launcher), Stream.of(arguments)).toList());
  }

  private void demo() throws Exception {
    Ended demo = verger("demo");
    assertThat(demo.status()).as(demo.err()).isZero();
    Path report = temporary.resolve("verger-demo/run/report/index.html");
    assertThat(report).isNotEmptyFile();
    assertThat(demo.out())
        .contains("photos listed")
        .contains("194")
        .contains("1 × ")
        .contains("99.99 %")
        .contains("Report: ")
        .contains("verger-demo/run/report/index.html");
    assertThat(demo.err())
        .contains("features  194/194 photos")
        .contains("2 rejected")
        .doesNotContain("WARN")
        .doesNotContain("Exception")
        .doesNotContain("log4j");
  }

  @Test
  void runsTheWholeChainAndLeavesNothingElseBehind() throws Exception {
    demo();
    assertThat(temporary.toFile().list()).containsExactly("verger-demo");
    assertThat(verger("verify", "--quiet", "--run", "verger-demo/run"))
        .isEqualTo(new Ended(0, "", ""));
  }

  @Test
  @Tag("long")
  void runsAgainInThePlaceOfTheFirst() throws Exception {
    demo();
    demo();
  }
}
