package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;

/** The tables that segments define and scans use. */
final class JpegTables {
  private final int[][] quantisation = new int[4][];
  private final HuffmanTable[] dc = new HuffmanTable[4];
  private final HuffmanTable[] ac = new HuffmanTable[4];

  /** Reads a DQT segment. */
  void readQuantisation(ByteSource in) throws UnreadablePhotoException {
    while (in.remaining() > 0) {
      int head = in.u8();
      if ((head & 15) > 3) {
        throw new UnreadablePhotoException("a quantisation table of the JPEG is broken");
      }
      int[] factors = new int[ZigZag.LENGTH];
      for (int k = 0; k < 64; k++) {
        factors[k] = head >> 4 == 0 ? in.u8() : in.u16();
      }
      java.util.Arrays.fill(factors, 64, factors.length, factors[63]);
      quantisation[head & 15] = factors;
    }
  }

  /** Reads a DHT segment. */
  void readHuffman(ByteSource in) throws UnreadablePhotoException {
    while (in.remaining() > 0) {
      int head = in.u8();
      int[] counts = new int[17];
      int total = 0;
      for (int length = 1; length <= 16; length++) {
        counts[length] = in.u8();
        total += counts[length];
      }
      if ((head & 0xef) > 3 || total > 256 || total > in.remaining()) {
        throw new UnreadablePhotoException("a Huffman table of the JPEG is broken");
      }
      byte[] symbols = new byte[total];
      in.bytes(symbols);
      (head >> 4 == 0 ? dc : ac)[head & 15] = new HuffmanTable(counts, symbols);
    }
  }

  /** Takes the standard's Huffman tables for those of a baseline frame that are not defined. */
  void completeHuffman() throws UnreadablePhotoException {
    if (dc[0] == null || dc[1] == null || ac[0] == null || ac[1] == null) {
      JpegTables standard = new JpegTables();
      StandardHuffman.define(standard);
      for (int i = 0; i < 2; i++) {
        dc[i] = dc[i] == null ? standard.dc[i] : dc[i];
        ac[i] = ac[i] == null ? standard.ac[i] : ac[i];
      }
    }
  }

  /** Gives a component the factors that hold now, unless an earlier scan did. */
  void latchFactors(Component component) throws UnreadablePhotoException {
    if (component.factors == null) {
      component.factors = quantisation[component.quantisation];
    }
    if (component.factors == null) {
      throw new UnreadablePhotoException("the JPEG lacks a quantisation table");
    }
  }

  HuffmanTable dc(int index) throws UnreadablePhotoException {
    HuffmanTable table = present(dc, index);
    if (!table.servesDc()) {
      throw new UnreadablePhotoException("a Huffman table of the JPEG is broken");
    }
    return table;
  }

  HuffmanTable ac(int index) throws UnreadablePhotoException {
    return present(ac, index);
  }

  private static HuffmanTable present(HuffmanTable[] tables, int index)
      throws UnreadablePhotoException {
    if (index > 3 || tables[index] == null) {
      throw new UnreadablePhotoException("the JPEG lacks a Huffman table");
    }
    return tables[index];
  }
}
