package fr.verger.vision.photo.tiff;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;

/** Deflate with a zlib head. */
final class DeflatedBytes implements TiffPacking {
  private final InputStream in;

  DeflatedBytes(byte[] packed) {
    in = new InflaterInputStream(new ByteArrayInputStream(packed));
  }

  @Override
  public void read(byte[] into) throws UnreadablePhotoException {
    try {
      if (in.readNBytes(into, 0, into.length) < into.length) {
        throw TiffDecoder.truncated();
      }
    } catch (EOFException e) {
      throw TiffDecoder.truncated();
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public void finish() throws UnreadablePhotoException {
    try {
      in.read();
    } catch (EOFException e) {
      // All rows are there; a checksum is not missed.
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static UnreadablePhotoException broken(IOException cause) {
    return new UnreadablePhotoException("the TIFF data are broken", cause);
  }
}
