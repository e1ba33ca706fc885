package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.Orientation;

/** What application segments say about the pixels: JFIF, EXIF and Adobe's. */
final class ApplicationData {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;

  private boolean jfif;
  private int adobe = -1;
  private Orientation orientation = Orientation.UPRIGHT;

  /** Reads a segment; one that is not known, a colour profile for instance, is passed over. */
  void read(int marker, ByteSource segment) throws UnreadablePhotoException {
    if (marker == APP0 && segment.remaining() >= 14 && begins(segment, "JFIF\0")) {
      jfif = true;
    } else if (marker == APP1 && begins(segment, "Exif\0\0")) {
      byte[] exif = new byte[segment.remaining()];
      segment.bytes(exif);
      orientation = Orientation.ofExif(exif);
    } else if (marker == APP14 && segment.remaining() >= 12 && begins(segment, "Adobe")) {
      segment.skip(6);
      adobe = segment.u8();
    }
  }

  private static boolean begins(ByteSource segment, String name) throws UnreadablePhotoException {
    if (segment.remaining() < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (segment.u8() != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** What libjpeg takes a frame's channels for. */
  ColourModel colourModel(Frame frame) {
    return ColourModel.of(frame.components(), jfif, adobe);
  }

  Orientation orientation() {
    return orientation;
  }
}
