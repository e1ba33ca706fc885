package fr.verger.vision.photo.jpeg;

/**
 * Brings a row of a subsampled channel to the width of the photo, as libjpeg does by default: a
 * triangle filter ("fancy upsampling") for factors of two, repetition for all others.
 */
final class Upsampling {
  private final Component component;
  private final int across;
  private final int down;
  private final int[] sums;

  Upsampling(Component component, Frame frame) {
    this.component = component;
    this.across = frame.maxHorizontal() / component.horizontal;
    this.down = frame.maxVertical() / component.vertical;
    this.sums = new int[component.width];
  }

  /** Writes row {@code y} of the photo; {@code out} has room for a whole number of samples. */
  void row(int y, int[] out) {
    boolean wide = component.width > 2;
    if (across == 1 && down == 1) {
      int from = y * component.stride();
      for (int x = 0; x < component.width; x++) {
        out[x] = component.samples[from + x] & 0xff;
      }
    } else if (across == 2 && down == 1 && wide) {
      halfWidth(y * component.stride(), out);
    } else if (across == 1 && down == 2) {
      halfHeight(y, out);
    } else if (across == 2 && down == 2 && wide) {
      quarter(y, out);
    } else {
      repeat(y / down * component.stride(), out);
    }
  }

  private void halfWidth(int from, int[] out) {
    byte[] in = component.samples;
    int last = component.width - 1;
    int before = in[from] & 0xff;
    int here = before;
    for (int x = 0; x < last; x++) {
      int next = in[from + x + 1] & 0xff;
      out[2 * x] = (3 * here + before + 1) >> 2;
      out[2 * x + 1] = (3 * here + next + 2) >> 2;
      before = here;
      here = next;
    }
    out[0] = in[from] & 0xff;
    out[2 * last] = (3 * here + before + 1) >> 2;
    out[2 * last + 1] = here;
  }

  private void halfHeight(int y, int[] out) {
    byte[] in = component.samples;
    int near = y / 2 * component.stride();
    int far = farRow(y) * component.stride();
    int half = y % 2 == 0 ? 1 : 2;
    for (int x = 0; x < component.width; x++) {
      out[x] = (3 * (in[near + x] & 0xff) + (in[far + x] & 0xff) + half) >> 2;
    }
  }

  private void quarter(int y, int[] out) {
    byte[] in = component.samples;
    int near = y / 2 * component.stride();
    int far = farRow(y) * component.stride();
    int last = component.width - 1;
    for (int x = 0; x <= last; x++) {
      sums[x] = 3 * (in[near + x] & 0xff) + (in[far + x] & 0xff);
    }
    int before = sums[0];
    int here = before;
    for (int x = 0; x < last; x++) {
      int next = sums[x + 1];
      out[2 * x] = (3 * here + before + 8) >> 4;
      out[2 * x + 1] = (3 * here + next + 7) >> 4;
      before = here;
      here = next;
    }
    out[2 * last] = (3 * here + before + 8) >> 4;
    out[2 * last + 1] = (4 * here + 7) >> 4;
  }

  /** The row of samples that is second nearest: above an even row, below an odd one. */
  private int farRow(int y) {
    int far = y / 2 + (y % 2 == 0 ? -1 : 1);
    return Math.max(0, Math.min(component.height - 1, far));
  }

  private void repeat(int from, int[] out) {
    byte[] in = component.samples;
    for (int x = 0; x < component.width; x++) {
      java.util.Arrays.fill(out, x * across, (x + 1) * across, in[from + x] & 0xff);
    }
  }
}
