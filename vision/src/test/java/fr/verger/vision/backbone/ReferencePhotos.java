package fr.verger.vision.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.vision.SharedFiles;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.RgbImage;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Photos whose features somebody else has computed.
 *
 * @param photos as Verger decodes them
 * @param pixels of each, as Pillow resizes it to the network's input
 */
public record ReferencePhotos(List<RgbImage> photos, List<byte[]> pixels) {
  private static final int SHARED_SIZE = 224;

  /** Photos of {@code ../shared/golden}, by their numbers there. */
  public static ReferencePhotos shared(int... numbers) throws Exception {
    JsonNode index = new ObjectMapper().readTree(SharedFiles.path("golden", "index.json").toFile());
    byte[] resized = Files.readAllBytes(SharedFiles.path("golden", "resized_224_rgb_u8.bin"));
    int each = 3 * SHARED_SIZE * SHARED_SIZE;
    PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);
    List<RgbImage> photos = new ArrayList<>();
    List<byte[]> pixels = new ArrayList<>();
    for (int i : numbers) {
      String path = index.get("images").get(i).get("path").asText();
      photos.add(decoder.decode(Files.readAllBytes(SharedFiles.path(".", path))));
      pixels.add(Arrays.copyOfRange(resized, i * each, (i + 1) * each));
    }
    return new ReferencePhotos(photos, pixels);
  }

  /** The photos that are drawn by a formula, at the network's size, so that nothing is resized. */
  public static ReferencePhotos drawn(int size) {
    List<RgbImage> photos = new ArrayList<>();
    for (int i = 0; i < GoldenPhotos.COUNT; i++) {
      photos.add(GoldenPhotos.photo(i, size));
    }
    return new ReferencePhotos(photos, photos.stream().map(RgbImage::rgb).toList());
  }
}
