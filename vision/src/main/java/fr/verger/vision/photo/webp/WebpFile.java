package fr.verger.vision.photo.webp;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.Orientation;

/** The chunks of a file that its first frame is made of. */
final class WebpFile {
  private static final int VP8 = 0x20385056;
  private static final int VP8L = 0x4c385056;
  private static final int VP8X = 0x58385056;
  private static final int ALPH = 0x48504c41;
  private static final int ANMF = 0x464d4e41;
  private static final int EXIF = 0x46495845;

  /** The canvas, or 0 when the frame is all there is. */
  int canvasWidth;

  int canvasHeight;

  /** Where the frame lies on the canvas. */
  int left;

  int top;

  /** The frame's pixels: one of the two, the other null. */
  byte[] lossy;

  byte[] lossless;

  /** The frame's opacities, or null. */
  byte[] alpha;

  Orientation orientation = Orientation.UPRIGHT;

  static WebpFile read(byte[] file) throws UnreadablePhotoException {
    WebpFile webp = new WebpFile();
    ByteSource in = ByteSource.littleEndian(file);
    in.skip(12);
    webp.chunks(in, false);
    if (webp.lossy == null && webp.lossless == null) {
      throw WebpDecoder.truncated();
    }
    return webp;
  }

  /** A frame of an animation holds chunks in its turn, and no other frame. */
  private void chunks(ByteSource in, boolean inFrame) throws UnreadablePhotoException {
    while (in.remaining() >= 8) {
      int type = in.s32();
      long length = in.u32();
      boolean picture = type == VP8 || type == VP8L || type == ALPH || type == ANMF;
      if (inFrame && type == ANMF) {
        throw WebpDecoder.broken();
      }
      if (length > in.remaining()) {
        if (picture) {
          throw WebpDecoder.truncated();
        }
        return;
      }
      ByteSource chunk = in.slice((int) length, false);
      if (!picture || (lossy == null && lossless == null)) {
        chunk(type, chunk);
      }
      in.skip(Math.min(length & 1, in.remaining()));
    }
  }

  private void chunk(int type, ByteSource chunk) throws UnreadablePhotoException {
    switch (type) {
      case VP8 -> lossy = bytes(chunk);
      case VP8L -> lossless = bytes(chunk);
      case ALPH -> alpha = bytes(chunk);
      case VP8X -> {
        chunk.skip(4);
        canvasWidth = 1 + u24(chunk);
        canvasHeight = 1 + u24(chunk);
      }
      case ANMF -> {
        left = 2 * u24(chunk);
        top = 2 * u24(chunk);
        chunk.skip(10);
        chunks(chunk, true);
      }
      case EXIF -> {
        byte[] exif = bytes(chunk);
        boolean prefixed = exif.length > 6 && exif[0] == 'E' && exif[1] == 'x';
        orientation =
            Orientation.ofExif(
                prefixed ? java.util.Arrays.copyOfRange(exif, 6, exif.length) : exif);
      }
      default -> {
        // Profiles, metadata and how an animation runs have no say in the pixels.
      }
    }
  }

  private static int u24(ByteSource in) throws UnreadablePhotoException {
    return in.u8() | in.u16() << 8;
  }

  private static byte[] bytes(ByteSource chunk) throws UnreadablePhotoException {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.bytes(bytes);
    return bytes;
  }
}
