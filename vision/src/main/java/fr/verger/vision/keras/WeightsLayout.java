package fr.verger.vision.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.api.Attribute;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three layouts in which Keras has saved weights.
 *
 * <ul>
 *   <li>{@code model.save_weights("x.h5")} of Keras 1 and 2, and keras-applications: the root's
 *       attribute {@code layer_names} lists the layers in order, each layer's {@code weight_names}
 *       its tensors, which lie below the layer's group.
 *   <li>{@code model.save("x.h5")} of Keras 1, 2 and 3: the same below {@code model_weights}.
 *   <li>{@code model.save_weights("x.weights.h5")} of Keras 3: {@code layers/NAME/vars/INDEX},
 *       where names are the layer's class and a running number for each class.
 * </ul>
 */
final class WeightsLayout {
  private static final int MOST_LAYERS = 2_000;
  private static final int MOST_TENSORS_A_LAYER = 2_000;
  private static final Pattern NUMBERED = Pattern.compile("(.*?)(?:_(\\d{1,6}))?");

  private final String path;
  private final long fileSize;

  /** A reader of one file of that many bytes. */
  WeightsLayout(String path, long fileSize) {
    this.path = path;
    this.fileSize = fileSize;
  }

  KerasWeights read(Group root) {
    Group group = root.getChild("model_weights") instanceof Group inner ? inner : root;
    List<KerasLayer> layers;
    if (group.getAttribute("layer_names") != null) {
      layers = listed(group);
    } else if (group.getChild("layers") instanceof Group checkpoint) {
      layers = numbered(checkpoint);
    } else {
      throw WeightsFile.refused(
          path, "are an HDF5 file, but Keras did not write it: it lists no layers", null);
    }
    if (layers.isEmpty()) {
      throw WeightsFile.refused(path, "hold no tensors", null);
    }
    return new KerasWeights(path, layers, inputSize(root));
  }

  private List<KerasLayer> listed(Group group) {
    List<KerasLayer> layers = new ArrayList<>();
    for (String name : strings(group, "layer_names", MOST_LAYERS)) {
      if (!(child(group, name) instanceof Group layer)) {
        throw WeightsFile.refused(
            path, "list a layer '%s', but do not hold it".formatted(name), null);
      }
      List<KerasTensor> tensors = new ArrayList<>();
      for (String weight : strings(layer, "weight_names", MOST_TENSORS_A_LAYER)) {
        tensors.add(tensor(below(layer, weight), name + "/" + weight));
      }
      if (!tensors.isEmpty()) {
        layers.add(new KerasLayer(name, tensors));
      }
    }
    return layers;
  }

  /** A weight's name has slashes, and each is a group in the file. */
  private Node below(Group layer, String weight) {
    Node node = layer;
    for (String part : weight.split("/", -1)) {
      node = node instanceof Group group ? child(group, part) : null;
    }
    return node;
  }

  private List<KerasLayer> numbered(Group checkpoint) {
    List<String> names = inOrder(checkpoint.getChildren().keySet(), MOST_LAYERS);
    List<KerasLayer> layers = new ArrayList<>();
    for (String name : names) {
      if (!(child(checkpoint, name) instanceof Group layer)) {
        continue;
      }
      if (layer.getChild("layers") != null) {
        throw WeightsFile.refused(
            path,
            "hold a model inside a model ('%s'); save the weights of the inner one".formatted(name),
            null);
      }
      if (child(layer, "vars") instanceof Group variables) {
        List<KerasTensor> tensors =
            inOrder(variables.getChildren().keySet(), MOST_TENSORS_A_LAYER).stream()
                .map(index -> tensor(child(variables, index), name + "/" + index))
                .toList();
        if (!tensors.isEmpty()) {
          layers.add(new KerasLayer(name, tensors));
        }
      }
    }
    return layers;
  }

  /** {@code conv2d, conv2d_1, …, conv2d_10}: HDF5 lists names by letters, Keras counts. */
  private List<String> inOrder(Collection<String> names, int most) {
    if (names.size() > most) {
      throw tooMany(names.size());
    }
    return names.stream()
        .sorted(Comparator.comparing(WeightsLayout::stem).thenComparing(WeightsLayout::number))
        .toList();
  }

  private static String stem(String name) {
    return isIndex(name) ? "" : match(name).group(1);
  }

  private static int number(String name) {
    String digits = isIndex(name) ? name : match(name).group(2);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static boolean isIndex(String name) {
    return name.matches("\\d{1,6}");
  }

  private static Matcher match(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(name);
    }
    return matcher;
  }

  private KerasTensor tensor(Node node, String name) {
    if (!(node instanceof ContiguousDataset dataset)) {
      throw WeightsFile.refused(
          path,
          "%s '%s'"
              .formatted(
                  node == null ? "list, but do not hold," : "hold in a form unknown to Keras",
                  name),
          null);
    }
    long bytes = Float.BYTES;
    for (long dimension : dataset.getDimensionsAsLong()) {
      if (dimension < 1 || dimension > fileSize || bytes > fileSize) {
        throw tooLarge(name, dataset);
      }
      bytes *= dimension;
    }
    if (bytes > fileSize) {
      throw tooLarge(name, dataset);
    }
    if (dataset.getJavaType() != float.class) {
      throw WeightsFile.refused(
          path,
          "hold '%s' as %s; Verger takes 32-bit floats"
              .formatted(name, dataset.getJavaType().getSimpleName()),
          null);
    }
    return new KerasTensor(
        name,
        dataset.getDimensions(),
        () -> WeightsFile.reading(path, () -> (float[]) dataset.getDataFlat()));
  }

  private RuntimeException tooLarge(String name, ContiguousDataset dataset) {
    return WeightsFile.refused(
        path,
        "claim %s values for '%s', more than the file can hold"
            .formatted(Arrays.toString(dataset.getDimensionsAsLong()), name),
        null);
  }

  /** A link may lead out of the file, and Keras writes none. */
  private Node child(Group group, String name) {
    Node node = group.getChildren().get(name);
    if (node != null && node.isLink()) {
      throw WeightsFile.refused(
          path, "hold a link ('%s'), which Keras writes nowhere".formatted(name), null);
    }
    return node;
  }

  /** An attribute of strings; layers without weights have an empty array of numbers instead. */
  private List<String> strings(Group group, String name, int most) {
    Attribute attribute = group.getAttribute(name);
    if (attribute == null || attribute.isEmpty() || attribute.getSize() == 0) {
      return List.of();
    }
    if (attribute.getSize() > most) {
      throw tooMany(attribute.getSize());
    }
    Object data = attribute.getData();
    return data instanceof String[] array ? List.of(array) : List.of((String) data);
  }

  private RuntimeException tooMany(long count) {
    return WeightsFile.refused(
        path, "list %,d names at one place, more than any network has".formatted(count), null);
  }

  /** A whole model's configuration notes the shape of its input. */
  private static Integer inputSize(Group root) {
    Attribute attribute = root.getAttribute("model_config");
    if (attribute == null || !(attribute.getData() instanceof String config)) {
      return null;
    }
    try {
      JsonNode layer = new ObjectMapper().readTree(config).at("/config/layers/0/config");
      JsonNode shape = layer.path(layer.has("batch_shape") ? "batch_shape" : "batch_input_shape");
      boolean square =
          shape.size() == 4 && shape.get(1).isInt() && shape.get(1).equals(shape.get(2));
      return square ? shape.get(1).asInt() : null;
    } catch (JsonProcessingException e) {
      // The tensors are what counts; whoever imports is told which size was taken and why.
      return null;
    }
  }
}
