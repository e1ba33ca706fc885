package fr.verger.vision.photo.png;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.Orientation;
import fr.verger.vision.photo.format.Palette;
import fr.verger.vision.photo.format.PhotoLimits;
import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** Walks over a file's chunks and keeps what the pixels need. */
final class PngChunks {
  private static final int IHDR = 0x49484452;
  private static final int PLTE = 0x504c5445;
  private static final int TRNS = 0x74524e53;
  private static final int IDAT = 0x49444154;
  private static final int EXIF = 0x65584966;
  private static final int IEND = 0x49454e44;

  private final byte[] file;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Palette palette = new Palette();
  private PngHeader header;
  private boolean hasPalette;
  private int[] transparent = new int[0];
  private Orientation orientation = Orientation.UPRIGHT;

  PngChunks(byte[] file) {
    this.file = file;
  }

  /** Reads to the end; a file that ends behind its picture data is taken as it is. */
  void read(PhotoLimits limits) throws UnreadablePhotoException {
    ByteSource in = ByteSource.bigEndian(file);
    in.skip(8);
    while (in.remaining() >= 8) {
      long length = in.u32();
      int type = in.s32();
      if (header == null && type != IHDR) {
        throw new UnreadablePhotoException("the PNG does not begin with its header");
      }
      if (type == IDAT) {
        int present = (int) Math.min(length, in.remaining());
        data.write(file, in.position(), present);
        in.skip(present);
        in.skip(Math.min(4, in.remaining()));
        continue;
      }
      if (type == IEND || length > in.remaining() - 4) {
        break;
      }
      int start = in.position();
      chunk(type, in.slice((int) length, true), limits);
      check(type, start, (int) length, in.s32());
    }
    if (header == null || data.size() == 0) {
      throw PngDecoder.truncated();
    }
    if (header.type() == PngHeader.PALETTE && !hasPalette) {
      throw new UnreadablePhotoException("the PNG lacks its palette");
    }
  }

  private void chunk(int type, ByteSource in, PhotoLimits limits) throws UnreadablePhotoException {
    switch (type) {
      case IHDR -> {
        header = PngHeader.read(in);
        limits.check(header.width(), header.height());
      }
      case PLTE -> {
        hasPalette = true;
        for (int i = 0; in.remaining() >= 3; i++) {
          palette.set(i, in.u8(), in.u8(), in.u8());
        }
      }
      case TRNS -> transparency(in);
      case EXIF -> {
        byte[] exif = new byte[in.remaining()];
        in.bytes(exif);
        orientation = Orientation.ofExif(exif);
      }
      default -> {
        // Gamma, profiles, texts and the frames of an animation have no say in the pixels.
      }
    }
  }

  private void transparency(ByteSource in) throws UnreadablePhotoException {
    if (header.type() == PngHeader.PALETTE) {
      for (int i = 0; i < 256 && in.remaining() > 0; i++) {
        palette.setAlpha(i, in.u8());
      }
    } else if (header.type() == PngHeader.GREY || header.type() == PngHeader.RGB) {
      transparent = new int[header.channels()];
      for (int i = 0; i < transparent.length; i++) {
        transparent[i] = in.u16();
      }
    }
  }

  private void check(int type, int start, int length, int stored) throws UnreadablePhotoException {
    if (type == IHDR || type == PLTE || type == TRNS) {
      CRC32 crc = new CRC32();
      crc.update(file, start - 4, length + 4);
      if ((int) crc.getValue() != stored) {
        throw new UnreadablePhotoException("a chunk of the PNG does not match its checksum");
      }
    }
  }

  PngHeader header() {
    return header;
  }

  byte[] data() {
    return data.toByteArray();
  }

  PngPixels pixels() {
    return new PngPixels(header, palette, transparent);
  }

  Orientation orientation() {
    return orientation;
  }
}
