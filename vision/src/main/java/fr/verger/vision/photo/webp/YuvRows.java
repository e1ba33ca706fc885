package fr.verger.vision.photo.webp;

/**
 * From YUV 4:2:0 to RGB as libwebp does it by default: chroma is interpolated with weights 9, 3, 3,
 * 1 in its order of rounding, then converted by BT.601 (limited range) in fixed point.
 */
final class YuvRows {
  private final Vp8Frame frame;
  private final int[] u;
  private final int[] v;

  YuvRows(Vp8Frame frame) {
    this.frame = frame;
    this.u = new int[frame.width() + 1];
    this.v = new int[frame.width() + 1];
  }

  /** Writes row {@code y} as RGB. */
  void put(int y, byte[] rgb, int at) {
    int last = (frame.height() + 1) / 2 - 1;
    int near = y / 2;
    int far = Math.max(0, Math.min(last, near + (y % 2 == 0 ? -1 : 1)));
    upsample(frame.u(), near, far, u);
    upsample(frame.v(), near, far, v);
    byte[] light = frame.y().samples;
    int from = frame.y().at(0, y);
    for (int x = 0; x < frame.width(); x++) {
      int luma = ((light[from + x] & 0xff) * 19077) >> 8;
      int red = luma + ((v[x] * 26149) >> 8) - 14234;
      int green = luma - ((u[x] * 6419) >> 8) - ((v[x] * 13320) >> 8) + 8708;
      int blue = luma + ((u[x] * 33050) >> 8) - 17685;
      rgb[at + 3 * x] = clip(red);
      rgb[at + 3 * x + 1] = clip(green);
      rgb[at + 3 * x + 2] = clip(blue);
    }
  }

  private static byte clip(int value) {
    return (byte) Math.max(0, Math.min(255, value >> 6));
  }

  private void upsample(Plane plane, int nearRow, int farRow, int[] out) {
    byte[] s = plane.samples;
    int near = plane.at(0, nearRow);
    int far = plane.at(0, farRow);
    int width = frame.width();
    int n = s[near] & 0xff;
    int f = s[far] & 0xff;
    out[0] = (3 * n + f + 2) >> 2;
    for (int i = 1; i <= (width - 1) / 2; i++) {
      int nextNear = s[near + i] & 0xff;
      int nextFar = s[far + i] & 0xff;
      int sum = n + nextNear + f + nextFar + 8;
      out[2 * i - 1] = (((sum + 2 * (nextNear + f)) >> 3) + n) >> 1;
      out[2 * i] = (((sum + 2 * (n + nextFar)) >> 3) + nextNear) >> 1;
      n = nextNear;
      f = nextFar;
    }
    if (width % 2 == 0) {
      out[width - 1] = (3 * n + f + 2) >> 2;
    }
  }
}
