package fr.verger.vision.photo.webp;

/** What the first partition says before its macroblocks (RFC 6386, section 9). */
final class Vp8Header {
  static final int SEGMENTS = 4;

  boolean segmented;
  boolean segmentMap;
  boolean absolute;
  final int[] segmentQuantiser = new int[SEGMENTS];
  final int[] segmentStrength = new int[SEGMENTS];
  final int[] segmentTree = {255, 255, 255};
  boolean simpleFilter;
  int filterLevel;
  int sharpness;
  boolean filterDeltas;
  int intraDelta;
  int subblockDelta;
  int partitions;
  final Quantiser[] quantisers = new Quantiser[SEGMENTS];
  final int[] coefficients = Vp8Tables.defaultCoefficients();
  boolean skips;
  int skipProbability;

  /** What dequantises coefficients: the first and the others of each kind of block. */
  record Quantiser(int y1Dc, int y1Ac, int y2Dc, int y2Ac, int uvDc, int uvAc) {}

  static Vp8Header read(BoolDecoder in) {
    Vp8Header header = new Vp8Header();
    in.number(2); // Colour space and clamping, which decoders do not heed.
    header.segmented = in.flag();
    if (header.segmented) {
      header.readSegments(in);
    }
    header.simpleFilter = in.flag();
    header.filterLevel = in.number(6);
    header.sharpness = in.number(3);
    header.filterDeltas = in.flag();
    if (header.filterDeltas && in.flag()) {
      header.intraDelta = in.optional(6);
      for (int i = 0; i < 3; i++) {
        in.optional(6);
      }
      header.subblockDelta = in.optional(6);
      for (int i = 0; i < 3; i++) {
        in.optional(6);
      }
    }
    header.partitions = 1 << in.number(2);
    header.readQuantisers(in);
    in.flag(); // Whether the probabilities are kept for a next frame.
    for (int i = 0; i < header.coefficients.length; i++) {
      if (in.bit(Vp8Tables.coefficientUpdate(i)) != 0) {
        header.coefficients[i] = in.number(8);
      }
    }
    header.skips = in.flag();
    header.skipProbability = header.skips ? in.number(8) : 0;
    return header;
  }

  private void readSegments(BoolDecoder in) {
    segmentMap = in.flag();
    if (in.flag()) {
      absolute = in.flag();
      for (int i = 0; i < SEGMENTS; i++) {
        segmentQuantiser[i] = in.optional(7);
      }
      for (int i = 0; i < SEGMENTS; i++) {
        segmentStrength[i] = in.optional(6);
      }
    }
    if (segmentMap) {
      for (int i = 0; i < segmentTree.length; i++) {
        segmentTree[i] = in.flag() ? in.number(8) : 255;
      }
    }
  }

  private void readQuantisers(BoolDecoder in) {
    int base = in.number(7);
    int y1Dc = in.optional(4);
    int y2Dc = in.optional(4);
    int y2Ac = in.optional(4);
    int uvDc = in.optional(4);
    int uvAc = in.optional(4);
    for (int i = 0; i < SEGMENTS; i++) {
      int q = base;
      if (segmented) {
        q = absolute ? segmentQuantiser[i] : base + segmentQuantiser[i];
      }
      quantisers[i] =
          new Quantiser(
              Vp8Tables.dcFactor(q + y1Dc),
              Vp8Tables.acFactor(q),
              2 * Vp8Tables.dcFactor(q + y2Dc),
              Math.max(8, Vp8Tables.acFactor(q + y2Ac) * 155 / 100),
              Vp8Tables.dcFactor(Math.min(117, q + uvDc)),
              Vp8Tables.acFactor(q + uvAc));
    }
  }
}
