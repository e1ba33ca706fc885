package fr.verger.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the command line says of itself, and of what was typed wrongly. */
class CommandLinesTest {
  @TempDir Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int execute(String... arguments) {
    Screen screen =
        new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    return new CommandLines(screen).execute(arguments);
  }

  static List<String> commands() {
    return CommandLines.names();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithItsOptionsExplained(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8))
        .startsWith("Usage: verger " + command)
        .contains("Example")
        .contains("--help");
  }

  @Test
  void helpListsTheCommandsThatWork() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString(UTF_8)).contains(CommandLines.names()).contains("Exit status");
  }

  @Test
  void versionNamesVergerSparkAndJava() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("Verger ")
        .contains("Spark ")
        .contains("Java " + System.getProperty("java.version"))
        .doesNotContain("${");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --images x                                        | --output",
        "run --images x --output y --colour red                | --colour",
        "run --images x --output                               | --output",
        "run --images x --output y --batch 0                   | --batch",
        "run --images x --output y --batch many                | many",
        "run --images x --output y --variance 1.5              | --variance",
        "run --images x --output y --variance 0                | --variance",
        "run --images x --output y --max-rejected -1           | --max-rejected",
        "run --images x --output y --components 5 --variance 0.9 | mutually exclusive",
        "run --images x --output y --quiet --verbose           | mutually exclusive",
        "run --images x --output y --classes top:none          | none",
        "run --images x --output y --normalisation keras       | keras",
        "run --images x --output y --format xml                | xml",
        "features --images x --output y --components 5         | --components",
        "verify                                                | --run",
        "sample --output x --classes 1001                      | 1001",
        "backbones                                             | verger backbones --help",
        "backbones pull                                        | NAME",
        "backbones pull resnet                                 | resnet",
        "backbones pull fruits-mini                            | comes with Verger",
        "backbones import x.h5 --architecture resnet           | mobilenet-v2",
        "cloud                                                 | verger cloud --help",
        "cloud estimate                                        | --photos",
        "cloud estimate --photos 5 --region eu-west-2          | --allow-non-eu",
        "cloud estimate --photos 5 --backbone resnet           | --rate",
        "cloud deploy --project X                              | --project",
        "cloud submit --images x                               | --output",
        "cloud submit --images x --output y --on moon          | moon",
        "rum --images x                                        | rum"
      })
  void wrongUsageIsOneSentenceAndStatusTwo(String typed, String names) {
    assertThat(execute(typed.split(" +"))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8))
        .startsWith("verger: ")
        .contains(names)
        .hasLineCount(1)
        .doesNotContain("Exception");
  }

  @Test
  void noCommandIsWrongUsageToo() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString(UTF_8)).contains("verger --help").hasLineCount(1);
  }

  @Test
  void listSaysOfEveryBackboneWhatItIs() {
    assertThat(execute("backbones", "list")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("fruits-mini  (comes with Verger)")
        .contains("vgg16  (")
        .contains("25,088 features; photos of 224 x 224, normalisation caffe; licence CC-BY-4.0")
        .contains("58,889,256 bytes, MD5 6d6bbae143d832006294945121d1f1fc");
  }

  @Test
  void aFileThatCannotBeImportedIsRefusedInOneSentence() throws IOException {
    Path page = Files.writeString(temporary.resolve("weights.h5"), "<html>");
    assertThat(execute("backbones", "import", page.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .startsWith("verger: " + page + " is no HDF5 file")
        .hasLineCount(1);
  }

  @Test
  void sampleDrawsTheOrchardAskedFor() {
    Path orchard = temporary.resolve("an orchard");
    String path = orchard.toString();
    assertThat(execute("sample", "--output", path, "--classes", "2", "--per-class", "4")).isZero();
    assertThat(orchard.resolve("Training")).isDirectoryContaining(Path::isAbsolute);
    assertThat(out.toString(UTF_8)).contains("8 photos").contains(path);
    assertThat(execute("sample", "--output", path)).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("exists and is not an empty folder");
  }
}
