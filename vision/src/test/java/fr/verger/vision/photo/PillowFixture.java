package fr.verger.vision.photo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A line of pillow/index.tsv: a file and what is expected of it. */
record PillowFixture(
    String name, int width, int height, String decoded, String smaller, String larger) {

  static List<PillowFixture> all() {
    String index = new String(resource("index.tsv"), StandardCharsets.UTF_8);
    return index.lines().skip(1).map(PillowFixture::parse).toList();
  }

  private static PillowFixture parse(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    return new PillowFixture(
        cells.get(0),
        Integer.parseInt(cells.get(1)),
        Integer.parseInt(cells.get(2)),
        cells.get(3),
        cells.get(4),
        cells.get(5));
  }

  byte[] bytes() {
    return resource(name);
  }

  private static byte[] resource(String name) {
    try (InputStream in = PillowFixture.class.getResourceAsStream("pillow/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(RgbImage image) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image.rgb()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
