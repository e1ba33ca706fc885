package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.FormatDecoder;
import fr.verger.vision.photo.format.Orientation;
import fr.verger.vision.photo.format.PhotoLimits;

/** Decodes TIFF. */
public final class TiffDecoder implements FormatDecoder {
  /** LZW makes at most about this many bytes of one, and the other packings fewer. */
  private static final long MOST_UNPACKED = 4096;

  /** A decoder; it keeps nothing between photos. */
  public TiffDecoder() {}

  @Override
  public RgbImage decode(byte[] file, PhotoLimits limits) throws UnreadablePhotoException {
    boolean bigEndian = file[0] == 'M';
    ByteSource in = bigEndian ? ByteSource.bigEndian(file) : ByteSource.littleEndian(file);
    TiffTags tags = TiffTags.read(in);
    TiffLayout layout = TiffLayout.of(tags, limits);
    TiffColours colours = new TiffColours(tags, layout);
    if ((long) layout.width() * layout.height() / 8 > MOST_UNPACKED * file.length) {
      throw truncated();
    }
    byte[] rgb = new byte[3 * layout.width() * layout.height()];
    for (int tile = 0; tile < layout.tiles(); tile++) {
      limits.heed();
      TiffSamples[] planes = new TiffSamples[layout.planes()];
      for (int plane = 0; plane < planes.length; plane++) {
        byte[] packed = packed(in, layout, plane * layout.tiles() + tile);
        planes[plane] = new TiffSamples(layout, bigEndian, packed);
      }
      tile(planes, tile, layout, colours, rgb, limits);
    }
    RgbImage stored = new RgbImage(layout.width(), layout.height(), rgb);
    return Orientation.ofNumber(tags.firstInt(TiffTags.ORIENTATION, 1)).apply(stored);
  }

  private static byte[] packed(ByteSource in, TiffLayout layout, int tile)
      throws UnreadablePhotoException {
    in.seek(layout.offsets()[tile]);
    long length = tile < layout.bytes().length ? layout.bytes()[tile] : in.remaining();
    byte[] packed = new byte[(int) Math.min(length, in.remaining())];
    in.bytes(packed);
    if (layout.lowBitFirst()) {
      for (int i = 0; i < packed.length; i++) {
        packed[i] = (byte) (Integer.reverse(packed[i]) >>> 24);
      }
    }
    return packed;
  }

  private static void tile(
      TiffSamples[] planes,
      int tile,
      TiffLayout layout,
      TiffColours colours,
      byte[] rgb,
      PhotoLimits limits)
      throws UnreadablePhotoException {
    int left = tile % layout.tilesAcross() * layout.tileWidth();
    int top = tile / layout.tilesAcross() * layout.tileHeight();
    int columns = Math.min(layout.tileWidth(), layout.width() - left);
    int rows = Math.min(layout.tileHeight(), layout.height() - top);
    int samples = layout.samples();
    int[] row = new int[layout.tileWidth() * samples];
    for (int y = 0; y < rows; y++) {
      limits.heed();
      for (int plane = 0; plane < planes.length; plane++) {
        planes[plane].row(row, plane, planes.length);
      }
      int at = 3 * ((top + y) * layout.width() + left);
      for (int x = 0; x < columns; x++) {
        colours.put(row, x * samples, rgb, at + 3 * x);
      }
    }
    for (TiffSamples plane : planes) {
      plane.finish();
    }
  }

  static UnreadablePhotoException truncated() {
    return new UnreadablePhotoException("the TIFF data end before the picture does");
  }
}
