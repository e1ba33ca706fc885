package fr.verger.vision.keras;

import fr.verger.vision.keras.OnnxGraph.Padding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * MobileNetV2 (Sandler et al. 2018) as keras-applications builds it: widths are rounded to
 * multiples of 8, batch normalisation has epsilon 1e-3, and where the stride is 2 the padding of an
 * even map is (0, 1).
 */
final class MobileNetV2 implements Network {
  private static final double EPSILON = 1e-3;
  private static final int EXPANSION = 6;

  /** Of each stage: output channels at alpha 1, blocks, stride of the first. */
  private static final int[][] STAGES = {
    {16, 1, 1}, {24, 2, 2}, {32, 3, 2}, {64, 4, 2}, {96, 3, 1}, {160, 3, 2}, {320, 1, 1}
  };

  private final double alpha;
  private final List<Block> blocks = new ArrayList<>();
  private final int first;
  private final int last;

  /** An inverted residual; the first of all does not expand. */
  private record Block(String name, boolean expands, int in, int out, int stride) {
    int inner() {
      return expands ? in * EXPANSION : in;
    }

    boolean addsItsInput() {
      return stride == 1 && in == out;
    }
  }

  MobileNetV2(double alpha) {
    this.alpha = alpha;
    first = rounded(32 * alpha);
    last = alpha > 1 ? rounded(1280 * alpha) : 1280;
    int channels = first;
    for (int[] stage : STAGES) {
      int out = rounded(stage[0] * alpha);
      for (int i = 0; i < stage[1]; i++) {
        int number = blocks.size();
        String name = number == 0 ? "expanded_conv" : "block_" + number;
        blocks.add(new Block(name, number > 0, channels, out, i == 0 ? stage[2] : 1));
        channels = out;
      }
    }
  }

  /** The nearest multiple of 8 that is not more than a tenth below. */
  private static int rounded(double channels) {
    int near = Math.max(8, (int) (channels + 4) / 8 * 8);
    return near < 0.9 * channels ? near + 8 : near;
  }

  @Override
  public String title() {
    return String.format(Locale.ROOT, "MobileNetV2 alpha %.2f", alpha);
  }

  @Override
  public int smallestInput() {
    return 32;
  }

  @Override
  public List<Expected> layers() {
    List<Expected> layers = new ArrayList<>();
    layers.add(Expected.convolution("Conv1", 3, 3, first));
    layers.add(Expected.normalisation("bn_Conv1", first));
    for (Block block : blocks) {
      String name = block.name();
      if (block.expands()) {
        layers.add(Expected.convolution(name + "_expand", 1, block.in(), block.inner()));
        layers.add(Expected.normalisation(name + "_expand_BN", block.inner()));
      }
      layers.add(Expected.depthwise(name + "_depthwise", 3, block.inner()));
      layers.add(Expected.normalisation(name + "_depthwise_BN", block.inner()));
      layers.add(Expected.convolution(name + "_project", 1, block.inner(), block.out()));
      layers.add(Expected.normalisation(name + "_project_BN", block.out()));
    }
    int channels = blocks.get(blocks.size() - 1).out();
    layers.add(Expected.convolution("Conv_1", 1, channels, last));
    layers.add(Expected.normalisation("Conv_1_bn", last));
    return layers;
  }

  @Override
  public OnnxGraph graph(FittingWeights weights, int inputSize) {
    OnnxGraph graph = new OnnxGraph(inputSize);
    int size = inputSize;
    Kernel stem = Kernel.full(weights.values("Conv1", WeightRole.KERNEL), 3, 3, first);
    graph.convolution("Conv1", folded(weights, "bn_Conv1", stem), 2, padding(size, 2));
    graph.relu6("Conv1_relu");
    size = (size + 1) / 2;
    for (Block block : blocks) {
      add(graph, weights, block, size);
      size = (size + block.stride() - 1) / block.stride();
    }
    int channels = blocks.get(blocks.size() - 1).out();
    Kernel head = Kernel.full(weights.values("Conv_1", WeightRole.KERNEL), 1, channels, last);
    graph.convolution("Conv_1", folded(weights, "Conv_1_bn", head), 1, Padding.NONE);
    graph.relu6("out_relu");
    graph.globalAverage("global_average_pooling2d");
    graph.features(last);
    return graph;
  }

  private static void add(OnnxGraph graph, FittingWeights weights, Block block, int size) {
    String name = block.name();
    String before = graph.last();
    int inner = block.inner();
    if (block.expands()) {
      float[] kernel = weights.values(name + "_expand", WeightRole.KERNEL);
      Kernel expand = Kernel.full(kernel, 1, block.in(), inner);
      graph.convolution(
          name + "_expand", folded(weights, name + "_expand_BN", expand), 1, Padding.NONE);
      graph.relu6(name + "_expand_relu");
    }
    float[] kernel = weights.values(name + "_depthwise", WeightRole.KERNEL);
    graph.convolution(
        name + "_depthwise",
        folded(weights, name + "_depthwise_BN", Kernel.depthwise(kernel, 3, inner)),
        block.stride(),
        padding(size, block.stride()));
    graph.relu6(name + "_depthwise_relu");
    float[] projection = weights.values(name + "_project", WeightRole.KERNEL);
    Kernel project = Kernel.full(projection, 1, inner, block.out());
    graph.convolution(
        name + "_project", folded(weights, name + "_project_BN", project), 1, Padding.NONE);
    if (block.addsItsInput()) {
      graph.add(name + "_add", before);
    }
  }

  /** Of a 3 × 3 kernel: as much as keeps every second pixel's neighbourhood, Keras' way. */
  private static Padding padding(int size, int stride) {
    return stride == 2 && size % 2 == 0 ? Padding.AFTER : Padding.BOTH;
  }

  private static Kernel folded(FittingWeights weights, String layer, Kernel kernel) {
    try {
      return kernel.folded(
          weights.values(layer, WeightRole.GAMMA),
          weights.values(layer, WeightRole.BETA),
          weights.values(layer, WeightRole.MEAN),
          weights.values(layer, WeightRole.VARIANCE),
          EPSILON);
    } catch (IllegalArgumentException e) {
      throw WeightsFile.refused(
          weights.path(),
          "have a %s in layer %s, which no training gives".formatted(e.getMessage(), layer),
          e);
    }
  }
}
