package fr.verger.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;

class FileSystemsTest {
  @Test
  void aLocalPathHasTheLocalFileSystem() throws IOException {
    assertThat(FileSystems.of(new Path("file:///tmp"), new Configuration()))
        .isInstanceOf(LocalFileSystem.class);
  }

  @Test
  void aSchemeWhoseJarIsMissingIsOneSentence() {
    Configuration conf = new Configuration();
    conf.set("fs.far.impl", "org.example.FarFileSystem");
    assertThatThrownBy(() -> FileSystems.of(new Path("far://b/photos"), conf))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The Spark that runs here has no file system for far:// (far://b/photos); use a cluster whose Spark has one, or a local folder.");
  }

  @Test
  void aSchemeThatNobodyKnowsIsOneSentence() {
    assertThatThrownBy(() -> FileSystems.of(new Path("nowhere://b/photos"), new Configuration()))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no file system for nowhere://");
  }
}
