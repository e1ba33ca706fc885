package fr.verger.vision.keras;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.keras.FittingWeights.Fit;
import fr.verger.vision.keras.KerasLayer.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a file of weights that Keras saved to an ONNX model with the same features. Tensors are told
 * by order and shape, so that files of all versions of Keras are read; their names must only not
 * contradict. A classification layer on top is left out, batch normalisation is folded into the
 * convolution before it.
 */
public final class KerasConversion {
  private static final int KERAS_DEFAULT_SIZE = 224;
  private static final int LARGEST_INPUT = 4096;

  /** As keras-applications names its files: {@code …_1.0_224_no_top.h5}. */
  private static final Pattern SIZE_IN_NAME =
      Pattern.compile("_[01]\\.\\d{1,2}_(96|128|160|192|224)(?=[_.])");

  private final Architecture architecture;
  private final Integer inputSize;

  /**
   * A conversion.
   *
   * @param architecture what the weights must be of, or null for whatever they fit
   * @param inputSize width and height of the photos, or null for what the file, else its name, else
   *     Keras' default says; weights do not tell it
   */
  public KerasConversion(Architecture architecture, Integer inputSize) {
    this.architecture = architecture;
    this.inputSize = inputSize;
  }

  /** Whether a file is one that Keras may have saved weights in: HDF5, by its first bytes. */
  public static boolean reads(Path file) throws IOException {
    return WeightsFile.is(file);
  }

  /**
   * Converts a file.
   *
   * @param origin what is known of it, for the metadata
   * @throws VergerException when it is damaged, or of no network that is known, with what was
   *     expected and found
   * @throws IOException when it cannot be read at all
   */
  public ConvertedWeights convert(Path file, Origin origin) throws IOException {
    return new WeightsFile(file).read(weights -> convert(weights, file, origin));
  }

  private ConvertedWeights convert(KerasWeights weights, Path file, Origin origin) {
    List<Candidate> candidates = new ArrayList<>();
    for (Architecture one : architecture == null ? Architecture.values() : one()) {
      for (Network network : one.networks()) {
        Fit fit = FittingWeights.of(weights, network);
        candidates.add(new Candidate(one, network, noMore(weights, network), fit));
      }
    }
    Candidate nearest = Collections.max(candidates, Candidate.NEARNESS);
    if (!nearest.fits()) {
      throw unknown(weights, nearest);
    }
    return converted(nearest, size(weights, file), origin);
  }

  /** A network that weights may be of; {@code sameCounts} of layers of each kind. */
  private record Candidate(
      Architecture architecture, Network network, boolean sameCounts, Fit fit) {
    static final Comparator<Candidate> NEARNESS =
        Comparator.comparing(Candidate::fits)
            .thenComparing(Candidate::sameCounts)
            .thenComparing(candidate -> candidate.fit().layers());

    boolean fits() {
      return sameCounts && fit.weights() != null;
    }
  }

  private Architecture[] one() {
    return new Architecture[] {architecture};
  }

  /** Dense layers are the top, which is left out; anything else would be another network. */
  private static boolean noMore(KerasWeights weights, Network network) {
    for (Kind kind : List.of(Kind.CONVOLUTION, Kind.DEPTHWISE, Kind.NORMALISATION)) {
      if (weights.of(kind).size() != count(network, kind)) {
        return false;
      }
    }
    return true;
  }

  private static long count(Network network, Kind kind) {
    return network.layers().stream().filter(layer -> layer.kind() == kind).count();
  }

  private VergerException unknown(KerasWeights weights, Candidate candidate) {
    Network network = candidate.network();
    String what = architecture == null ? "no network that Verger knows" : "no " + architecture;
    String nearest =
        candidate.sameCounts()
            ? "the nearest is %s, but %s"
                .formatted(network.title(), candidate.fit().difference().text())
            : "they have %s, and %s has %s"
                .formatted(
                    counts(kind -> weights.of(kind).size()),
                    network.title(),
                    counts(kind -> count(network, kind)));
    String known = architecture == null ? " (known are %s)".formatted(Architecture.all()) : "";
    return WeightsFile.refused(
        weights.path(), "are of %s%s: %s".formatted(what, known, nearest), null);
  }

  private static String counts(ToLongFunction<Kind> count) {
    return "%d convolutions, %d depthwise ones and %d batch normalisations"
        .formatted(
            count.applyAsLong(Kind.CONVOLUTION),
            count.applyAsLong(Kind.DEPTHWISE),
            count.applyAsLong(Kind.NORMALISATION));
  }

  private record Size(int pixels, String ground) {}

  private Size size(KerasWeights weights, Path file) {
    if (inputSize != null) {
      return new Size(inputSize, "as --input-size says");
    }
    if (weights.inputSize() != null) {
      return new Size(weights.inputSize(), "as the file says");
    }
    Matcher matcher = SIZE_IN_NAME.matcher(file.getFileName().toString());
    return matcher.find()
        ? new Size(Integer.parseInt(matcher.group(1)), "as its name says")
        : new Size(
            KERAS_DEFAULT_SIZE, "Keras' default, since neither the file nor its name says it");
  }

  private static ConvertedWeights converted(Candidate candidate, Size size, Origin origin) {
    Network network = candidate.network();
    int pixels = size.pixels();
    if (pixels < network.smallestInput() || pixels > LARGEST_INPUT) {
      throw new VergerException(
          Category.USAGE,
          "%s takes photos of %d to %d pixels, not of %d (%s)."
              .formatted(
                  network.title(), network.smallestInput(), LARGEST_INPUT, pixels, size.ground()));
    }
    OnnxGraph graph = network.graph(candidate.fit().weights(), pixels);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("verger.name", origin.name());
    metadata.put("verger.architecture", network.title());
    metadata.put("verger.input_size", Integer.toString(pixels));
    metadata.put("verger.resize", "bicubic");
    metadata.put(
        "verger.normalisation",
        candidate.architecture().normalisation().name().toLowerCase(Locale.ROOT));
    metadata.put("verger.layout", "NCHW");
    metadata.put("verger.features", "features");
    metadata.put("verger.license", origin.license());
    metadata.put("verger.source", origin.source());
    metadata.put("verger.weights_sha256", origin.sha256());
    return new ConvertedWeights(
        graph.model(metadata), network.title(), pixels, size.ground(), graph.featureCount());
  }
}
