package fr.verger.vision.keras;

import fr.verger.vision.keras.KerasLayer.Kind;
import fr.verger.vision.keras.Network.Expected;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of a file, each found to be the one that a network has at its place. */
final class FittingWeights {
  private static final Map<Kind, List<List<WeightRole>>> ROLES =
      Map.of(
          Kind.CONVOLUTION,
              List.of(List.of(WeightRole.KERNEL), List.of(WeightRole.KERNEL, WeightRole.BIAS)),
          Kind.DEPTHWISE, List.of(List.of(WeightRole.KERNEL)),
          Kind.NORMALISATION,
              List.of(
                  List.of(
                      WeightRole.GAMMA, WeightRole.BETA, WeightRole.MEAN, WeightRole.VARIANCE)));

  private final String path;
  private final Map<String, KerasLayer> byName;

  private FittingWeights(String path, Map<String, KerasLayer> byName) {
    this.path = path;
    this.byName = byName;
  }

  /**
   * Gives each layer of a network its weights: by kind, order and shape.
   *
   * @return the weights, or where they first differ
   */
  static Fit of(KerasWeights weights, Network network) {
    Map<Kind, Integer> taken = new HashMap<>();
    Map<String, KerasLayer> byName = new HashMap<>();
    for (Expected expected : network.layers()) {
      int index = taken.merge(expected.kind(), 1, Integer::sum) - 1;
      List<KerasLayer> found = weights.of(expected.kind());
      if (index >= found.size() || !fits(found.get(index), expected)) {
        String instead = index < found.size() ? found.get(index).name() : null;
        String shapes = index < found.size() ? found.get(index).shapes() : "nothing";
        return new Fit(null, byName.size(), new Difference(expected, instead, shapes));
      }
      byName.put(expected.name(), found.get(index));
    }
    return new Fit(new FittingWeights(weights.path(), byName), byName.size(), null);
  }

  /**
   * How far a network fits.
   *
   * @param weights null when it does not fit
   * @param layers that fit before the first that does not
   * @param difference the first, or null
   */
  record Fit(FittingWeights weights, int layers, Difference difference) {}

  /** A layer that is not as expected; the file's may be missing, and its name null. */
  record Difference(Expected expected, String name, String shapes) {
    String text() {
      StringBuilder wanted = new StringBuilder();
      for (int[] shape : expected.shapes()) {
        wanted.append(wanted.isEmpty() ? "" : ", ").append(KerasTensor.text(shape));
      }
      String where = name == null ? "" : " in '" + name + "'";
      return "%s is %s there, and %s%s here".formatted(expected.name(), wanted, shapes, where);
    }
  }

  private static boolean fits(KerasLayer layer, Expected expected) {
    if (layer.tensors().size() != expected.shapes().size()) {
      return false;
    }
    for (int i = 0; i < layer.tensors().size(); i++) {
      if (!layer.tensors().get(i).hasShape(expected.shapes().get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The values of a layer's tensor; a name that calls it something else is refused. */
  float[] values(String layer, WeightRole role) {
    KerasLayer found = byName.get(layer);
    int index =
        ROLES.get(found.kind()).stream()
            .filter(roles -> roles.size() == found.tensors().size())
            .findFirst()
            .orElseThrow()
            .indexOf(role);
    KerasTensor tensor = found.tensors().get(index);
    Optional<WeightRole> said = WeightRole.of(tensor.name());
    if (said.isPresent() && said.get() != role) {
      throw WeightsFile.refused(
          path,
          "have '%s' where the %s of %s belongs".formatted(tensor.name(), role.text(), layer),
          null);
    }
    return tensor.values();
  }

  String path() {
    return path;
  }
}
