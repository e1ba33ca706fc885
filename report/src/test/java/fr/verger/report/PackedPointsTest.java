package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedPointsTest {
  @Test
  void everyPhotoComesBack() {
    List<Photo> photos =
        List.of(
            new Photo("/a/b/1.jpg", "b", "Test"),
            new Photo("/a/c/1.jpg", "c", null),
            new Photo("2.jpg", null, "Test"),
            new Photo("/a/b/", "b", "Test"));

    PackedPoints packed =
        PackedPoints.of(new Points(photos, new Projection(new float[4][2]), Projection.none()));

    List<Photo> back = new ArrayList<>();
    for (int i = 0; i < packed.count(); i++) {
      back.add(
          new Photo(
              packed.folders().get(bytes(packed.folder()).get(i)) + packed.names().get(i),
              packed.labels().get(bytes(packed.label()).get(i)),
              packed.splits().get(bytes(packed.split()).get(i))));
    }
    assertThat(back).isEqualTo(photos);
  }

  @Test
  void placesKeepSixteenBitsOfTheirAxis() {
    float[][] coordinates = {{-3f, 5}, {7f, 5}, {0.1234f, 5}};
    List<Photo> photos =
        List.of(new Photo("1", "", ""), new Photo("2", "", ""), new Photo("3", "", ""));

    PackedPoints packed =
        PackedPoints.of(new Points(photos, new Projection(coordinates), Projection.none()));

    PackedPoints.PackedAxis axis = packed.components().get(0);
    for (int i = 0; i < 3; i++) {
      double value =
          axis.min()
              + (axis.max() - axis.min())
                  * (bytes(axis.values()).getShort(2 * i) & 0xffff)
                  / 65_535.0;
      assertThat(value).isCloseTo(coordinates[i][0], within(10 / 65_535.0));
    }
    assertThat(packed.components().get(1).min()).isEqualTo(packed.components().get(1).max());
  }

  @Test
  void manyFoldersTakeWiderNumbers() {
    List<Photo> photos = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      photos.add(new Photo(i + "/x.jpg", "l", null));
    }

    PackedPoints packed =
        PackedPoints.of(new Points(photos, new Projection(new float[300][1]), Projection.none()));

    assertThat(bytes(packed.folder()).getShort(2 * 299)).isEqualTo((short) 299);
    assertThat(bytes(packed.label()).capacity()).isEqualTo(300);
  }

  @Test
  void tenAxesAreEnough() {
    List<Photo> photos = List.of(new Photo("1", "", ""));

    assertThat(
            PackedPoints.of(new Points(photos, new Projection(new float[1][64]), Projection.none()))
                .components())
        .hasSize(Projection.MAX_AXES);
  }

  private static ByteBuffer bytes(String base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
