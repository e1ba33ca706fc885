package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.PhotoLimits;
import java.util.ArrayDeque;
import java.util.Deque;

/** Decodes the pixels of a lossless stream behind its header: transforms, codes, LZ77. */
final class LosslessImage {
  private static final int LENGTH_CODES = 24;
  private static final int DISTANCE_CODES = 40;
  private static final int HASH = 0x1e35a7bd;

  /** Codes of the channels and distances that hold in a part of the image. */
  private record Group(
      PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {}

  private final LosslessBits in;
  private final PhotoLimits limits;

  LosslessImage(LosslessBits in, PhotoLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** The pixels of a whole picture, ARGB, row by row. */
  int[] read(int width, int height) throws UnreadablePhotoException {
    Deque<LosslessTransform> transforms = new ArrayDeque<>();
    int seen = 0;
    int coded = width;
    while (in.read(1) == 1) {
      int type = in.read(2);
      if ((seen & 1 << type) != 0) {
        throw WebpDecoder.broken();
      }
      seen |= 1 << type;
      LosslessTransform transform = LosslessTransform.read(type, in, this, coded, height);
      coded = transform.codedWidth();
      transforms.push(transform);
    }
    int[] pixels = pixels(coded, height, true);
    for (LosslessTransform transform : transforms) {
      pixels = transform.undo(pixels, height);
    }
    return pixels;
  }

  /** An image without transforms, as transforms and codes use them for their parameters. */
  int[] readPlain(int width, int height) throws UnreadablePhotoException {
    return pixels(width, height, false);
  }

  private int[] pixels(int width, int height, boolean whole) throws UnreadablePhotoException {
    int cacheBits = in.read(1) == 1 ? in.read(4) : 0;
    if (cacheBits > 11) {
      throw WebpDecoder.broken();
    }
    int partBits = 0;
    int[] parts = new int[] {0};
    if (whole && in.read(1) == 1) {
      partBits = 2 + in.read(3);
      int across = LosslessTransform.up(width, partBits);
      parts = readPlain(across, LosslessTransform.up(height, partBits));
      for (int i = 0; i < parts.length; i++) {
        parts[i] = parts[i] >> 8 & 0xffff;
      }
    }
    Group[] groups = groups(parts, cacheBits == 0 ? 0 : 1 << cacheBits);
    return decode(width, height, groups, parts, partBits, cacheBits);
  }

  private Group[] groups(int[] parts, int cacheSize) throws UnreadablePhotoException {
    int most = 0;
    for (int part : parts) {
      most = Math.max(most, part);
    }
    Group[] groups = new Group[most + 1];
    for (int i = 0; i < groups.length; i++) {
      limits.heed();
      groups[i] =
          new Group(
              PrefixCode.read(in, 256 + LENGTH_CODES + cacheSize),
              PrefixCode.read(in, 256),
              PrefixCode.read(in, 256),
              PrefixCode.read(in, 256),
              PrefixCode.read(in, DISTANCE_CODES));
    }
    return groups;
  }

  private int[] decode(
      int width, int height, Group[] groups, int[] parts, int partBits, int cacheBits)
      throws UnreadablePhotoException {
    int[] pixels = new int[Math.multiplyExact(width, height)];
    int[] cache = new int[1 << cacheBits];
    int across = LosslessTransform.up(width, partBits);
    int at = 0;
    while (at < pixels.length) {
      int part =
          partBits == 0 ? 0 : ((at / width) >> partBits) * across + ((at % width) >> partBits);
      Group group = groups[parts[part]];
      int symbol = group.green.next(in);
      int from = at;
      if (symbol < 256) {
        int red = group.red.next(in);
        int blue = group.blue.next(in);
        pixels[at++] = group.alpha.next(in) << 24 | red << 16 | symbol << 8 | blue;
      } else if (symbol < 256 + LENGTH_CODES) {
        int length = number(symbol - 256);
        int distance = LosslessDistance.of(number(group.distance.next(in)), width);
        if (distance > at || length > pixels.length - at) {
          throw WebpDecoder.broken();
        }
        for (int end = at + length; at < end; at++) {
          pixels[at] = pixels[at - distance];
        }
      } else {
        pixels[at++] = cache[symbol - 256 - LENGTH_CODES];
      }
      if (cacheBits > 0) {
        for (int i = from; i < at; i++) {
          cache[(HASH * pixels[i]) >>> (32 - cacheBits)] = pixels[i];
        }
      }
    }
    return pixels;
  }

  /** A length or distance from its code and the bits that follow. */
  private int number(int code) throws UnreadablePhotoException {
    if (code < 4) {
      return code + 1;
    }
    int extra = (code - 2) >> 1;
    return ((2 + (code & 1)) << extra) + in.read(extra) + 1;
  }
}
