package fr.verger.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleOrchardTest {
  private static final SampleSettings SMALL =
      SampleSettings.DEFAULT.withClasses(3).withPhotosPerClass(8).withSize(48).withThreads(2);

  @TempDir Path temp;

  @Test
  void laysOutFoldersAsFruits360Does() throws IOException {
    Path output = temp.resolve("orchard");
    new SampleOrchard(SMALL).write(output);

    Map<String, byte[]> files = files(output);
    assertThat(files).hasSize(24).containsKeys("Training/Apple Red/0_48.jpg");
    assertThat(files.keySet())
        .allMatch(path -> path.matches("(Training|Test)/[A-Z][A-Za-z0-9 ]+/(r_)?[0-9]+_48\\.jpg"));
    for (String label : new SampleOrchard(SMALL).labels()) {
      assertThat(files.keySet())
          .filteredOn(p -> p.startsWith("Training/" + label + "/"))
          .hasSize(6);
      assertThat(files.keySet()).filteredOn(p -> p.startsWith("Test/" + label + "/")).hasSize(2);
    }
    assertThat(output.resolveSibling("orchard.partial")).doesNotExist();
  }

  @Test
  void writesPhotosOfTheAskedSize() throws IOException {
    Path output = temp.resolve("orchard");
    new SampleOrchard(SMALL.withClasses(1).withPhotosPerClass(2).withSize(130)).write(output);

    var image = ImageIO.read(output.resolve("Training/Apple Red/0_130.jpg").toFile());
    assertThat(image.getWidth()).isEqualTo(130);
    assertThat(image.getHeight()).isEqualTo(130);
  }

  @Test
  void writesTheSameBytesWhateverTheNumberOfThreads() throws IOException {
    new SampleOrchard(SMALL.withThreads(1)).write(temp.resolve("one"));
    new SampleOrchard(SMALL.withThreads(4)).write(temp.resolve("four"));

    assertThat(files(temp.resolve("four")))
        .containsExactlyInAnyOrderEntriesOf(files(temp.resolve("one")));
  }

  @Test
  void streamsWhatItWouldWrite() throws IOException {
    Path output = temp.resolve("orchard");
    new SampleOrchard(SMALL).write(output);

    Map<String, byte[]> streamed = new TreeMap<>();
    new SampleOrchard(SMALL)
        .photos()
        .forEach(photo -> streamed.put(photo.relativePath(), photo.jpeg()));

    assertThat(streamed).containsExactlyInAnyOrderEntriesOf(files(output));
  }

  @Test
  void growsOtherFruitsFromAnotherSeed() {
    List<SamplePhoto> one = new SampleOrchard(SMALL).photos().toList();
    List<SamplePhoto> two = new SampleOrchard(SMALL.withSeed(2)).photos().toList();

    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).pixels()).isNotEqualTo(two.get(i).pixels());
    }
  }

  @Test
  void tellsOfEveryPhotoOnceAndInOrder() throws IOException {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    new SampleOrchard(SMALL)
        .write(
            temp.resolve("orchard"),
            (done, total) -> {
              assertThat(total).isEqualTo(24);
              told.add(done);
            });

    assertThat(told).hasSize(24).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void fillsAnEmptyFolder() throws IOException {
    Path output = Files.createDirectory(temp.resolve("empty"));
    new SampleOrchard(SMALL).write(output);

    assertThat(files(output)).hasSize(24);
  }

  @Test
  void refusesAFolderThatIsNotEmptyAndLeavesItAlone() throws IOException {
    Path note = Files.writeString(temp.resolve("note.txt"), "mine");

    assertThatThrownBy(() -> new SampleOrchard(SMALL).write(temp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(temp.toString())
        .hasMessageContaining("name another one");
    assertThat(note).hasContent("mine");
    assertThat(files(temp)).hasSize(1);
  }

  @Test
  void refusesToMixWithAnInterruptedOrchard() throws IOException {
    Path left = Files.createDirectory(temp.resolve("orchard.partial"));

    assertThatThrownBy(() -> new SampleOrchard(SMALL).write(temp.resolve("orchard")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(left.toString());
    assertThat(left).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindWhenTheListenerFails() throws IOException {
    Path output = temp.resolve("orchard");

    assertThatThrownBy(
            () ->
                new SampleOrchard(SMALL)
                    .write(
                        output,
                        (done, total) -> {
                          if (done == 5) {
                            throw new IllegalStateException("enough");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void saysWhereTheDiskRefused() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> new SampleOrchard(SMALL).write(file.resolve("orchard")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("The folder " + file)
        .hasMessageContaining("could not be created: ");
  }

  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
