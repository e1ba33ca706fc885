package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.PhotoLimits;

/**
 * How a TIFF's samples are laid out: in tiles of one size, where strips are tiles as wide as the
 * photo.
 *
 * @param tileWidth columns of a tile; the last one of a row may reach beyond the photo
 * @param tileHeight rows of a tile; of the last strip fewer are stored
 * @param samples of a pixel
 * @param bits of a sample: 1, 2, 4, 8 or 16
 * @param planar whether each sample has tiles of its own
 * @param predicted whether samples are differences to their left neighbours
 */
record TiffLayout(
    int width,
    int height,
    int tileWidth,
    int tileHeight,
    boolean tiled,
    int samples,
    int bits,
    boolean planar,
    boolean predicted,
    int compression,
    boolean lowBitFirst,
    long[] offsets,
    long[] bytes) {
  private static final int MAX_SAMPLES = 8;
  private static final int UNSIGNED = 1;

  static TiffLayout of(TiffTags tags, PhotoLimits limits) throws UnreadablePhotoException {
    limits.check(tags.first(TiffTags.WIDTH, 0), tags.first(TiffTags.HEIGHT, 0));
    int width = tags.firstInt(TiffTags.WIDTH, 0);
    int height = tags.firstInt(TiffTags.HEIGHT, 0);
    boolean tiled = tags.has(TiffTags.TILE_OFFSETS);
    long tileWidth = tiled ? tags.first(TiffTags.TILE_WIDTH, 0) : width;
    long tileHeight =
        tiled
            ? tags.first(TiffTags.TILE_HEIGHT, 0)
            : Math.min(height, tags.first(TiffTags.ROWS_PER_STRIP, height));
    limits.check(tileWidth, tileHeight);
    int samples = tags.firstInt(TiffTags.SAMPLES_PER_PIXEL, 1);
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw new UnreadablePhotoException("TIFF with " + samples + " channels is not supported");
    }
    int predictor = tags.firstInt(TiffTags.PREDICTOR, 1);
    int bits = bits(tags);
    if (predictor > 2 || (predictor == 2 && bits < 8)) {
      throw new UnreadablePhotoException("TIFF with predictor " + predictor + " is not supported");
    }
    boolean planar = samples > 1 && tags.first(TiffTags.PLANAR, 1) == 2;
    long stored = ceiling(width, (int) tileWidth) * ceiling(height, (int) tileHeight);
    stored *= planar ? samples : 1;
    long[] offsets = tags.all(tiled ? TiffTags.TILE_OFFSETS : TiffTags.STRIP_OFFSETS, stored);
    if (offsets.length < stored) {
      throw TiffDecoder.truncated();
    }
    return new TiffLayout(
        width,
        height,
        (int) tileWidth,
        (int) tileHeight,
        tiled,
        samples,
        bits,
        planar,
        predictor == 2,
        tags.firstInt(TiffTags.COMPRESSION, 1),
        tags.first(TiffTags.FILL_ORDER, 1) == 2,
        offsets,
        tags.all(tiled ? TiffTags.TILE_BYTES : TiffTags.STRIP_BYTES, stored));
  }

  /** How many parts it takes for the whole. */
  private static long ceiling(int whole, int part) {
    return ((long) whole + part - 1) / part;
  }

  private static int bits(TiffTags tags) throws UnreadablePhotoException {
    int bits = tags.firstInt(TiffTags.BITS, 1);
    for (long other : tags.all(TiffTags.BITS, MAX_SAMPLES)) {
      if (other != bits) {
        throw new UnreadablePhotoException("TIFF with channels of unequal depth is not supported");
      }
    }
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
      throw new UnreadablePhotoException("TIFF with " + bits + " bits a sample is not supported");
    }
    if (tags.first(TiffTags.SAMPLE_FORMAT, UNSIGNED) != UNSIGNED) {
      throw new UnreadablePhotoException("TIFF with signed or real samples is not supported");
    }
    return bits;
  }

  int tilesAcross() {
    return (int) ceiling(width, tileWidth);
  }

  /** Tiles of one plane. */
  int tiles() {
    return tilesAcross() * (int) ceiling(height, tileHeight);
  }

  int planes() {
    return planar ? samples : 1;
  }

  /** Samples of one pixel that lie side by side. */
  int samplesTogether() {
    return planar ? 1 : samples;
  }

  /** Stored bytes of a tile's row. */
  int rowBytes() {
    return (int) (((long) tileWidth * samplesTogether() * bits + 7) / 8);
  }
}
