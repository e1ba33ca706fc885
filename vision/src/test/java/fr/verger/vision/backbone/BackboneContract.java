package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.FeatureAssertions.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.BicubicResize;
import fr.verger.vision.preprocessing.Preprocessing;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What every backbone must hold, from the photo to the features, against the numbers of whoever the
 * network comes from.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class BackboneContract {
  private static final double TOLERANCE = 1e-4;

  private BackboneModel model;
  private ReferencePhotos reference;
  private float[][] expected;

  /** The backbone. */
  protected abstract BackboneModel model() throws Exception;

  /** Photos with known features. */
  protected abstract ReferencePhotos photos() throws Exception;

  /** Their features, one row a photo. */
  protected abstract float[][] expected() throws Exception;

  /** What the network was trained on. */
  protected abstract Preprocessing preprocessing();

  @BeforeAll
  void prepare() throws Exception {
    reference = photos();
    expected = expected();
    model = model();
  }

  @Test
  void pixelsAreThoseOfPillowBitForBit() {
    int size = model.preprocessing().inputSize();
    BicubicResize resize = new BicubicResize();
    for (int i = 0; i < reference.photos().size(); i++) {
      assertThat(resize.resize(reference.photos().get(i), size, size).rgb())
          .as("photo %d", i)
          .isEqualTo(reference.pixels().get(i));
    }
  }

  @Test
  void featuresAreThoseOfTheReference() {
    try (Backbone backbone = Backbone.open(model)) {
      assertSame(features(backbone, reference.photos().size()), expected, TOLERANCE);
    }
  }

  @Test
  void aPhotoAloneHasTheFeaturesThatItHasInABatch() {
    try (Backbone backbone = Backbone.open(model)) {
      assertSame(features(backbone, 1), Arrays.copyOf(expected, 1), TOLERANCE);
    }
  }

  @Test
  void itSaysHowItsPhotosAreMadeAndWhereItComesFrom() {
    assertThat(model.preprocessing()).isEqualTo(preprocessing());
    assertThat(model.featureCount()).isEqualTo(expected[0].length);
    assertThat(model.oneByOne()).isFalse();
    assertThat(model.license()).isNotBlank();
    assertThat(model.source()).isNotBlank();
    assertThat(model.sha256()).matches("[0-9a-f]{64}");
  }

  private float[][] features(Backbone backbone, int count) {
    Preprocessor preprocessor = new Preprocessor(model.preprocessing());
    FloatBuffer batch = GoldenPhotos.direct(count * model.preprocessing().floatsPerPhoto());
    for (RgbImage photo : reference.photos().subList(0, count)) {
      preprocessor.append(photo, batch);
    }
    return GoldenPhotos.features(backbone, batch, count);
  }

  /** Some rows of a file of little-endian floats. */
  protected static float[][] rows(Path file, int length, int... numbers) throws Exception {
    FloatBuffer values =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[][] rows = new float[numbers.length][length];
    for (int i = 0; i < numbers.length; i++) {
      values.get(numbers[i] * length, rows[i]);
    }
    return rows;
  }
}
