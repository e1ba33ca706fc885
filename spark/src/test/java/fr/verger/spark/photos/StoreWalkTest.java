package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreWalkTest {
  @TempDir Path root;
  private FileSystem files;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
  }

  private void file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private static org.apache.hadoop.fs.Path path(Path path) {
    return new org.apache.hadoop.fs.Path("file:" + path);
  }

  private List<String> walked(List<org.apache.hadoop.fs.Path> vanished) throws IOException {
    List<String> names = new ArrayList<>();
    new StoreWalk(
            files,
            entry -> names.add(entry.getPath().toString().substring(("file:" + root).length() + 1)),
            vanished::add)
        .walk(path(root));
    return names;
  }

  @Test
  void everyFileOfEveryLevelIsTakenOnce() throws IOException {
    List<String> expected = new ArrayList<>();
    for (String name : List.of("top.jpg", "Test/a.jpg", "Training/Fig/b/c/d/e.jpg")) {
      file(name);
      expected.add(name);
    }
    for (int label = 0; label < 40; label++) {
      for (int photo = 0; photo < 3; photo++) {
        file("Training/" + label + "/" + photo + ".jpg");
        expected.add("Training/" + label + "/" + photo + ".jpg");
      }
    }
    List<org.apache.hadoop.fs.Path> vanished = new ArrayList<>();
    assertThat(walked(vanished)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(vanished).isEmpty();
  }

  @Test
  void aFolderThatVanishesIsToldAndTheOthersAreListed() throws IOException {
    file("Fig/1.jpg");
    file("Plum/1.jpg");
    files =
        new RawLocalFileSystem() {
          @Override
          public RemoteIterator<FileStatus> listStatusIterator(org.apache.hadoop.fs.Path folder)
              throws IOException {
            if (folder.getName().equals("Fig")) {
              throw new FileNotFoundException("gone");
            }
            return super.listStatusIterator(folder);
          }
        };
    files.initialize(java.net.URI.create("file:///"), new Configuration());
    List<org.apache.hadoop.fs.Path> vanished = new ArrayList<>();
    assertThat(walked(vanished)).containsExactly("Plum/1.jpg");
    assertThat(vanished).containsExactly(path(root.resolve("Fig")));
  }

  @Test
  void aRootThatIsNotThereIsAFailure() {
    assertThatThrownBy(
            () ->
                new StoreWalk(files, entry -> {}, folder -> {}).walk(path(root.resolve("nowhere"))))
        .isInstanceOf(FileNotFoundException.class);
  }
}
