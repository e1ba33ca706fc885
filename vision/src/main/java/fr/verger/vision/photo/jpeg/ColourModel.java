package fr.verger.vision.photo.jpeg;

/** What the channels of a JPEG mean, and how they become RGB. */
enum ColourModel {
  GREY {
    @Override
    void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
      int to = at;
      for (int x = 0; x < width; x++) {
        rgb[to++] = (byte) in[0][x];
        rgb[to++] = (byte) in[0][x];
        rgb[to++] = (byte) in[0][x];
      }
    }
  },
  RGB {
    @Override
    void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
      int to = at;
      for (int x = 0; x < width; x++) {
        rgb[to++] = (byte) in[0][x];
        rgb[to++] = (byte) in[1][x];
        rgb[to++] = (byte) in[2][x];
      }
    }
  },
  YCBCR {
    @Override
    void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
      YCbCr.toRgb(in, scratch, width, rgb, at);
    }
  },
  CMYK {
    @Override
    void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
      for (int x = 0; x < width; x++) {
        int k = in[3][x];
        for (int channel = 0; channel < 3; channel++) {
          rgb[at + 3 * x + channel] = withBlack(255 - in[channel][x], k);
        }
      }
    }
  },
  YCCK {
    @Override
    void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at) {
      // The first three give RGB, which libjpeg complements to CMY and the inversion gives back.
      YCbCr.toRgb(in, scratch, width, rgb, at);
      for (int i = at; i < at + 3 * width; i++) {
        rgb[i] = withBlack(rgb[i] & 0xff, in[3][(i - at) / 3]);
      }
    }
  };

  /**
   * Converts a row.
   *
   * @param in a row of each channel, in the photo's width
   * @param scratch three more rows for anything
   * @param rgb takes {@code 3 * width} bytes at {@code at}
   */
  abstract void row(int[][] in, int[][] scratch, int width, byte[] rgb, int at);

  /**
   * Pillow's conversion from CMYK: Adobe stores the complement, so what the file calls black is the
   * light that is left.
   */
  private static byte withBlack(int ink, int light) {
    int product = ink * light + 128;
    return (byte) (light - ((product + (product >> 8)) >> 8));
  }

  /**
   * What libjpeg takes the channels for.
   *
   * @param jfif whether there was a JFIF marker
   * @param adobe the transform of the Adobe marker, -1 without one
   */
  static ColourModel of(Component[] components, boolean jfif, int adobe) {
    return switch (components.length) {
      case 1 -> GREY;
      case 3 -> threeChannels(components, jfif, adobe);
      default -> adobe <= 0 ? CMYK : YCCK;
    };
  }

  private static ColourModel threeChannels(Component[] components, boolean jfif, int adobe) {
    if (jfif) {
      return YCBCR;
    }
    if (adobe >= 0) {
      return adobe == 0 ? RGB : YCBCR;
    }
    boolean named = components[0].id == 'R' && components[1].id == 'G' && components[2].id == 'B';
    return named ? RGB : YCBCR;
  }
}
