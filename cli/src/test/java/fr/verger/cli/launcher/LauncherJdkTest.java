package fr.verger.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cli.launcher.LauncherTree.Launched;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherJdkTest {
  @TempDir Path temporary;
  private LauncherTree tree;

  @BeforeEach
  void builtTree() throws Exception {
    tree = new LauncherTree(temporary).built();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "21.0.4"})
  void takesAJdk17Or21FromJavaHome(String version) throws Exception {
    tree.with("JAVA_HOME", tree.jdk("some jdk", version).toString());
    Launched launched = tree.launch("run");
    assertThat(launched.status()).isZero();
    assertThat(launched.out()).endsWith("<fr.verger.cli.Verger>\n<run>\n");
    assertThat(launched.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "18.0.1", "25"})
  void refusesAnotherVersionInJavaHomeInOneSentence(String version) throws Exception {
    Path jdk = tree.jdk("other", version);
    Launched launched = tree.with("JAVA_HOME", jdk.toString()).launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.out()).isEmpty();
    assertThat(launched.err())
        .startsWith("verger: JAVA_HOME is " + jdk + ", which is Java ")
        .endsWith("Verger needs a JDK 17 or 21.\n")
        .hasLineCount(1);
  }

  @Test
  void refusesAJavaHomeWithoutJava() throws Exception {
    Launched launched = tree.with("JAVA_HOME", "/nowhere").launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.err())
        .isEqualTo(
            "verger: JAVA_HOME is /nowhere, where there is no Java; Verger needs a JDK 17 or 21.\n");
  }

  @Test
  void refusesARuntimeWithoutCompiler() throws Exception {
    Path runtime = tree.jdk("runtime", "17.0.1");
    Files.delete(runtime.resolve("bin/javac"));
    Launched launched = tree.with("JAVA_HOME", runtime.toString()).launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.err()).contains("without its compiler").hasLineCount(1);
  }

  @Test
  void takesTheJavaOnThePathWhenJavaHomeIsNotSet() throws Exception {
    tree.without("JAVA_HOME").javaOnPath(tree.jdk("on path", "21.0.4"));
    Launched launched = tree.launch("run");
    assertThat(launched.status()).isZero();
    assertThat(launched.out()).endsWith("<run>\n");
    assertThat(launched.err()).isEmpty();
  }

  @Test
  void saysSoWhenTheJavaOnThePathIsOfAnotherVersion() throws Exception {
    tree.without("JAVA_HOME").javaOnPath(tree.jdk("on path", "25"));
    Launched launched = tree.launch("--version");
    // What comes next depends on the JDKs of this machine: one in its usual place, or a refusal.
    assertThat(launched.err()).contains("the java on the PATH is Java 25");
  }

  @Test
  void givesHalfOfTheMemoryUnlessToldOtherwise() throws Exception {
    assertThat(tree.launch("run").out()).contains("<-XX:MaxRAMPercentage=50>");
    assertThat(tree.with("VERGER_HEAP", "3g").launch("run").out())
        .contains("<-Xmx3g>")
        .doesNotContain("MaxRAMPercentage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8GB", "8", "g", "-8g", "8.5g", "8 g", "lots"})
  void refusesAHeapThatIsNoSizeInOneSentence(String heap) throws Exception {
    Launched launched = tree.with("VERGER_HEAP", heap).launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.out()).isEmpty();
    assertThat(launched.err())
        .isEqualTo(
            "verger: VERGER_HEAP is "
                + heap
                + "; give a number and its unit, such as 8g or 900m.\n");
  }

  @Test
  void passesArgumentsAsTheyAre() throws Exception {
    String[] arguments = {"run", "--images", "é à 'x' \"y\"", "", "*", "@file", "a\\b", "$HOME"};
    Launched launched = tree.launch(arguments);
    assertThat(launched.out())
        .endsWith("<fr.verger.cli.Verger>\n<" + String.join(">\n<", arguments) + ">\n");
  }

  @Test
  void worksFromAnyFolderThroughLinks() throws Exception {
    Path links = Files.createDirectories(temporary.resolve("some links"));
    Path first = Files.createSymbolicLink(links.resolve("one"), tree.root().resolve("verger"));
    Path second = Files.createSymbolicLink(temporary.resolve("two"), Path.of("some links/one"));
    for (Path script : new Path[] {first, second}) {
      Launched launched = tree.launch(script, links, "run");
      assertThat(launched.err()).isEmpty();
      assertThat(launched.out()).contains("<@" + tree.root() + "/cli/target/verger/jvm.options>");
    }
  }

  @Test
  void tellsTheProgramThatStandardErrorIsNoTerminal() throws Exception {
    assertThat(tree.launch("run").out()).contains("<-Dverger.terminal=false>");
  }
}
