package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Unpacks the bytes of one strip or tile, row by row. */
interface TiffPacking {
  /** Fills an array with the next bytes. */
  void read(byte[] into) throws UnreadablePhotoException;

  /** Checks what the packing has behind its data, such as a checksum, once all rows are read. */
  default void finish() throws UnreadablePhotoException {}

  /** The way to unpack with TIFF's number of it. */
  static TiffPacking of(int compression, byte[] packed) throws UnreadablePhotoException {
    return switch (compression) {
      case 1 -> new PlainBytes(packed);
      case 5 -> new LzwBytes(packed);
      case 8, 32946 -> new DeflatedBytes(packed);
      case 32773 -> new PackedBits(packed);
      default ->
          throw new UnreadablePhotoException(
              "TIFF with compression " + compression + " is not supported");
    };
  }
}
