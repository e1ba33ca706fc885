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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run onto a file system of a few hundred kilobytes, mounted for it alone. */
class FullDiskIT {
  private static final String MOUNT =
      "mount -t tmpfs -o size=300k tmpfs \"$1\" && shift && exec \"$@\"";

  @TempDir Path temporary;
  private final BuiltFolder built = new BuiltFolder();

  private Ended onSmallDisk(Path disk, String... command) throws Exception {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("unshare", "-rm", "sh", "-c", MOUNT, "sh", disk.toString()));
    all.addAll(List.of(command));
    return built.run(temporary, all);
  }

  private boolean canMount(Path disk) throws Exception {
    return Files.isExecutable(Path.of("/usr/bin/unshare"))
        && onSmallDisk(disk, "true").status() == 0;
  }

  @Test
  void endsInOneSentenceThatSaysSo() throws Exception {
    Path disk = Files.createDirectories(temporary.resolve("disk"));
    assumeTrue(canMount(disk), "left out: this machine lets nobody mount a small file system");
    Path photos = temporary.resolve("photos");
    new SampleOrchard(SampleSettings.DEFAULT.withClasses(2).withPhotosPerClass(100)).write(photos);
    String launcher = Path.of("..", "verger").toAbsolutePath().normalize().toString();
    String output = disk.resolve("out").toString();
    Ended ended =
        onSmallDisk(
            disk, launcher, "run", "--quiet", "--images", photos.toString(), "--output", output);
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .startsWith("verger: ")
        .containsIgnoringCase("no space")
        .hasLineCount(1)
        .doesNotContain("Exception");
  }
}
