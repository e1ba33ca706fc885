package fr.verger.vision.descriptor;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A vocabulary as bytes: the signature {@code VERGERVOCAB1}, the method's number, 1 or 0 for
 * equalisation, the number of words and their length as 32-bit integers, then the words as 32-bit
 * floats, all big-endian.
 */
public final class VocabularyFile {
  private static final byte[] SIGNATURE = "VERGERVOCAB1".getBytes(StandardCharsets.US_ASCII);

  private static final int HEAD = SIGNATURE.length + 4 * Integer.BYTES;

  /** No file of words is larger. */
  public static final int MOST_BYTES =
      HEAD + Vocabulary.MOST_WORDS * KeypointMethod.SIFT.length() * Float.BYTES;

  /** The numbers of the methods in files; they never change. */
  private static final KeypointMethod[] NUMBERED = {KeypointMethod.SIFT, KeypointMethod.SURF};

  private VocabularyFile() {}

  /** The file of a vocabulary. */
  public static byte[] bytes(Vocabulary vocabulary) {
    int length = vocabulary.method().length();
    float[][] words = vocabulary.words();
    ByteBuffer out = ByteBuffer.allocate(HEAD + words.length * length * Float.BYTES);
    out.put(SIGNATURE);
    out.putInt(number(vocabulary.method())).putInt(vocabulary.equalize() ? 1 : 0);
    out.putInt(words.length).putInt(length);
    for (float[] word : words) {
      for (float value : word) {
        out.putFloat(value);
      }
    }
    return out.array();
  }

  private static int number(KeypointMethod method) {
    return switch (method) {
      case SIFT -> 0;
      case SURF -> 1;
    };
  }

  /**
   * Reads a vocabulary.
   *
   * @param path of the file, for messages
   * @throws VergerException when the bytes are no vocabulary, or not a whole one
   */
  public static Vocabulary parse(String path, byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      byte[] signature = new byte[SIGNATURE.length];
      in.get(signature);
      int method = in.getInt();
      int equalize = in.getInt();
      int count = in.getInt();
      int length = in.getInt();
      if (!Arrays.equals(signature, SIGNATURE)
          || method < 0
          || method >= NUMBERED.length
          || (equalize & ~1) != 0
          || length != NUMBERED[method].length()
          || in.remaining() != (long) count * length * Float.BYTES) {
        throw broken(path, null);
      }
      float[][] words = new float[count][length];
      for (float[] word : words) {
        in.asFloatBuffer().get(word);
        in.position(in.position() + length * Float.BYTES);
      }
      return new Vocabulary(NUMBERED[method], equalize == 1, words);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw broken(path, e);
    }
  }

  private static VergerException broken(String path, Exception cause) {
    return new VergerException(
        Category.INPUT,
        "The vocabulary %s is none that Verger wrote, or damaged; give the vocabulary.bin of a run."
            .formatted(path),
        cause);
  }
}
