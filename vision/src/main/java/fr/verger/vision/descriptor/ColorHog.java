package fr.verger.vision.descriptor;

import boofcv.abst.feature.dense.DescribeImageDense;
import boofcv.factory.feature.dense.ConfigDenseHoG;
import boofcv.factory.feature.dense.FactoryDescribeImageDense;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.ImageType;
import fr.verger.vision.photo.RgbImage;

/**
 * A colour histogram and histograms of oriented gradients of the luma (Dalal and Triggs, 2005), one
 * behind the other. The blocks' unit vectors are divided by the root of their number, so that the
 * shape weighs about as much as the colour.
 *
 * @param equalize whether the histogram of the luma is equalised first
 */
public record ColorHog(boolean equalize) implements Descriptor {
  /** What users type. */
  public static final String NAME = "color-hog";

  private static final long serialVersionUID = 1L;
  private static final int SIZE = 128;
  private static final int CELL = 16;
  private static final int BLOCK = 2;
  private static final int ORIENTATIONS = 9;
  private static final int BLOCKS = (SIZE / CELL - BLOCK + 1) * (SIZE / CELL - BLOCK + 1);
  private static final int BLOCK_LENGTH = BLOCK * BLOCK * ORIENTATIONS;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int featureCount() {
    return ColorHistogram.LENGTH + BLOCKS * BLOCK_LENGTH;
  }

  @Override
  public int inputSize() {
    return SIZE;
  }

  @Override
  public String definition() {
    return "%s;hog=cell %d,block %dx%d,orientations %d"
        .formatted(ColorHistogram.DEFINITION, CELL, BLOCK, BLOCK, ORIENTATIONS);
  }

  @Override
  public Describer describer() {
    SingleThreaded.boofcv();
    ConfigDenseHoG config = new ConfigDenseHoG();
    config.orientationBins = ORIENTATIONS;
    config.pixelsPerCell = CELL;
    config.cellsPerBlockX = BLOCK;
    config.cellsPerBlockY = BLOCK;
    config.stepBlock = 1;
    config.fastVariant = false;
    DescribeImageDense<GrayF32, TupleDesc_F64> hog =
        FactoryDescribeImageDense.hog(config, ImageType.SB_F32);
    PreparedPhoto prepared = new PreparedPhoto(SIZE, equalize);
    return photo -> describe(prepared.of(photo), hog);
  }

  private float[] describe(RgbImage image, DescribeImageDense<GrayF32, TupleDesc_F64> hog) {
    float[] features = new float[featureCount()];
    ColorHistogram.write(image, features);
    hog.process(PreparedPhoto.gray(image));
    int at = ColorHistogram.LENGTH;
    for (TupleDesc_F64 block : hog.getDescriptions()) {
      for (int i = 0; i < BLOCK_LENGTH; i++) {
        features[at++] = (float) (block.data[i] / Math.sqrt(BLOCKS));
      }
    }
    return features;
  }
}
