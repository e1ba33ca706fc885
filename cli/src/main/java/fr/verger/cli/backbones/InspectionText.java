package fr.verger.cli.backbones;

import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.TextTable;
import fr.verger.vision.backbone.Inspection;
import fr.verger.vision.backbone.Inspection.FeatureLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in a network, to be read.
 *
 * @param name as the user gave it
 * @param all whether every layer is shown
 */
record InspectionText(String name, Inspection found, boolean all) {
  private static final int LAST = 8;
  private static final int LONGEST = 100;

  @Override
  public String toString() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("inputs", tensors(found.inputs()));
    facts.put("outputs", tensors(found.outputs()));
    facts.put("photos", "%1$d x %1$d, %2$s".formatted(found.inputSize(), found.layout()));
    facts.put("parameters", Figures.count(found.parameters()));
    facts.put("a photo costs", String.format(Locale.ROOT, "%.3f GMAC", found.multiplyAdds() / 1e9));
    facts.put("operators", joined(found.operators(), " x "));
    facts.put("opset", joined(found.opsets(), " "));
    facts.put("format", "IR %d %s".formatted(found.format(), found.producer()).strip());
    found.metadata().forEach((key, value) -> facts.put(key, shortened(value)));
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder(name).append('\n');
    facts.forEach(
        (fact, value) ->
            text.append("  " + fact + " ".repeat(width - fact.length()) + "  " + value + '\n'));
    return text.append('\n').append(layers()).toString();
  }

  private String layers() {
    List<FeatureLayer> layers = found.layers();
    int from = all ? 0 : Math.max(0, layers.size() - LAST);
    TextTable table = new TextTable().row("--layer", "computed by", "values", "with --pooling");
    for (FeatureLayer layer : layers.subList(from, layers.size())) {
      table.row(
          layer.tensor(),
          layer.operator(),
          Figures.count(layer.values()),
          layer.channels() == 0 ? "" : Figures.count(layer.channels()));
    }
    String more =
        from == 0
            ? ""
            : "  (the last %d of %d; --all shows the others)\n".formatted(LAST, layers.size());
    return table + more;
  }

  private static String tensors(List<Inspection.Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> "%s: %s %s".formatted(tensor.name(), tensor.type(), tensor.shape()))
        .collect(Collectors.joining("; "));
  }

  private static String joined(Map<String, ?> counts, String between) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + between + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Lists of labels are long. */
  private static String shortened(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
