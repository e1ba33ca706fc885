package fr.verger.vision.quantization;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What calibration keeps of a graph's tensors: a histogram each, and the moments of the channels of
 * those that are multiplied with weights. Its size does not depend on the number of photos.
 */
final class TensorStatistics {
  private static final int CHANNEL_AXIS = 1;

  private final String backbone;
  private final QuantizationPlan plan;
  private final Map<String, ValueHistogram> histograms = new HashMap<>();
  private final Map<String, ChannelMoments> moments = new HashMap<>();

  TensorStatistics(String backbone, QuantizationPlan plan) {
    this.backbone = backbone;
    this.plan = plan;
  }

  /** Adds a tensor of one photo. */
  void add(String tensor, long[] shape, FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    try {
      histograms.computeIfAbsent(tensor, name -> new ValueHistogram()).add(values);
    } catch (IllegalArgumentException e) {
      throw new VergerException(
          Category.INPUT,
          "The backbone %s gives values that are not finite at '%s'; it cannot be quantised."
              .formatted(backbone, tensor),
          e);
    }
    if (plan.isWeighted(tensor)) {
      moments
          .computeIfAbsent(tensor, name -> new ChannelMoments(Math.toIntExact(shape[CHANNEL_AXIS])))
          .add(values);
    }
  }

  Map<String, ValueRange> ranges(CalibrationMethod method) {
    Map<String, ValueRange> ranges = new HashMap<>();
    histograms.forEach((tensor, values) -> ranges.put(tensor, method.range(values)));
    return ranges;
  }

  Map<String, ChannelMoments> moments() {
    return moments;
  }
}
