package fr.verger.vision.classifier;

import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Preprocessing;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.time.Duration;

/** What one caller at a time needs to turn photos into input: its scratch memory. */
final class PhotoInput {
  private final PhotoDecoder decoder;
  private final Preprocessor preprocessor;
  private final FloatBuffer floats;

  PhotoInput(Preprocessing preprocessing, long maxPixels) {
    decoder = new PhotoDecoder(maxPixels);
    preprocessor = new Preprocessor(preprocessing);
    floats =
        ByteBuffer.allocateDirect(preprocessing.floatsPerPhoto() * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /**
   * The photo as the network wants it; valid until the next call.
   *
   * @param time what decoding it may take
   */
  FloatBuffer of(byte[] photo, Duration time) throws UnreadablePhotoException {
    preprocessor.append(decoder.decode(photo, time), floats.clear());
    return floats.flip();
  }
}
