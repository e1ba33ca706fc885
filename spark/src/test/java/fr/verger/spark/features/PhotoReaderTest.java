package fr.verger.spark.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.Photos;
import fr.verger.spark.inflight.PoisonFileSystem;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {
  @TempDir Path folder;

  /** No heap has an array of that size, so it is asked for in vain whatever the machine. */
  @ParameterizedTest
  @ValueSource(strings = {"", "poison:"})
  void aPhotoThatFindsNoRoomInTheHeapIsRejectedAndTheNextOneIsRead(String scheme)
      throws IOException, UnreadablePhotoException {
    Configuration conf = new Configuration();
    conf.set("fs.poison.impl", PoisonFileSystem.class.getName());
    Path photo = Files.write(folder.resolve("apple.jpg"), Photos.jpeg(folder));
    PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), Integer.MAX_VALUE);
    String path = scheme + photo;
    assertThatThrownBy(() -> reader.read(path, Integer.MAX_VALUE, () -> {}))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessage("there is not enough memory for its file");
    assertThat(reader.read(path)).isEqualTo(Files.readAllBytes(photo));
  }
}
