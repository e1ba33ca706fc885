package fr.verger.vision.photo.gif;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.Palette;
import fr.verger.vision.photo.format.PhotoLimits;

/**
 * Decodes the first frame of a GIF on its screen. What the frame leaves free is white where the
 * frame has a transparent colour, and else has the first colour, as in Pillow.
 */
public final class GifDecoder implements FormatDecoder {
  private static final int[][] INTERLACED = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
  private static final int[][] IN_ORDER = {{0, 1}};

  /** A decoder; it keeps nothing between photos. */
  public GifDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    ByteSource in = ByteSource.littleEndian(file);
    in.skip(6);
    int screenWidth = in.u16();
    int screenHeight = in.u16();
    int flags = in.u8();
    in.skip(2);
    Palette palette = (flags & 0x80) == 0 ? greys() : palette(in, flags);
    int transparent = -1;
    for (int block = in.u8(); block != ','; block = in.u8()) {
      if (block == ';') {
        throw new UnreadablePhotoException("the GIF has no frame");
      } else if (block == '!') {
        int found = extension(in);
        transparent = found >= 0 ? found : transparent;
      }
    }
    int left = in.u16();
    int top = in.u16();
    int frameWidth = in.u16();
    int frameHeight = in.u16();
    int frameFlags = in.u8();
    int width = Math.max(screenWidth, left + frameWidth);
    int height = Math.max(screenHeight, top + frameHeight);
    limits.check(width, height);
    if ((frameFlags & 0x80) != 0) {
      palette = palette(in, frameFlags);
    }
    if (transparent >= 0) {
      palette.setAlpha(transparent, 0);
    }
    LzwReader pixels = LzwReader.of(in, (long) frameWidth * frameHeight);
    byte[] rgb = new byte[3 * width * height];
    if (frameWidth < width || frameHeight < height) {
      for (int at = 0; at < rgb.length; at += 3) {
        palette.put(Math.max(0, transparent), rgb, at);
      }
    }
    for (int[] pass : (frameFlags & 0x40) == 0 ? IN_ORDER : INTERLACED) {
      for (int y = pass[0]; y < frameHeight; y += pass[1]) {
        limits.heed();
        int at = 3 * ((top + y) * width + left);
        for (int x = 0; x < frameWidth; x++) {
          palette.put(pixels.next(), rgb, at + 3 * x);
        }
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static Palette palette(ByteSource in, int flags) throws UnreadablePhotoException {
    Palette palette = new Palette();
    int colours = 2 << (flags & 7);
    for (int i = 0; i < colours; i++) {
      palette.set(i, in.u8(), in.u8(), in.u8());
    }
    return palette;
  }

  private static Palette greys() {
    Palette palette = new Palette();
    for (int i = 0; i < 256; i++) {
      palette.set(i, i, i, i);
    }
    return palette;
  }

  /** Reads an extension; the transparent index if it sets one, else -1. */
  private static int extension(ByteSource in) throws UnreadablePhotoException {
    boolean graphicControl = in.u8() == 0xf9;
    int transparent = -1;
    for (int length = in.u8(); length > 0; length = in.u8()) {
      ByteSource block = in.slice(length, false);
      if (graphicControl && length >= 4 && (block.u8() & 1) != 0) {
        block.skip(2);
        transparent = block.u8();
      }
    }
    return transparent;
  }
}
