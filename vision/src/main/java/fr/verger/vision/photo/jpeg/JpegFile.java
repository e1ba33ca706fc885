package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.photo.format.ByteSource;
import fr.verger.vision.photo.format.PhotoLimits;

/** Walks over a file's segments and decodes its scans. */
final class JpegFile {
  private static final int EOI = 0xd9;

  /** No encoder writes a tenth of it; without a bound a small file could keep a core for hours. */
  private static final int MAX_SCANS = 100;

  private final byte[] file;
  private final PhotoLimits limits;
  private final ByteSource in;
  private final JpegTables tables = new JpegTables();
  private final ApplicationData applications = new ApplicationData();
  private Frame frame;
  private int restartInterval;
  private int scans;
  private boolean complete;

  JpegFile(byte[] file, PhotoLimits limits) {
    this.file = file;
    this.limits = limits;
    this.in = ByteSource.bigEndian(file);
  }

  /** Reads up to the end marker; without one only a picture that is complete is taken. */
  void read() throws UnreadablePhotoException {
    in.skip(2);
    for (int marker = marker(); marker != EOI; marker = marker()) {
      limits.heed();
      if ((marker < 0xd0 || marker > 0xd7) && marker != 1) {
        int length = in.u16();
        if (length < 2) {
          throw brokenSegment();
        }
        segment(marker, in.slice(length - 2, true));
      }
    }
    if (scans == 0) {
      throw new UnreadablePhotoException("the JPEG has no picture data");
    }
    if (!complete) {
      StoredBlocks.toSamples(frame, tables, limits);
    }
  }

  /** The next marker, whatever lies before it. At the end of the file it may be left out. */
  private int marker() throws UnreadablePhotoException {
    try {
      while (true) {
        int b = in.u8();
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
      if (complete) {
        return EOI;
      }
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
      case 0xda -> startScan(segment);
      default -> {
        // Comments (fe) and line counts (dc) have no say; other markers below e0 are none.
        if ((marker & 0xf0) == 0xe0) {
          applications.read(marker, segment);
        } else if (marker != 0xfe && marker != 0xdc) {
          throw brokenSegment();
        }
        return;
      }
    }
    if (segment.remaining() > 0) {
      throw brokenSegment();
    }
  }

  private static UnreadablePhotoException brokenSegment() {
    return new UnreadablePhotoException("a segment of the JPEG is broken");
  }

  private void startFrame(ByteSource segment, boolean progressive) throws UnreadablePhotoException {
    if (frame != null) {
      throw new UnreadablePhotoException("the JPEG has two frames");
    }
    frame = Frame.read(segment, progressive, limits);
    // The least a block can be coded in; a header that promises more is not worth the memory.
    long leastBits = progressive ? frame.blocks() : 2 * frame.blocks();
    if (leastBits > 8L * in.remaining()) {
      throw JpegDecoder.truncated();
    }
  }

  private void startScan(ByteSource segment) throws UnreadablePhotoException {
    if (frame == null) {
      throw new UnreadablePhotoException("the JPEG has picture data without a frame header");
    }
    if (++scans > MAX_SCANS) {
      throw new UnreadablePhotoException("the JPEG has more than " + MAX_SCANS + " scans");
    }
    if (!frame.progressive()) {
      tables.completeHuffman();
    }
    Scan scan = Scan.read(segment, frame, tables);
    BitReader bits = new BitReader(file, in.position());
    decode(scan, bits);
    in.seek(bits.end());
  }

  private void decode(Scan scan, BitReader bits) throws UnreadablePhotoException {
    if (complete) {
      return; // Whatever else comes, the first scan was the picture.
    }
    boolean all = scan.components().length == frame.components().length;
    if (scans == 1 && all && !frame.progressive()) {
      for (Component component : frame.components()) {
        component.samples = new byte[(int) component.area()];
      }
      scan.decode(frame, bits, restartInterval, new BaselineBlocks(bits), limits);
      complete = true;
      return;
    }
    for (Component component : frame.components()) {
      if (component.coefficients == null) {
        component.coefficients = new short[(int) component.area()];
      }
    }
    BlockDecoder blocks =
        frame.progressive() ? new ProgressiveBlocks(bits, scan) : new StoredBlocks(bits);
    scan.decode(frame, bits, restartInterval, blocks, limits);
  }

  Frame frame() {
    return frame;
  }

  ApplicationData applications() {
    return applications;
  }
}
