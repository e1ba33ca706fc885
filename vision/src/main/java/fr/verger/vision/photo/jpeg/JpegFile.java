package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.Orientation;
import fr.verger.vision.photo.format.SizeLimit;

/** Walks over a file's segments and decodes its scans. */
final class JpegFile {
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int EOI = 0xd9;

  /** No encoder writes a tenth of it; without a bound a small file could keep a core for hours. */
  private static final int MAX_SCANS = 100;

  private final byte[] file;
  private final SizeLimit limit;
  private final ByteSource in;
  private final JpegTables tables = new JpegTables();
  private Frame frame;
  private boolean jfif;
  private int adobe = -1;
  private Orientation orientation = Orientation.UPRIGHT;
  private int restartInterval;
  private int scans;

  JpegFile(byte[] file, SizeLimit limit) {
    this.file = file;
    this.limit = limit;
    this.in = ByteSource.bigEndian(file);
  }

  /** Reads until the end-of-image marker, or behind the only scan. */
  void read() throws UnreadablePhotoException {
    in.skip(2);
    for (int marker = marker(); marker != EOI; marker = marker()) {
      if ((marker >= 0xd0 && marker <= 0xd8) || marker == 1) {
        continue;
      }
      int length = in.u16();
      if (length < 2) {
        throw new UnreadablePhotoException("a segment of the JPEG is broken");
      }
      segment(marker, in.slice(length - 2, true));
    }
    if (scans == 0) {
      throw new UnreadablePhotoException("the JPEG has no picture data");
    }
    finish();
  }

  private int marker() throws UnreadablePhotoException {
    try {
      int b = in.u8();
      while (true) {
        while (b != 0xff) {
          b = in.u8();
        }
        while (b == 0xff) {
          b = in.u8();
        }
        if (b != 0) {
          return b;
        }
      }
    } catch (UnreadablePhotoException e) {
      throw JpegDecoder.truncated();
    }
  }

  private void segment(int marker, ByteSource segment) throws UnreadablePhotoException {
    switch (marker) {
      case 0xdb -> tables.readQuantisation(segment);
      case 0xc4 -> tables.readHuffman(segment);
      case 0xdd -> restartInterval = segment.u16();
      case 0xc0, 0xc1, 0xc2 -> startFrame(segment, marker == 0xc2);
      case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
          throw new UnreadablePhotoException(
              "lossless, hierarchical or arithmetic-coded JPEG is not supported");
      case 0xda -> scan(readScan(segment));
      case APP0 -> jfif |= segment.remaining() >= 14 && begins(segment, "JFIF\0");
      case APP1 -> exif(segment);
      case APP14 -> adobe(segment);
      default -> {
        // Comments, profiles and what else applications write have no say in the pixels.
      }
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

  private void exif(ByteSource segment) throws UnreadablePhotoException {
    if (begins(segment, "Exif\0\0")) {
      byte[] exif = new byte[segment.remaining()];
      segment.bytes(exif);
      orientation = Orientation.ofExif(exif);
    }
  }

  private void adobe(ByteSource segment) throws UnreadablePhotoException {
    if (segment.remaining() >= 12 && begins(segment, "Adobe")) {
      segment.skip(6);
      adobe = segment.u8();
    }
  }

  private void startFrame(ByteSource segment, boolean progressive) throws UnreadablePhotoException {
    if (frame != null) {
      throw new UnreadablePhotoException("the JPEG has two frames");
    }
    frame = Frame.read(segment, progressive, limit);
    // The least a block can be coded in; a header that promises more is not worth the memory.
    long leastBits = progressive ? frame.blocks() : 2 * frame.blocks();
    if (leastBits > 8L * in.remaining()) {
      throw JpegDecoder.truncated();
    }
  }

  private Scan readScan(ByteSource segment) throws UnreadablePhotoException {
    if (frame == null) {
      throw new UnreadablePhotoException("the JPEG has picture data without a frame header");
    }
    if (++scans > MAX_SCANS) {
      throw new UnreadablePhotoException("the JPEG has more than " + MAX_SCANS + " scans");
    }
    int count = segment.u8();
    if (count < 1 || count > frame.components().length) {
      throw brokenScan();
    }
    Component[] components = new Component[count];
    int[] selectors = new int[count];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      components[i] = component(segment.u8(), components);
      selectors[i] = segment.u8();
      blocks += components[i].horizontal * components[i].vertical;
    }
    int first = segment.u8();
    int last = segment.u8();
    int bits = segment.u8();
    if (count > 1 && blocks > 10) {
      throw brokenScan();
    }
    Scan scan =
        frame.progressive()
            ? new Scan(components, first, last, bits >> 4, bits & 15)
            : new Scan(components, 0, 63, 0, 0);
    boolean dcOnly = scan.first() == 0;
    if (frame.progressive() && !isValid(scan)) {
      throw brokenScan();
    }
    for (int i = 0; i < count; i++) {
      tables.latchFactors(components[i]);
      if (dcOnly && scan.high() == 0) {
        components[i].dc = tables.dc(selectors[i] >> 4);
      }
      if (!frame.progressive() || !dcOnly) {
        components[i].ac = tables.ac(selectors[i] & 15);
      }
    }
    return scan;
  }

  private static boolean isValid(Scan scan) {
    boolean band =
        scan.first() == 0
            ? scan.last() == 0
            : scan.first() <= scan.last() && scan.last() < 64 && scan.components().length == 1;
    return band && (scan.high() == 0 || scan.low() == scan.high() - 1) && scan.low() <= 13;
  }

  private Component component(int id, Component[] taken) throws UnreadablePhotoException {
    for (Component component : frame.components()) {
      if (component.id == id && !java.util.Arrays.asList(taken).contains(component)) {
        return component;
      }
    }
    throw brokenScan();
  }

  private static UnreadablePhotoException brokenScan() {
    return new UnreadablePhotoException("a scan header of the JPEG is broken");
  }

  private void scan(Scan scan) throws UnreadablePhotoException {
    boolean whole = !frame.progressive() && scan.components().length == frame.components().length;
    if (scans > 1 && frame.components()[0].samples != null) {
      // A whole scan came before: libjpeg takes its picture and leaves the rest.
      in.seek(new BitReader(file, in.position()).end());
      return;
    }
    for (Component component : frame.components()) {
      if (whole && scans == 1) {
        component.samples = new byte[(int) component.area()];
      } else if (component.coefficients == null) {
        component.coefficients = new short[(int) component.area()];
      }
    }
    BitReader bits = new BitReader(file, in.position());
    BlockDecoder decoder =
        frame.progressive() ? new ProgressiveBlocks(bits, scan) : new BaselineBlocks(bits);
    scan.decode(frame, bits, restartInterval, decoder);
    in.seek(bits.end());
  }

  /** Turns the coefficients of several scans into samples. */
  private void finish() throws UnreadablePhotoException {
    int[] block = new int[64];
    for (Component c : frame.components()) {
      if (c.samples != null) {
        continue;
      }
      tables.latchFactors(c);
      c.samples = new byte[(int) c.area()];
      int[] factors = new int[64];
      for (int k = 0; k < 64; k++) {
        factors[ZigZag.natural(k)] = c.factors[k];
      }
      for (int row = 0; row < c.blocksDown; row++) {
        for (int column = 0; column < c.blocksAcross; column++) {
          int at = 64 * (row * c.paddedAcross + column);
          for (int i = 0; i < 64; i++) {
            block[i] = c.coefficients[at + i] * factors[i];
          }
          InverseTransform.apply(block, c.samples, 8 * row * c.stride() + 8 * column, c.stride());
        }
      }
      c.coefficients = null;
    }
  }

  Frame frame() {
    return frame;
  }

  ColourModel colourModel() {
    return ColourModel.of(frame.components(), jfif, adobe);
  }

  Orientation orientation() {
    return orientation;
  }
}
