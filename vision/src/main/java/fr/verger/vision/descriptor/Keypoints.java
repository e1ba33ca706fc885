package fr.verger.vision.descriptor;

import boofcv.abst.feature.detdesc.DetectDescribePoint;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayF32;
import fr.verger.vision.photo.RgbImage;
import java.util.ArrayList;
import java.util.List;

/** Finds keypoints in photos and describes each; belongs to one thread. */
public final class Keypoints {
  /** Width and height to which photos are resized first, in pixels. */
  static final int SIZE = 256;

  private final KeypointMethod method;
  private final PreparedPhoto prepared;
  private final DetectDescribePoint<GrayF32, TupleDesc_F64> detector;

  /**
   * A finder of keypoints.
   *
   * @param equalize whether the histogram of the luma is equalised first
   */
  public Keypoints(KeypointMethod method, boolean equalize) {
    SingleThreaded.boofcv();
    this.method = method;
    this.prepared = new PreparedPhoto(SIZE, equalize);
    this.detector = method.open();
  }

  /** One vector for each keypoint, of the method's length; none for a photo without structure. */
  public List<float[]> of(RgbImage photo) {
    detector.detect(PreparedPhoto.gray(prepared.of(photo)));
    List<float[]> vectors = new ArrayList<>(detector.getNumberOfFeatures());
    for (int i = 0; i < detector.getNumberOfFeatures(); i++) {
      double[] values = detector.getDescription(i).data;
      float[] vector = new float[method.length()];
      for (int j = 0; j < vector.length; j++) {
        vector[j] = (float) values[j];
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
