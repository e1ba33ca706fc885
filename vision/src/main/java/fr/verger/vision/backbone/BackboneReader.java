package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * From a file's bytes to a backbone that is known to run: parsed, cut at the feature, tried on the
 * engine. What the user says, the file's metadata and the shape of its input are brought together
 * here.
 */
final class BackboneReader {
  private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
  private static final Pattern EXTENSION = Pattern.compile("\\.onnx$", Pattern.CASE_INSENSITIVE);

  private final String path;
  private final BackboneOptions options;

  /** A reader for one file, whose path is for messages. */
  BackboneReader(String path, BackboneOptions options) {
    this.path = path;
    this.options = options;
  }

  BackboneModel read(byte[] bytes) {
    ModelProto model = OnnxFile.parse(path, bytes);
    BackboneMetadata metadata = BackboneMetadata.of(path, model);
    Precision precision = precision(metadata);
    String feature = Layer.tensor(path, model.getGraph(), options.layer(), metadata.features());
    ModelProto cut = GraphCut.at(model, feature);
    refuseExternalWeights(cut.getGraph());
    GraphInput input = GraphInput.of(path, cut.getGraph());
    Preprocessing preprocessing = preprocessing(metadata, input);
    ModelProto fed = input.bytes() ? ByteInput.fedWithFloats(cut, input.name()) : cut;
    String fedName = input.bytes() ? fed.getGraph().getInput(0).getName() : input.name();
    TriedGraph tried =
        new GraphTrial(path, fedName, preprocessing, options.pooling())
            .of(GraphInput.freeBatch(fed, fedName));
    return new BackboneModel(
        metadata.name() != null ? metadata.name() : nameOfFile(),
        tried.onnx(),
        Sha256.of(bytes),
        Sha256.of(tried.onnx()),
        preprocessing,
        fedName,
        tried.features(),
        tried.featureCount(),
        tried.oneByOne(),
        metadata.license(),
        metadata.source(),
        precision,
        metadata.quantizedFrom());
  }

  /** Looks into a file without asking what it leaves open but the size of its photos. */
  Inspection inspect(byte[] bytes) {
    ModelProto model = OnnxFile.parse(path, bytes);
    refuseExternalWeights(model.getGraph());
    BackboneMetadata metadata = BackboneMetadata.of(path, model);
    GraphInput input = GraphInput.of(path, model.getGraph());
    Layout layout = layout(metadata, input);
    int size = inputSize(metadata, input);
    return new GraphInspector(path, model, layout).inspect(input.name(), size, input.bytes());
  }

  private Preprocessing preprocessing(BackboneMetadata metadata, GraphInput input) {
    int size = inputSize(metadata, input);
    Normalisation normalisation = normalisation(metadata, input);
    Layout layout = layout(metadata, input);
    try {
      return new Preprocessing(size, normalisation, layout);
    } catch (IllegalArgumentException e) {
      throw OnnxFile.refused(path, "cannot be used: " + e.getMessage(), e);
    }
  }

  /** A graph that fixes its size leaves no choice; one that does not may run at any. */
  private int inputSize(BackboneMetadata metadata, GraphInput input) {
    Integer size = options.inputSize() != null ? options.inputSize() : metadata.inputSize();
    if (size == null && input.size() == null) {
      throw missing("how large its photos are", "--input-size PIXELS");
    }
    if (size != null && input.size() != null && !size.equals(input.size())) {
      throw new VergerException(
          options.inputSize() != null ? Category.USAGE : Category.INPUT,
          "The backbone %s takes photos of %d x %d pixels, not of the %d that %s."
              .formatted(
                  path,
                  input.size(),
                  input.size(),
                  size,
                  options.inputSize() != null ? "--input-size asks for" : "its metadata say"));
    }
    return size != null ? size : input.size();
  }

  /** How a network was trained is a fact: an option may supply it, not change it. */
  private Normalisation normalisation(BackboneMetadata metadata, GraphInput input) {
    Normalisation asked = options.normalisation();
    Normalisation said =
        input.bytes() && metadata.normalisation() == null
            ? Normalisation.NONE
            : metadata.normalisation();
    if (asked == null && said == null) {
      throw missing("how its photos are normalised", "--normalisation tf, caffe, torch or none");
    }
    if (asked != null && said != null && asked != said) {
      throw new VergerException(
          Category.USAGE,
          "The backbone %s %s; leave out --normalisation %s."
              .formatted(
                  path,
                  input.bytes()
                      ? "takes photos as bytes and normalises them itself"
                      : "was trained with normalisation %s by its own metadata"
                          .formatted(lower(said)),
                  lower(asked)));
    }
    if (input.bytes() && said != Normalisation.NONE) {
      throw OnnxFile.refused(
          path,
          "takes bytes at its input '%s', but its metadata ask for normalisation %s"
              .formatted(input.name(), lower(said)),
          null);
    }
    return asked != null ? asked : said;
  }

  /** A file has the arithmetic it has: nothing is turned into int8 by an option. */
  private Precision precision(BackboneMetadata metadata) {
    Precision said = metadata.precision() == null ? Precision.FP32 : metadata.precision();
    Precision asked = options.precision();
    if (asked != null && asked != said) {
      throw new VergerException(
          Category.USAGE,
          "The backbone %s computes in %s, not in %s; %s."
              .formatted(
                  path,
                  said.label(),
                  asked.label(),
                  asked == Precision.INT8
                      ? "'verger backbones quantize' makes an int8 variant"
                      : "give the file it was made from"));
    }
    return said;
  }

  private Layout layout(BackboneMetadata metadata, GraphInput input) {
    Layout said = metadata.layout();
    Layout seen = input.layout();
    if (said == null && seen == null) {
      throw OnnxFile.refused(
          path,
          "leaves open where the channels of its input '%s' are; write NCHW or NHWC as verger.layout into its metadata"
              .formatted(input.name()),
          null);
    }
    if (said != null && seen != null && said != seen) {
      throw OnnxFile.refused(
          path, "says %s in its metadata, but its input is %s".formatted(said, seen), null);
    }
    return said != null ? said : seen;
  }

  private void refuseExternalWeights(GraphProto graph) {
    graph.getInitializerList().stream()
        .filter(weights -> weights.getDataLocation() == TensorProto.DataLocation.EXTERNAL)
        .findFirst()
        .ifPresent(
            weights -> {
              throw OnnxFile.refused(
                  path,
                  "keeps weights ('%s') in another file; save it with everything in one"
                      .formatted(weights.getName()),
                  null);
            });
  }

  private VergerException missing(String what, String option) {
    return new VergerException(
        Category.USAGE, "The backbone %s does not say %s; give %s.".formatted(path, what, option));
  }

  private String nameOfFile() {
    return EXTENSION.matcher(FOLDERS.matcher(path).replaceFirst("")).replaceFirst("");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
