package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;

/** Decodes one scan of a progressive frame into the coefficients (T.81, annex G). */
final class ProgressiveBlocks implements BlockDecoder {
  private static final byte[] NATURAL = ZigZag.natural();

  private final BitReader bits;
  private final Scan scan;

  /** Blocks, this one included, that have no more coefficients in the scan's band. */
  private int endOfBandRun;

  ProgressiveBlocks(BitReader bits, Scan scan) {
    this.bits = bits;
    this.scan = scan;
  }

  @Override
  public void decode(Component c, int column, int row) throws UnreadablePhotoException {
    int at = 64 * (row * c.paddedAcross + column);
    if (scan.first() == 0) {
      if (scan.high() == 0) {
        firstDc(c, at);
      } else if (bits.bits(1) != 0) {
        c.coefficients[at] |= (short) (1 << scan.low());
      }
    } else if (scan.high() == 0) {
      firstAc(c, at);
    } else {
      refineAc(c, at);
    }
  }

  private void firstDc(Component c, int at) throws UnreadablePhotoException {
    int size = bits.symbol(c.dc);
    if (size != 0) {
      c.prediction += bits.signed(size);
    }
    c.coefficients[at] = (short) (c.prediction << scan.low());
  }

  private void firstAc(Component c, int at) throws UnreadablePhotoException {
    if (endOfBandRun > 0) {
      endOfBandRun--;
      return;
    }
    for (int k = scan.first(); k <= scan.last(); k++) {
      int symbol = bits.symbol(c.ac);
      int size = symbol & 15;
      int run = symbol >> 4;
      if (size != 0) {
        k += run;
        c.coefficients[at + NATURAL[k]] = (short) (bits.signed(size) << scan.low());
      } else if (run == 15) {
        k += 15;
      } else {
        endOfBandRun = (1 << run) + bits.bits(run) - 1;
        break;
      }
    }
  }

  private void refineAc(Component c, int at) throws UnreadablePhotoException {
    int k = scan.first();
    if (endOfBandRun == 0) {
      while (k <= scan.last()) {
        int symbol = bits.symbol(c.ac);
        int run = symbol >> 4;
        int value = 0;
        if ((symbol & 15) != 0) {
          value = bits.bits(1) != 0 ? 1 << scan.low() : -1 << scan.low();
        } else if (run != 15) {
          endOfBandRun = (1 << run) + bits.bits(run);
          break;
        }
        k = refine(c, at, k, run);
        if (value != 0) {
          c.coefficients[at + NATURAL[k]] = (short) value;
        }
        k++;
      }
    }
    if (endOfBandRun > 0) {
      refine(c, at, k, Integer.MAX_VALUE);
      endOfBandRun--;
    }
  }

  /** Refines what is not zero yet, up to behind {@code run} zeros; where the next zero lies. */
  private int refine(Component c, int at, int from, int run) throws UnreadablePhotoException {
    int zeros = run;
    int k = from;
    while (k <= scan.last()) {
      int place = at + NATURAL[k];
      int value = c.coefficients[place];
      if (value == 0) {
        if (--zeros < 0) {
          break;
        }
      } else if (bits.bits(1) != 0 && (value & 1 << scan.low()) == 0) {
        int step = 1 << scan.low();
        c.coefficients[place] = (short) (value + (value >= 0 ? step : -step));
      }
      k++;
    }
    return k;
  }

  @Override
  public void leaveOut(Component c, int column, int row) {
    // What earlier scans brought stays.
  }

  @Override
  public void restart() {
    endOfBandRun = 0;
  }
}
