package fr.verger.spark.features;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.storage.LocalNames;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Names of photos where Java was started without the launcher, in a bare container for one. */
@EnabledOnOs(OS.LINUX)
class PlainLocaleTest {
  @TempDir Path folder;

  @BeforeEach
  void lay() throws IOException {
    Path label = LocalNames.path(folder + "/photos/p\u00eache \ud83c\udf51 100%");
    Files.createDirectories(label);
    Files.write(
        LocalNames.path(LocalNames.text(label) + "/m\u00fbre + \ud83c\udf4c #1.jpg"), new byte[7]);
    // Names that are no UTF-8, as old archives have them.
    Files.write(Path.of(URI.create(label.toUri() + "e%E9.jpg")), new byte[3]);
    Files.write(Path.of(URI.create(label.toUri() + "e%E8.jpg")), new byte[3]);
  }

  private List<String> inLocale(String locale) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            PlainLocale.class.getName(),
            folder + "/photos",
            folder + "/verger \u00e9");
    java.environment().put("LC_ALL", locale);
    java.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = java.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text.lines().toList();
  }

  @Test
  void photosAreReadUnderTheirNamesInAnyLocale() throws Exception {
    List<String> posix = inLocale("C");
    List<String> utf8 = inLocale("C.UTF-8");
    assertThat(posix.get(0)).doesNotContain("UTF-8");
    assertThat(utf8.get(0)).contains("UTF-8");
    String label = "p\u00eache \ud83c\udf51 100%";
    String start = label + " | " + folder + "/photos/" + label + "/";
    String unnamed = " | its name is not UTF-8; rename the file or its folder";
    assertThat(posix.subList(1, 4))
        .isEqualTo(utf8.subList(1, 4))
        .containsExactly(
            start + "e\\xE8.jpg" + unnamed,
            start + "e\\xE9.jpg" + unnamed,
            start + "m\u00fbre + \ud83c\udf4c #1.jpg | 7 bytes");
  }

  @Test
  void whatThePosixLocaleCannotNameIsRefusedWithTheRemedy() throws Exception {
    List<String> posix = inLocale("C");
    assertThat(posix).hasSize(6);
    assertThat(posix.get(4))
        .startsWith("Java cannot write the name file:" + folder + "/photos/sortie \u00e9")
        .contains("LC_ALL=C.UTF-8");
    assertThat(posix.get(5)).contains("does not exist").contains("LC_ALL=C.UTF-8");
    assertThat(inLocale("C.UTF-8")).hasSize(5).last().asString().doesNotContain("LC_ALL");
  }
}
