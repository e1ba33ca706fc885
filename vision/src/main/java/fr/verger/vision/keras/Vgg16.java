package fr.verger.vision.keras;

import fr.verger.vision.keras.OnnxGraph.Padding;
import java.util.ArrayList;
import java.util.List;

/**
 * VGG16 (Simonyan and Zisserman 2014) up to {@code block5_pool}, whose values are laid in Keras'
 * order: row, column, channel.
 */
final class Vgg16 implements Network {
  /** Of each block: channels, convolutions. */
  private static final int[][] BLOCKS = {{64, 2}, {128, 2}, {256, 3}, {512, 3}, {512, 3}};

  private static final int HALVINGS = BLOCKS.length;

  @Override
  public String title() {
    return "VGG16";
  }

  @Override
  public int smallestInput() {
    return 1 << HALVINGS;
  }

  @Override
  public List<Expected> layers() {
    List<Expected> layers = new ArrayList<>();
    int in = 3;
    for (int block = 0; block < BLOCKS.length; block++) {
      for (int i = 0; i < BLOCKS[block][1]; i++) {
        layers.add(Expected.biasedConvolution(name(block, i), 3, in, BLOCKS[block][0]));
        in = BLOCKS[block][0];
      }
    }
    return layers;
  }

  @Override
  public OnnxGraph graph(FittingWeights weights, int inputSize) {
    OnnxGraph graph = new OnnxGraph(inputSize);
    int in = 3;
    for (int block = 0; block < BLOCKS.length; block++) {
      int out = BLOCKS[block][0];
      for (int i = 0; i < BLOCKS[block][1]; i++) {
        String name = name(block, i);
        Kernel kernel =
            Kernel.full(weights.values(name, WeightRole.KERNEL), 3, in, out)
                .withBias(weights.values(name, WeightRole.BIAS));
        graph.convolution(name, kernel, 1, Padding.BOTH);
        graph.relu(name + "_relu");
        in = out;
      }
      graph.maximum("block%d_pool".formatted(block + 1));
    }
    int side = inputSize >> HALVINGS;
    graph.channelsLast("block5_pool_hwc");
    graph.features(side * side * in);
    return graph;
  }

  private static String name(int block, int convolution) {
    return "block%d_conv%d".formatted(block + 1, convolution + 1);
  }
}
