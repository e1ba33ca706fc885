package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fr.verger.spark.inflight.PoisonFileSystem;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PhotoListerTest {
  @TempDir Path root;

  private final Configuration conf = new Configuration();

  private PhotoListing list() {
    return new PhotoLister(conf).list(new Location.Local(root), null);
  }

  private void file(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private List<String> names() {
    return list().photos().stream()
        .map(photo -> photo.path().substring(root.toString().length() + 1))
        .toList();
  }

  @Test
  void takesWhatIsAPhotoByItsNameAndCountsTheRest() throws IOException {
    for (String name :
        List.of("a.jpg", "b.JPEG", "c.PnG", "d.webp", "e.gif", "f.bmp", "g.tif", "h.TIFF", "i")) {
      file("Apple/" + name);
    }
    for (String name : List.of(".a.jpg", "_b.jpg", "notes.txt", "a.jpg.part", "trailing.")) {
      file("Apple/" + name);
    }
    PhotoListing listing = list();
    assertThat(listing.photos()).hasSize(9);
    assertThat(listing.ignored()).isEqualTo(5);
    assertThat(listing.seen()).isEqualTo(14);
  }

  @Test
  void timesOfChangeAreTakenAsTheyAreWhateverTheClockSays() throws IOException {
    // Whole seconds: Java 17 cannot set others before 1970.
    List<String> times =
        List.of("1931-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2150-01-01T00:00:00Z");
    for (String time : times) {
      file("Apple/" + time.charAt(0) + time.charAt(2) + ".jpg");
      Files.setLastModifiedTime(
          root.resolve("Apple/" + time.charAt(0) + time.charAt(2) + ".jpg"),
          FileTime.from(Instant.parse(time)));
    }
    List<Long> millis = times.stream().map(time -> Instant.parse(time).toEpochMilli()).toList();
    PhotoListing local = list();
    assertThat(local.photos()).extracting(PhotoFile::modified).isEqualTo(millis);
    // By Hadoop, as stores are listed.
    conf.set("fs.poison.impl", PoisonFileSystem.class.getName());
    PhotoListing far = new PhotoLister(conf).list(Location.parse("poison:" + root, conf), null);
    assertThat(far.photos()).extracting(PhotoFile::modified).isEqualTo(millis);
  }

  @Test
  void namesLabelAndNearestSplit() throws IOException {
    file("Training/Apple/1.jpg");
    file("TEST/Apple Red 1/1.jpg");
    file("val/deep/Pear/1.jpg");
    file("train/Test/Plum/1.jpg");
    file("other/Fig/1.jpg");
    assertThat(list().photos())
        .extracting(PhotoFile::label, PhotoFile::split)
        .containsExactlyInAnyOrder(
            tuple("Apple", "Training"),
            tuple("Apple Red 1", "Test"),
            tuple("Pear", "Validation"),
            tuple("Plum", "Test"),
            tuple("Fig", null));
  }

  @Test
  void writesPathsAsTheyAre() throws IOException {
    String name = "o'range, \"50%\" #1 & co; banane mûre – été 🍌+%20.JPG";
    file("Été #1/" + name);
    PhotoFile photo = list().photos().get(0);
    assertThat(photo.path()).isEqualTo(root + "/Été #1/" + name);
    assertThat(photo.label()).isEqualTo("Été #1");
  }

  @Test
  @Timeout(60)
  void isNotHeldUpByWhatIsNoFile() throws IOException, InterruptedException {
    file("Apple/1.jpg");
    Path apple = root.resolve("Apple");
    Files.createDirectories(apple.resolve("folder.jpg"));
    Files.createSymbolicLink(apple.resolve("self"), apple);
    Files.createSymbolicLink(apple.resolve("a.jpg"), apple.resolve("b.jpg"));
    Files.createSymbolicLink(apple.resolve("b.jpg"), apple.resolve("a.jpg"));
    Files.createSymbolicLink(apple.resolve("dangling.jpg"), Path.of("/nonexistent.jpg"));
    Files.createSymbolicLink(apple.resolve("good.jpg"), apple.resolve("1.jpg"));
    assertThat(new ProcessBuilder("mkfifo", apple + "/pipe.jpg").start().waitFor()).isZero();
    PhotoListing listing = list();
    assertThat(names()).containsExactly("Apple/1.jpg", "Apple/good.jpg");
    assertThat(listing.special()).isEqualTo(5);
    assertThat(listing.unreadableFolders()).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtIsToldAndHidesNoneOfItsNeighbours() throws IOException {
    for (int photo = 0; photo < 9; photo++) {
      file("Apple/%d.jpg".formatted(photo));
    }
    // As a folder on a disk that went away: Linux refuses to say what lies there.
    Path odd = root.resolve("Apple/4");
    Files.createSymbolicLink(odd, Path.of("x".repeat(300)));
    PhotoListing listing = list();
    assertThat(listing.photos()).hasSize(9);
    assertThat(listing.unreadableFolders()).containsExactly(odd.toString());
    assertThat(listing.special()).isZero();
  }

  @Test
  void followsLinksToFolders() throws IOException {
    file("store/Apple/1.jpg");
    Files.createDirectories(root.resolve("Training"));
    Files.createSymbolicLink(root.resolve("Training/Apple"), root.resolve("store/Apple"));
    assertThat(names()).containsExactly("Training/Apple/1.jpg", "store/Apple/1.jpg");
  }

  @Test
  void reportsFoldersThatCannotBeRead() throws IOException {
    file("Apple/1.jpg");
    file("Closed/1.jpg");
    Path closed = root.resolve("Closed");
    assertThat(closed.toFile().setReadable(false)).isTrue();
    try {
      assumeFalse(Files.isReadable(closed), "this user may read everything");
      assertThat(list().unreadableFolders()).containsExactly(closed.toString());
      assertThat(names()).containsExactly("Apple/1.jpg");
    } finally {
      assertThat(closed.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void leavesTheOutputOut() throws IOException {
    file("Apple/1.jpg");
    file("out/thumbnails/1.jpg");
    Location out = new Location.Local(root.resolve("out"));
    PhotoListing listing = new PhotoLister(conf).list(new Location.Local(root), out);
    assertThat(listing.photos()).hasSize(1);
  }

  @Test
  void listsTheSameThroughHadoop() throws IOException {
    file("Training/Apple/1 é #%,.jpg");
    file("Training/Apple/.hidden.jpg");
    file("Test/Pear/2");
    file("Test/Pear/notes.txt");
    ListingTally tally = new ListingTally(root);
    FileSystem files = FileSystem.getLocal(conf).getRawFileSystem();
    new HadoopWalk(tally, files, null).walk(new org.apache.hadoop.fs.Path("file:" + root));
    PhotoListing remote = tally.listing();
    PhotoListing local = list();
    assertThat(remote.photos())
        .extracting(photo -> photo.path().substring("file:".length()), PhotoFile::label)
        .containsExactlyElementsOf(
            local.photos().stream().map(p -> tuple(p.path(), p.label())).toList());
    assertThat(remote.ignored()).isEqualTo(local.ignored());
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Location missing = new Location.Local(root.resolve("nowhere"));
    assertThatThrownBy(() -> new PhotoLister(conf).list(missing, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining(root + "/nowhere does not exist");
  }

  @Test
  void refusesAFile() throws IOException {
    file("1.jpg");
    Location photo = new Location.Local(root.resolve("1.jpg"));
    assertThatThrownBy(() -> new PhotoLister(conf).list(photo, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is a file");
  }
}
