package fr.verger.spark.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailFolderTest {
  private static final List<String> ODD_NAMES =
      List.of(
          "/data/a b/1 é.jpg",
          "/data/\"quoted\",\n'and' broken/🍌.png",
          "/data/__proto__",
          "s3a://bucket/100%25/x.jpg",
          "/data/half \ud83c.jpg",
          "");

  @TempDir Path place;
  private Path local;
  private ThumbnailFolder folder;

  @BeforeEach
  void open() throws IOException {
    FileSystem files = new RawLocalFileSystem();
    files.initialize(place.toUri(), new Configuration(false));
    local = place.resolve("thumbnails");
    folder = new ThumbnailFolder(files, new org.apache.hadoop.fs.Path(local.toUri()));
  }

  @Test
  void oddNamesComeBackWithTheirPictures() throws IOException {
    folder.write(
        ODD_NAMES.stream()
            .map(path -> new Thumbnail(path, new byte[] {1, (byte) path.length()}))
            .toList());

    List<Thumbnail> back = folder.read();

    assertThat(back).extracting(Thumbnail::path).isEqualTo(ODD_NAMES);
    assertThat(back)
        .allSatisfy(one -> assertThat(one.jpeg()).containsExactly(1, one.path().length()));
    assertThat(local.resolve("00005.jpg")).exists();
  }

  @Test
  void anIndexThatNamesOtherFilesIsNotBelieved() throws IOException {
    Files.writeString(place.resolve("secret.jpg"), "secret");
    for (String file : List.of("../secret.jpg", "/etc/passwd", "00000.jpg/../../secret.jpg")) {
      folder.write(List.of(new Thumbnail("a", new byte[] {1})));
      Files.writeString(
          local.resolve("index.json"), "[{\"path\":\"a\",\"file\":\"" + file + "\"}]");
      assertThatThrownBy(folder::read).hasMessageContaining("names a file that is no thumbnail");
    }
  }

  @Test
  void filesThatAreMissingEmptyOrTooLargeAreRefused() throws IOException {
    folder.write(List.of(new Thumbnail("a", new byte[] {1})));
    Files.write(local.resolve("00000.jpg"), new byte[ThumbnailEncoder.MOST_BYTES + 1]);
    assertThatThrownBy(folder::read).hasMessageContaining("more than 3072 bytes");
    Files.write(local.resolve("00000.jpg"), new byte[0]);
    assertThatThrownBy(folder::read).hasMessageContaining("is empty");
    Files.delete(local.resolve("00000.jpg"));
    assertThatThrownBy(folder::read).isInstanceOf(IOException.class);
  }
}
