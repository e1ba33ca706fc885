package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Bytes that are not packed. */
final class PlainBytes implements TiffPacking {
  private final byte[] bytes;
  private int at;

  PlainBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public void read(byte[] into) throws UnreadablePhotoException {
    if (into.length > bytes.length - at) {
      throw TiffDecoder.truncated();
    }
    System.arraycopy(bytes, at, into, 0, into.length);
    at += into.length;
  }
}
