package fr.verger.vision.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.FeatureAssertions;
import fr.verger.vision.backbone.SharedBackbones;
import fr.verger.vision.backbone.TinyModel;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Normalisation;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureIteratorTest {
  private static final BackboneModel MODEL =
      new BackboneCatalog().bundled(BackboneCatalog.FRUITS_MINI);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16})
  void everyPhotoHasOneOutcomeInItsPlaceWhateverTheBatch(int batch) {
    List<Integer> photos = IntStream.range(0, 11).boxed().toList();
    float[][] alone =
        photos.stream().map(FeatureIteratorTest::featuresAlone).toArray(float[][]::new);

    List<ExtractedPhoto<Integer>> outcomes =
        outcomes(photos.iterator(), FeatureIteratorTest::everyFourthBroken, batch);

    assertThat(outcomes).extracting(ExtractedPhoto::photo).isEqualTo(photos);
    for (ExtractedPhoto<Integer> outcome : outcomes) {
      assertThat(outcome.isRejected()).isEqualTo(outcome.photo() % 4 == 3);
      if (outcome.isRejected()) {
        assertThat(outcome.rejection()).isNotBlank();
      } else {
        FeatureAssertions.assertSame(
            new float[][] {outcome.features()}, new float[][] {alone[outcome.photo()]}, 1e-5);
      }
    }
  }

  @Test
  void aPhotoThatCannotBeReadIsRejectedForThatReason() {
    List<ExtractedPhoto<Integer>> outcomes =
        outcomes(
            List.of(0, 1).iterator(),
            photo -> {
              if (photo == 0) {
                throw new UnreadablePhotoException("the file is gone");
              }
              return jpeg(photo);
            },
            16);

    assertThat(outcomes.get(0).rejection()).isEqualTo("the file is gone");
    assertThat(outcomes.get(1).features()).hasSize(1280);
  }

  @Test
  void aPhotoWhoseFeaturesAreNotFiniteIsRejected() {
    byte[] onnx = TinyModel.network().node("Exp", "exploded", "pool").bytes();
    BackboneOptions options = new BackboneOptions(null, Normalisation.NONE, "exploded");
    BackboneModel model = new BackboneCatalog().read("exploding", onnx, options);
    BufferedImage white = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    BufferedImage green = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16; i++) {
      white.setRGB(i % 4, i / 4, 0xffffff);
      green.setRGB(i % 4, i / 4, 0x00ff00);
    }

    Iterator<ExtractedPhoto<BufferedImage>> outcomes =
        new FeatureIterator<>(
            List.of(white, green).iterator(),
            photo -> file(photo, "png"),
            new FeatureExtractor(SharedBackbones.get(model), 2, PhotoDecoder.DEFAULT_MAX_PIXELS));

    assertThat(outcomes.next().features()).hasSize(5);
    assertThat(outcomes.next().rejection())
        .isEqualTo("the backbone gave values that are not finite");
  }

  @Test
  void noMoreThanABatchIsTakenAhead() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> endless = Stream.generate(taken::incrementAndGet).iterator();
    FeatureIterator<Integer> outcomes =
        new FeatureIterator<>(endless, FeatureIteratorTest::everyFourthBroken, extractor(5));

    assertThat(taken).hasValueLessThanOrEqualTo(1);
    for (int i = 0; i < 12; i++) {
      outcomes.next();
      assertThat(taken).hasValueLessThanOrEqualTo((i / 5 + 1) * 5);
    }
  }

  @Test
  void noPhotosGiveNoOutcomes() {
    FeatureIterator<Integer> outcomes =
        new FeatureIterator<>(
            List.<Integer>of().iterator(), FeatureIteratorTest::jpeg, extractor(4));

    assertThat(outcomes.hasNext()).isFalse();
    assertThatThrownBy(outcomes::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aBatchThatNoBufferCanHoldIsRefused() {
    assertThatThrownBy(() -> extractor(20_000))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("20000 photos")
        .hasMessageContaining("1 to 10922");
    assertThatThrownBy(() -> extractor(0)).isInstanceOf(VergerException.class);
  }

  @Test
  void aFullBatchTakesNoMore() throws Exception {
    FeatureExtractor extractor = extractor(1);
    extractor.add(jpeg(0));

    assertThatThrownBy(() -> extractor.add(jpeg(1))).isInstanceOf(IllegalStateException.class);
    assertThat(extractor.flush()).hasNumberOfRows(1);
    assertThat(extractor.flush()).isEmpty();
  }

  private static List<ExtractedPhoto<Integer>> outcomes(
      Iterator<Integer> photos, PhotoBytes<Integer> bytes, int batch) {
    List<ExtractedPhoto<Integer>> outcomes = new ArrayList<>();
    new FeatureIterator<>(photos, bytes, extractor(batch)).forEachRemaining(outcomes::add);
    return outcomes;
  }

  private static float[] featuresAlone(int photo) {
    try {
      FeatureExtractor extractor = extractor(1);
      extractor.add(jpeg(photo));
      return extractor.flush()[0];
    } catch (UnreadablePhotoException e) {
      throw new AssertionError(e);
    }
  }

  private static FeatureExtractor extractor(int batch) {
    return new FeatureExtractor(SharedBackbones.get(MODEL), batch, PhotoDecoder.DEFAULT_MAX_PIXELS);
  }

  private static byte[] everyFourthBroken(int photo) {
    return photo % 4 == 3 ? new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3} : jpeg(photo);
  }

  /** A disc whose place and colour tell the photos apart. */
  private static byte[] jpeg(int photo) {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 100, 100);
    pen.setColor(Color.getHSBColor(photo * 0.17f, 0.8f, 0.9f));
    pen.fillOval(10 + photo, 20, 50, 40 + photo);
    pen.dispose();
    return file(image, "jpg");
  }

  private static byte[] file(BufferedImage image, String format) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
