package fr.verger.vision.descriptor;

import boofcv.abst.feature.detdesc.ConfigCompleteSift;
import boofcv.abst.feature.detdesc.DetectDescribePoint;
import boofcv.abst.feature.detect.interest.ConfigFastHessian;
import boofcv.factory.feature.detdesc.FactoryDetectDescribe;
import boofcv.struct.feature.TupleDesc_F64;
import boofcv.struct.image.GrayF32;
import java.util.Arrays;
import java.util.Optional;

/** How keypoints are found and described. */
public enum KeypointMethod {
  /** Lowe, 2004; with the blur at the bottom of the pyramid of that paper. */
  SIFT("bovw-sift", 128, "sift=sigma 1.6,octaves 0-5,scales 3,contrast 1") {
    @Override
    DetectDescribePoint<GrayF32, TupleDesc_F64> open() {
      ConfigCompleteSift config = new ConfigCompleteSift(0, 5, 0);
      config.scaleSpace.sigma0 = 1.6f;
      // Without it rounding errors of a flat ground are keypoints, too.
      config.detector.extract.threshold = 1;
      config.detector.maxFeaturesAll = MOST_KEYPOINTS;
      return FactoryDetectDescribe.sift(config, GrayF32.class);
    }
  },

  /** Bay, Ess, Tuytelaars and Van Gool, 2008; BoofCV's stable variant. */
  SURF("bovw-surf", 64, "surf=stable,octaves 4,scales 4") {
    @Override
    DetectDescribePoint<GrayF32, TupleDesc_F64> open() {
      ConfigFastHessian config = new ConfigFastHessian();
      config.maxFeaturesAll = MOST_KEYPOINTS;
      return FactoryDetectDescribe.surfStable(config, null, null, GrayF32.class);
    }
  };

  /** Keypoints of a photo that count, the strongest. */
  static final int MOST_KEYPOINTS = 500;

  private final String backbone;
  private final int length;
  private final String definition;

  KeypointMethod(String backbone, int length, String definition) {
    this.backbone = backbone;
    this.length = length;
    this.definition = definition;
  }

  /** The one whose words users ask for by that name. */
  public static Optional<KeypointMethod> ofBackbone(String name) {
    return Arrays.stream(values()).filter(one -> one.backbone.equals(name)).findFirst();
  }

  /** What users type. */
  public String backbone() {
    return backbone;
  }

  /** Values a keypoint. */
  public int length() {
    return length;
  }

  /** What decides the values, in a few words. */
  String definition() {
    return "%s,keypoints %d".formatted(definition, MOST_KEYPOINTS);
  }

  /** BoofCV's detector, for one thread. */
  abstract DetectDescribePoint<GrayF32, TupleDesc_F64> open();
}
