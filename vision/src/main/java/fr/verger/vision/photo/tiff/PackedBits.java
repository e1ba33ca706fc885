package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;

/** PackBits (TIFF 6.0, section 9): runs and literals of up to 128 bytes. */
final class PackedBits implements TiffPacking {
  private final byte[] packed;
  private int at;
  private int literals;
  private int repeats;

  PackedBits(byte[] packed) {
    this.packed = packed;
  }

  @Override
  public void read(byte[] into) throws UnreadablePhotoException {
    for (int i = 0; i < into.length; i++) {
      while (literals == 0 && repeats == 0) {
        int control = next();
        if (control >= 0) {
          literals = control + 1;
        } else if (control > -128) {
          repeats = 1 - control;
        }
      }
      if (literals > 0) {
        literals--;
        into[i] = next();
      } else {
        byte value = next();
        repeats--;
        at -= repeats > 0 ? 1 : 0;
        into[i] = value;
      }
    }
  }

  private byte next() throws UnreadablePhotoException {
    if (at == packed.length) {
      throw TiffDecoder.truncated();
    }
    return packed[at++];
  }
}
