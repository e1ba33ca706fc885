package fr.verger.vision.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.vision.SharedFiles;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.RgbImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real photos, decoded, resized and normalised, against what Pillow and Keras made of them. */
class PillowGoldenTest {
  private static final int SIZE = 224;
  private static final int PIXELS = 3 * SIZE * SIZE;

  private final PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);

  @Test
  void decodesThePixelsThatPillowDecodes() throws Exception {
    List<RgbImage> photos = photos();
    for (int i = 0; i < photos.size(); i++) {
      Path png = SharedFiles.path("golden", "decoded-png", "%02d.png".formatted(i));
      RgbImage expected = decoder.decode(Files.readAllBytes(png));
      assertThat(photos.get(i).rgb()).as("photo %d", i).isEqualTo(expected.rgb());
    }
  }

  @Test
  void resizesAsPillowDoesBitForBit() throws Exception {
    byte[] expected = Files.readAllBytes(SharedFiles.path("golden", "resized_224_rgb_u8.bin"));
    BicubicResize resize = new BicubicResize();
    List<RgbImage> photos = photos();
    for (int i = 0; i < photos.size(); i++) {
      assertThat(resize.resize(photos.get(i), SIZE, SIZE).rgb())
          .as("photo %d", i)
          .isEqualTo(Arrays.copyOfRange(expected, i * PIXELS, (i + 1) * PIXELS));
    }
  }

  @Test
  void makesTheFloatsThatKerasMakes() throws Exception {
    Path file = SharedFiles.path("golden", "input_minus1_1_nhwc_f32.bin");
    FloatBuffer expected =
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    FloatBuffer floats = direct(expected.capacity());
    Preprocessor preprocessor =
        new Preprocessor(new Preprocessing(SIZE, Normalisation.TF, Layout.NHWC));
    for (RgbImage photo : photos()) {
      preprocessor.append(photo, floats);
    }
    assertThat(floats.flip()).isEqualTo(expected);
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private List<RgbImage> photos() throws Exception {
    List<RgbImage> photos = new ArrayList<>();
    for (JsonNode image : index().get("images")) {
      Path path = SharedFiles.path(".", image.get("path").asText());
      photos.add(decoder.decode(Files.readAllBytes(path)));
    }
    return photos;
  }

  private static JsonNode index() throws IOException {
    return new ObjectMapper().readTree(SharedFiles.path("golden", "index.json").toFile());
  }
}
