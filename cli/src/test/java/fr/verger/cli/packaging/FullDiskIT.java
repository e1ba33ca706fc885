package fr.verger.cli.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.verger.cli.packaging.BuiltFolder.Ended;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run onto a file system of a few kilobytes, mounted for it alone. */
class FullDiskIT {
  private static final String MOUNT =
      "mount -t tmpfs -o size=\"$1\" tmpfs \"$2\" && shift 2 && exec \"$@\"";

  @TempDir Path temporary;
  private final BuiltFolder built = new BuiltFolder();

  private Ended onSmallDisk(String size, Path disk, String... command) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("unshare", "-rm", "sh", "-c", MOUNT, "sh", size, disk.toString()));
    all.addAll(List.of(command));
    return built.run(temporary, all);
  }

  private Path disk() throws Exception {
    Path disk = Files.createDirectories(temporary.resolve("disk"));
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/unshare"))
            && onSmallDisk("300k", disk, "true").status() == 0,
        "left out: this machine lets nobody mount a small file system");
    return disk;
  }

  private String photos(int perClass) throws Exception {
    Path photos = temporary.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(perClass))
        .write(photos);
    return photos.toString();
  }

  private static String launcher() {
    return Path.of("..", "verger").toAbsolutePath().normalize().toString();
  }

  @Test
  void endsInOneSentenceThatSaysSo() throws Exception {
    Path disk = disk();
    String output = disk.resolve("out").toString();
    Ended ended =
        onSmallDisk(
            "300k",
            disk,
            launcher(),
            "run",
            "--quiet",
            "--images",
            photos(100),
            "--output",
            output);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("verger: ")
        .containsIgnoringCase("no space")
        .hasLineCount(1)
        .doesNotContain("Exception");
  }

  @Test
  @Tag("long")
  void aLogThatCannotBeWrittenIsNoReasonToFailNorToSpeak() throws Exception {
    Path disk = disk();
    Ended ended =
        onSmallDisk(
            "16k",
            disk,
            "env",
            "XDG_STATE_HOME=" + disk,
            launcher(),
            "features",
            "--quiet",
            "--images",
            photos(4),
            "--output",
            temporary.resolve("out").toString());
    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
  }
}
