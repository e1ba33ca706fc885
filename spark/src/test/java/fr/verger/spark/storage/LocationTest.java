package fr.verger.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationTest {
  private final Configuration conf = new Configuration(false);

  @Test
  void whatHasNoSchemeIsLocalAndAbsolute() {
    assertThat(Location.parse("a/../b c#%20é", conf).text())
        .isEqualTo(Path.of("").toAbsolutePath() + "/b c#%20é");
    assertThat(Location.parse("file:///a/b%20c", conf).text()).isEqualTo("/a/b%20c");
  }

  @Test
  void s3MeansS3aWhereNobodyClaimsIt() {
    assertThat(Location.parse("s3://bucket/a b/é#1", conf).text())
        .isEqualTo("s3a://bucket/a b/é#1");
    conf.set("fs.s3.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
    assertThat(Location.parse("s3://bucket/a", conf).text()).isEqualTo("s3://bucket/a");
  }

  @Test
  void remotePathsKeepEveryCharacter() {
    String path = "hdfs://host:8020/a b/50%/x#1?y,z'\"🍌.jpg";
    assertThat(Location.parse(path, conf).text()).isEqualTo(path);
    assertThat(new org.apache.hadoop.fs.Path(path).toString()).isEqualTo(path);
  }

  @Test
  void whoNamesNoHostMeansThatOfTheConfiguration() {
    conf.set("fs.defaultFS", "hdfs://orchard:8020");
    assertThat(Location.parse("hdfs:///a b/50%", conf).text())
        .isEqualTo("hdfs://orchard:8020/a b/50%");
    assertThat(Location.parse("hdfs://other/a", conf).text()).isEqualTo("hdfs://other/a");
    assertThat(Location.parse("s3a://bucket/a", conf).text()).isEqualTo("s3a://bucket/a");
    assertThat(Location.parse("/a", conf).text()).isEqualTo("/a");
  }

  @Test
  void keysInAnAddressAreRefused() {
    assertThatThrownBy(() -> Location.parse("s3a://key:secret@bucket/a", conf))
        .isInstanceOf(VergerException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void localNamesSurviveTheWayThroughText(@TempDir Path folder) throws IOException {
    for (String name : new String[] {"plain", "é ü", "🍌+%41", "日本", "a#b?c"}) {
      Path file = Files.writeString(folder.resolve(name), name);
      String text = LocalNames.text(file);
      assertThat(text).isEqualTo(folder + "/" + name);
      assertThat(Files.readString(LocalNames.path(text))).isEqualTo(name);
    }
  }
}
