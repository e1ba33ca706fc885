package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Layout;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file holds.
 *
 * @param format version of the file format (IR)
 * @param opsets by domain; ONNX's own has the name {@code ai.onnx}
 * @param producer what wrote the file; empty when it does not say
 * @param inputs without weights that old files list among them
 * @param outputs of the whole graph
 * @param layout the order in which the input wants a photo
 * @param inputSize width and height of the photo that was tried, in pixels
 * @param operators in the graph, by how often they occur
 * @param parameters numbers that were learned, or computed from such
 * @param multiplyAdds multiplications and additions for one photo, in convolutions and matrix
 *     products
 * @param layers where it can be cut, in the order of computation
 * @param metadata as the file has them
 */
public record Inspection(
    long format,
    Map<String, Long> opsets,
    String producer,
    List<Tensor> inputs,
    List<Tensor> outputs,
    Layout layout,
    int inputSize,
    Map<String, Integer> operators,
    long parameters,
    long multiplyAdds,
    List<FeatureLayer> layers,
    Map<String, String> metadata) {

  /**
   * An input or output.
   *
   * @param type of its values, as ONNX names it
   * @param shape as the file says it, {@code ?} for what it leaves open
   */
  public record Tensor(String name, String type, String shape) {}

  /**
   * A tensor that {@code --layer} can take as the feature.
   *
   * @param operator that computes it
   * @param values of one photo, all of them
   * @param channels of a map, in which pooling leaves one value each; 0 when it is no map
   */
  public record FeatureLayer(String tensor, String operator, long values, long channels) {}
}
