package fr.verger.vision.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.photo.RgbImage;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreprocessorTest {
  private static final int SIZE = 7;
  private static final RgbImage PHOTO = BicubicResizeTest.photo(13, 9, 3);

  @ParameterizedTest
  @EnumSource(Normalisation.class)
  void bothLayoutsHoldTheNormalisedPixelsOfTheResize(Normalisation normalisation) {
    byte[] rgb = new BicubicResize().resize(PHOTO, SIZE, SIZE).rgb();
    FloatBuffer planes = append(normalisation, Layout.NCHW);
    FloatBuffer pixels = append(normalisation, Layout.NHWC);
    for (int i = 0; i < SIZE * SIZE; i++) {
      for (int c = 0; c < 3; c++) {
        int channel = normalisation == Normalisation.CAFFE ? 2 - c : c;
        float expected = normalised(normalisation, rgb[3 * i + channel] & 0xff, c);
        assertThat(planes.get(c * SIZE * SIZE + i)).isEqualTo(expected);
        assertThat(pixels.get(3 * i + c)).isEqualTo(expected);
      }
    }
  }

  /** As Keras' preprocess_input computes it, in single precision. */
  private static float normalised(Normalisation normalisation, int value, int channel) {
    return switch (normalisation) {
      case TF -> value / 127.5f - 1;
      case CAFFE -> value - new float[] {103.939f, 116.779f, 123.68f}[channel];
      case TORCH -> {
        float[] mean = {0.485f, 0.456f, 0.406f};
        float[] deviation = {0.229f, 0.224f, 0.225f};
        yield (value / 255f - mean[channel]) / deviation[channel];
      }
      case NONE -> value;
    };
  }

  @Test
  void photosFollowEachOther() {
    Preprocessing preprocessing = new Preprocessing(SIZE, Normalisation.NONE, Layout.NCHW);
    FloatBuffer twice = direct(2 * preprocessing.floatsPerPhoto());
    Preprocessor preprocessor = new Preprocessor(preprocessing);
    preprocessor.append(BicubicResizeTest.photo(40, 3, 4), twice);
    assertThat(twice.position()).isEqualTo(preprocessing.floatsPerPhoto());
    preprocessor.append(PHOTO, twice);
    assertThat(twice.remaining()).isZero();
    assertThat(twice.slice(preprocessing.floatsPerPhoto(), preprocessing.floatsPerPhoto()))
        .isEqualTo(append(Normalisation.NONE, Layout.NCHW));
  }

  @Test
  void aBufferThatIsTooSmallStaysAsItIs() {
    Preprocessing preprocessing = new Preprocessing(SIZE, Normalisation.TF, Layout.NHWC);
    FloatBuffer small = direct(preprocessing.floatsPerPhoto() - 1);
    assertThatThrownBy(() -> new Preprocessor(preprocessing).append(PHOTO, small))
        .isInstanceOf(BufferOverflowException.class);
    assertThat(small.position()).isZero();
    assertThat(small.get(0)).isZero();
  }

  private static FloatBuffer append(Normalisation normalisation, Layout layout) {
    Preprocessing preprocessing = new Preprocessing(SIZE, normalisation, layout);
    FloatBuffer floats = direct(preprocessing.floatsPerPhoto());
    new Preprocessor(preprocessing).append(PHOTO, floats);
    return floats.flip();
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
