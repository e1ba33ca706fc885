package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import java.util.HexFormat;

/**
 * The typical Huffman tables of T.81, annex K.3.3. Frames of motion JPEG leave them out, and
 * libjpeg-turbo then takes them as given.
 */
final class StandardHuffman {
  /** As a DHT segment holds them: class and number, 16 counts, symbols. */
  private static final String SEGMENT =
      "0000010501010101010100000000000000000102030405060708090a0b"
          + "100002010303020403050504040000017d01020300041105122131410613516107"
          + "227114328191a1082342b1c11552d1f02433627282090a161718191a2526272829"
          + "2a3435363738393a434445464748494a535455565758595a636465666768696a73"
          + "7475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aa"
          + "b2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6"
          + "e7e8e9eaf1f2f3f4f5f6f7f8f9fa"
          + "0100030101010101010101010000000000000102030405060708090a0b"
          + "110002010204040304070504040001027700010203110405213106124151076171"
          + "1322328108144291a1b1c109233352f0156272d10a162434e125f11718191a2627"
          + "28292a35363738393a434445464748494a535455565758595a636465666768696a"
          + "737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8"
          + "a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5"
          + "e6e7e8e9eaf2f3f4f5f6f7f8f9fa";

  private StandardHuffman() {}

  /** Defines tables 0 and 1 of both classes. */
  static void define(JpegTables tables) throws UnreadablePhotoException {
    tables.readHuffman(ByteSource.bigEndian(HexFormat.of().parseHex(SEGMENT)));
  }
}
