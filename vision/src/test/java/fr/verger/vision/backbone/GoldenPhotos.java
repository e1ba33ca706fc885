package fr.verger.vision.backbone;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** The photos and reference values of {@code make_backbone_goldens.py}. */
final class GoldenPhotos {
  static final int COUNT = 4;

  private GoldenPhotos() {}

  /** All photos of that size, x / 127.5 - 1, in that order. */
  static FloatBuffer batch(int size, Layout layout) {
    FloatBuffer batch = direct(COUNT * 3 * size * size);
    for (int i = 0; i < COUNT; i++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          for (int c = 0; c < 3; c++) {
            int value = value(i, x, y, c);
            int at = layout == Layout.NCHW ? (c * size + y) * size + x : (y * size + x) * 3 + c;
            batch.put(i * 3 * size * size + at, value / 127.5f - 1);
          }
        }
      }
    }
    return batch;
  }

  /** One of them, as an image. */
  static RgbImage photo(int number, int size) {
    byte[] rgb = new byte[3 * size * size];
    for (int at = 0; at < rgb.length; at++) {
      int pixel = at / 3;
      rgb[at] = (byte) value(number, pixel % size, pixel / size, at % 3);
    }
    return new RgbImage(size, size, rgb);
  }

  private static int value(int i, int x, int y, int c) {
    return (x * (3 + i) + y * (5 + 2 * i) + 40 * c + ((x * y) >> (3 + i))) & 255;
  }

  /** A batch once more, its photos repeated in turn. */
  static FloatBuffer repeated(FloatBuffer batch, int floatsPerPhoto, int count) {
    FloatBuffer more = direct(count * floatsPerPhoto);
    for (int i = 0; i < count; i++) {
      more.put(i * floatsPerPhoto, batch, i % COUNT * floatsPerPhoto, floatsPerPhoto);
    }
    return more;
  }

  /** The features of the first photos of a batch. */
  static float[][] features(Backbone backbone, FloatBuffer photos, int count) {
    FloatBuffer out = direct(count * backbone.model().featureCount());
    backbone.features(photos, count, out);
    return rows(out, backbone.model().featureCount());
  }

  /** Rows of that length. */
  static float[][] rows(FloatBuffer values, int length) {
    float[][] rows = new float[values.capacity() / length][length];
    for (int i = 0; i < rows.length; i++) {
      values.get(i * length, rows[i]);
    }
    return rows;
  }

  /** A file of reference values as rows of that length. */
  static float[][] golden(String resource, int length) {
    try (InputStream in = GoldenPhotos.class.getResourceAsStream(resource)) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      return rows(bytes.asFloatBuffer(), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
