package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedNameTest {
  @Test
  void namesAPhotoByItsPackAndItsPathThere() {
    PackedName name = new PackedName("s3a://b/p/" + PackedName.file(3, 12), "Test/Fig é/1!/a.jpg");
    assertThat(name).hasToString("s3a://b/p/photos-00003-12.parquet!/Test/Fig é/1!/a.jpg");
    assertThat(PackedName.of(name.toString())).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/photos/Fig/1.jpg",
        "/x.parquet!/1.jpg",
        "/photos-00003-12.parquet",
        "/photos-00003-12.parquet!/",
        "photos-00003-12.parquet!/1.jpg"
      })
  void otherPathsNameNone(String path) {
    assertThat(PackedName.of(path)).isNull();
  }
}
