package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.PhotoLimits;

/**
 * A decoded lossy frame.
 *
 * @param across macroblocks in a row
 * @param down rows of macroblocks
 */
record Vp8Frame(int width, int height, int across, int down, Plane y, Plane u, Plane v) {

  /** Decodes the contents of a VP8 chunk. */
  static Vp8Frame decode(byte[] chunk, PhotoLimits limits) throws UnreadablePhotoException {
    ByteSource in = ByteSource.littleEndian(chunk);
    int tag = in.u8() | in.u16() << 8;
    boolean keyFrame = (tag & 1) == 0;
    int firstLength = tag >> 5;
    if (!keyFrame || in.u8() != 0x9d || in.u8() != 0x01 || in.u8() != 0x2a) {
      throw new UnreadablePhotoException("the WebP's picture data are broken");
    }
    int width = in.u16() & 0x3fff;
    int height = in.u16() & 0x3fff;
    limits.check(width, height);
    int across = (width + 15) / 16;
    int down = (height + 15) / 16;
    // Every macroblock takes some thousandths of a bit at least; no header is worth more memory.
    if (firstLength > in.remaining()
        || Plane.bytes(16L * across, 16L * down) > Integer.MAX_VALUE - 8
        || (long) across * down > 4096L * chunk.length) {
      throw WebpDecoder.truncated();
    }
    Plane y = new Plane(16 * across, 16 * down);
    Plane u = new Plane(8 * across, 8 * down);
    Plane v = new Plane(8 * across, 8 * down);
    Vp8Frame frame = new Vp8Frame(width, height, across, down, y, u, v);
    int first = in.position();
    BoolDecoder modes = new BoolDecoder(chunk, first, first + firstLength);
    Vp8Header header = Vp8Header.read(modes);
    BoolDecoder[] partitions = partitions(chunk, first + firstLength, header.partitions);
    frame.reconstruct(header, modes, partitions, limits);
    return frame;
  }

  private static BoolDecoder[] partitions(byte[] chunk, int sizesAt, int count)
      throws UnreadablePhotoException {
    ByteSource sizes = ByteSource.littleEndian(chunk);
    sizes.seek(sizesAt);
    BoolDecoder[] partitions = new BoolDecoder[count];
    int at = sizesAt + 3 * (count - 1);
    for (int i = 0; i < count; i++) {
      int length = chunk.length - at;
      if (i < count - 1) {
        length = Math.min(length, sizes.u8() | sizes.u16() << 8);
      }
      if (length < 0) {
        throw WebpDecoder.truncated();
      }
      partitions[i] = new BoolDecoder(chunk, at, at + length);
      at += length;
    }
    return partitions;
  }

  private void reconstruct(
      Vp8Header header, BoolDecoder modes, BoolDecoder[] partitions, PhotoLimits limits)
      throws UnreadablePhotoException {
    ModeReader modeReader = new ModeReader(modes, header, across);
    ResidualReader residuals = new ResidualReader(header, across);
    SubblockPrediction subblocks = new SubblockPrediction(y);
    LoopFilter filter = new LoopFilter(header, this);
    Macroblock block = new Macroblock();
    for (int row = 0; row < down; row++) {
      limits.heed();
      BoolDecoder coefficients = partitions[row & (partitions.length - 1)];
      modeReader.beginRow();
      residuals.beginRow();
      for (int column = 0; column < across; column++) {
        modeReader.read(column, block);
        if (block.skip) {
          residuals.skip(column, block);
        } else {
          residuals.read(coefficients, column, block);
        }
        filter.note(row * across + column, block);
        luma(block, column, row, subblocks);
        chroma(u, block, column, row, 16);
        chroma(v, block, column, row, 20);
        if (modes.isBeyond() || coefficients.isBeyond()) {
          throw WebpDecoder.truncated();
        }
      }
    }
    filter.apply();
  }

  private void luma(Macroblock block, int column, int row, SubblockPrediction subblocks) {
    int at = y.at(16 * column, 16 * row);
    int up = at - y.stride;
    if (row > 0 && column == across - 1) {
      java.util.Arrays.fill(y.samples, up + 16, up + 20, y.samples[up + 15]);
    }
    if (!block.subblocks) {
      BlockPrediction.predict(y, 16, column, row, block.lumaMode);
    }
    for (int i = 0; i < 16; i++) {
      int x = 4 * (i & 3);
      int place = at + 4 * (i >> 2) * y.stride + x;
      if (block.subblocks) {
        // Right of the macroblock only the row above it is known yet.
        int aboveRight = x == 12 ? up + 16 : place - y.stride + 4;
        subblocks.predict(block.subblockModes[i], place, aboveRight);
      }
      if (block.coded) {
        Vp8Transform.add(block.coefficients, 16 * i, y.samples, place, y.stride);
      }
    }
  }

  private static void chroma(Plane plane, Macroblock block, int column, int row, int first) {
    BlockPrediction.predict(plane, 8, column, row, block.chromaMode);
    int at = plane.at(8 * column, 8 * row);
    for (int i = 0; block.coded && i < 4; i++) {
      int place = at + 4 * (i >> 1) * plane.stride + 4 * (i & 1);
      Vp8Transform.add(block.coefficients, 16 * (first + i), plane.samples, place, plane.stride);
    }
  }
}
