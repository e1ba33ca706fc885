package fr.verger.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir Path temporary;

  @Test
  void isMadeAnewEachTime() throws Exception {
    DemoFolder folder = new DemoFolder(temporary.resolve("verger-demo"));
    folder.makeAnew();
    Files.createDirectories(folder.run().resolve("features"));
    Files.createDirectories(folder.photos().resolve("Training"));
    folder.makeAnew();
    assertThat(folder.run()).doesNotExist();
    assertThat(folder.photos()).doesNotExist();
  }

  @Test
  void keepsWhatSomebodyElsePutThere() throws Exception {
    DemoFolder folder = new DemoFolder(temporary.resolve("verger-demo"));
    folder.makeAnew();
    Path notes = Files.writeString(temporary.resolve("verger-demo/notes.txt"), "mine");
    folder.makeAnew();
    assertThat(notes).hasContent("mine");
  }

  @Test
  void refusesAFolderThatNoDemoMade() throws Exception {
    Path mine = Files.createDirectories(temporary.resolve("verger-demo/run"));
    Path precious = Files.writeString(mine.resolve("precious"), "mine");
    DemoFolder folder = new DemoFolder(temporary.resolve("verger-demo"));
    assertThatThrownBy(folder::makeAnew)
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no demo made it");
    assertThat(precious).exists();
  }

  @Test
  void doesNotFollowLinksWhenItDeletes() throws Exception {
    Path outside = Files.createDirectories(temporary.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious"), "mine");
    DemoFolder folder = new DemoFolder(temporary.resolve("verger-demo"));
    folder.makeAnew();
    Files.createSymbolicLink(folder.photos(), outside);
    folder.makeAnew();
    assertThat(precious).exists();
  }

  @Test
  void holdsTwoFilesThatAreNoPhotos() throws Exception {
    Path photos = temporary.resolve("photos");
    DemoOrchard orchard = new DemoOrchard();
    orchard.write(photos, (done, total) -> {});
    try (var files = Files.walk(photos)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize((int) orchard.photos() + 2);
    }
  }
}
