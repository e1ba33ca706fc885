package fr.verger.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import fr.verger.cli.launcher.LauncherTree.Launched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherBuildTest {
  @TempDir Path temporary;
  private LauncherTree tree;

  @BeforeEach
  void bareTree() throws Exception {
    tree = new LauncherTree(temporary);
  }

  @Test
  void buildsOnFirstUseAndShowsHowItGetsOn() throws Exception {
    Launched launched = tree.workingMaven().launch("run");
    assertThat(launched.status()).isZero();
    assertThat(launched.out()).endsWith("<run>\n");
    assertThat(launched.err())
        .contains("first use")
        .contains("550 MB")
        .contains("vision (3 of 6)")
        .contains("2 files downloaded, 60 MB");
    assertThat(tree.builds()).isEqualTo(1);
    assertThat(tree.root().resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void doesNotBuildWhatIsFresh() throws Exception {
    tree.workingMaven().launch("run");
    Launched again = tree.launch("run");
    assertThat(again.err()).isEmpty();
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceOrAPomIsNewer() throws Exception {
    tree.workingMaven().built();
    Path source = tree.root().resolve("vision/src/main/java/Photo.java");
    for (Path changed : new Path[] {source, tree.root().resolve("pom.xml")}) {
      int before = tree.builds();
      FileTime was = Files.getLastModifiedTime(changed);
      Files.setLastModifiedTime(changed, FileTime.from(Instant.now().plusSeconds(5)));
      assertThat(tree.launch("run").err()).contains("newer than the build");
      assertThat(tree.builds()).isEqualTo(before + 1);
      Files.setLastModifiedTime(changed, was);
    }
  }

  @Test
  void buildsAgainWhenASourceWentAway() throws Exception {
    tree.workingMaven().built();
    Thread.sleep(20);
    Files.delete(tree.root().resolve("vision/src/main/java/Photo.java"));
    tree.launch("run");
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void doesNotCareForTestsAndBenchmarks() throws Exception {
    tree.workingMaven().built();
    Thread.sleep(20);
    tree.write("vision/src/test/java/PhotoTest.java", "");
    tree.write("benchmarks/src/main/java/Bench.java", "");
    tree.launch("run");
    assertThat(tree.builds()).isZero();
  }

  @Test
  void explainsAFailedBuildInOneSentenceThatNamesTheLog() throws Exception {
    String error =
        "[ERROR] Failed to execute goal x:y:1:compile (default) on project verger-cli: Compilation"
            + " failure";
    Launched launched = tree.maven("3.8.7", "echo '" + error + "'", "exit 1").launch("run");
    Path log = tree.root().resolve("target/build.log");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.out()).isEmpty();
    assertThat(launched.err())
        .endsWith(
            "verger: the build failed (verger-cli: Compilation failure); its log is "
                + log
                + ".\n");
    assertThat(log).content().contains(error);
    assertThat(tree.root().resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void explainsAMissingNetwork() throws Exception {
    String error = "[ERROR] Could not transfer artifact a:b:jar:1 from/to central (https://host/)";
    Launched launched = tree.maven("3.8.7", "echo '" + error + "'", "exit 1").launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.err()).contains("could not download").contains("build.log");
  }

  @Test
  void asksForMaven() throws Exception {
    Launched launched = tree.launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.err()).contains("Maven 3.8 or later").contains("no mvn").hasLineCount(1);
  }

  @Test
  void refusesAnOldMaven() throws Exception {
    Launched launched = tree.maven("3.6.3").launch("run");
    assertThat(launched.status()).isEqualTo(1);
    assertThat(launched.err()).contains("is 3.6.3").hasLineCount(1);
    assertThat(tree.builds()).isZero();
  }

  @Test
  void twoFirstUsesAtOnceBuildOnce() throws Exception {
    tree.workingMaven();
    Process one = tree.start(tree.root().resolve("verger"), tree.root(), "run");
    Process other = tree.start(tree.root().resolve("verger"), tree.root(), "run");
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void aLockThatAKilledLauncherLeftIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    tree.workingMaven().write("target/launcher.lock/pid", gone.pid() + "\n");
    assertThat(tree.launch("run").status()).isZero();
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void aLockWhoseLauncherWasKilledBeforeItSaidWhoItIsIsTakenOver() throws Exception {
    Files.createDirectories(tree.workingMaven().root().resolve("target/launcher.lock"));
    assertThat(tree.launch("run").status()).isZero();
    assertThat(tree.builds()).isEqualTo(1);
  }

  @Test
  void aBuildOfAnotherUserIsWaitedFor() throws Exception {
    assumeThat(System.getProperty("user.name")).as("only root can be two users").isEqualTo("root");
    assumeThat(Path.of("/usr/bin/setpriv")).as("setpriv is not installed").exists();
    Process other = new ProcessBuilder("sleep", "3").start();
    tree.workingMaven().write("target/launcher.lock/pid", other.pid() + "\n");
    assertThat(new ProcessBuilder("chmod", "-R", "a+rwX", temporary.toString()).start().waitFor())
        .isZero();
    Process launcher =
        tree.start(
            Path.of("/usr/bin/setpriv"),
            tree.root(),
            "--reuid=65534",
            "--clear-groups",
            tree.root() + "/verger",
            "run");
    assertThat(launcher.waitFor()).isZero();
    assertThat(other.isAlive()).isFalse();
  }

  @Test
  void shellcheckHasNothingToSay() throws Exception {
    assumeThat(Path.of("/usr/bin/shellcheck")).as("shellcheck is not installed").exists();
    Process check =
        new ProcessBuilder("/usr/bin/shellcheck", LauncherTree.launcher().toString())
            .inheritIO()
            .start();
    assertThat(check.waitFor()).isZero();
  }
}
