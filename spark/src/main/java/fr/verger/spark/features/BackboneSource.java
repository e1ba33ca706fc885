package fr.verger.spark.features;

import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.classifier.ClassifierVariant;
import fr.verger.vision.descriptor.ColorHog;
import fr.verger.vision.descriptor.DescriptorCatalog;
import fr.verger.vision.descriptor.DescriptorOptions;
import fr.verger.vision.descriptor.VisualWords;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.quantization.Int8Variant;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds a backbone on the driver: under a name, or in a file on any file system. */
public final class BackboneSource {
  private final BackboneCatalog catalog = new BackboneCatalog();
  private final Configuration conf;

  /** A source that reaches other file systems as the configuration says. */
  public BackboneSource(Configuration conf) {
    this.conf = conf;
  }

  /**
   * What makes features under that name: a network that was read and checked, or a descriptor with
   * its settings.
   *
   * @param options what a network's file does not say, or what shall hold instead
   * @param descriptor what is asked of a descriptor
   * @throws VergerException when there is no such thing, it cannot run, or the options are not its
   */
  public FeatureFunction function(
      String backbone, BackboneOptions options, DescriptorOptions descriptor) {
    if (wantsVocabulary(backbone, options, descriptor)) {
      throw new VergerException(
          Category.USAGE,
          "%s needs a vocabulary of visual words; give the vocabulary.bin of a run with it."
              .formatted(backbone));
    }
    if (!DescriptorCatalog.has(backbone)) {
      return new FeatureFunction.Network(load(backbone, options));
    }
    return new FeatureFunction.Classical(
        backbone.equals(ColorHog.NAME)
            ? new ColorHog(descriptor.equalize())
            : words(backbone, descriptor));
  }

  /**
   * Whether a backbone has visual words, and nobody said which.
   *
   * @throws VergerException when the options are not its
   */
  public boolean wantsVocabulary(
      String backbone, BackboneOptions options, DescriptorOptions descriptor) {
    if (!DescriptorCatalog.has(backbone)) {
      if (!descriptor.equals(DescriptorOptions.none())) {
        throw new VergerException(
            Category.USAGE,
            "--equalize and --vocabulary are for %s; leave them out with the network %s."
                .formatted(String.join(", ", DescriptorCatalog.names()), backbone));
      }
      return false;
    }
    if (!options.equals(BackboneOptions.none())) {
      throw new VergerException(
          Category.USAGE,
          "%s is a descriptor, not a network; leave out --input-size, --normalisation, --layer, --pooling and --precision."
              .formatted(backbone));
    }
    DescriptorCatalog.check(backbone, descriptor);
    return !backbone.equals(ColorHog.NAME) && descriptor.vocabulary() == null;
  }

  private VisualWords words(String backbone, DescriptorOptions descriptor) {
    Location place = Location.parse(descriptor.vocabulary(), conf);
    try {
      return DescriptorCatalog.words(backbone, descriptor.equalize(), place.text(), bytes(place));
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is no vocabulary %s; give the vocabulary.bin of a run.".formatted(place.text()),
          e);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  /**
   * Reads and checks a network. Where int8 is asked for and the file is not int8 itself, that is
   * the variant which was made of it; another precision than the one asked for is never given.
   *
   * @param backbone name in the registry, or path of an ONNX file
   * @param options what the file does not say, or what shall hold instead
   * @throws VergerException when there is no such backbone or variant, or it cannot run
   */
  public BackboneModel load(String backbone, BackboneOptions options) {
    if (options.precision() != Precision.INT8) {
      return original(backbone, options);
    }
    BackboneModel model = original(backbone, options.with(null));
    return model.precision() == Precision.INT8 ? model : variantOf(model, backbone);
  }

  /**
   * Where the int8 variant of a backbone lies, or would: beside its file, or among the cached ones.
   */
  public Location variant(String backbone) {
    String file =
        catalog.has(backbone)
            ? catalog.place(backbone).toString()
            : Location.parse(backbone, conf).text();
    return Location.parse(Int8Variant.of(file), conf);
  }

  /**
   * The whole of a file that is a classifier, of which {@link #load} gives the backbone alone;
   * nothing for a name or another file.
   *
   * @throws VergerException when the file cannot be read
   */
  public Optional<byte[]> classifier(String backbone) {
    if (catalog.has(backbone)) {
      return Optional.empty();
    }
    Location file = Location.parse(backbone, conf);
    try {
      byte[] bytes = bytes(file);
      return ClassifierVariant.possible(file.text(), bytes) ? Optional.of(bytes) : Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private BackboneModel variantOf(BackboneModel model, String backbone) {
    Location variant = variant(backbone);
    try {
      BackboneModel read = catalog.read(variant.text(), bytes(variant), BackboneOptions.none());
      return Int8Variant.checked(model, read, variant.text());
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is no int8 variant of the backbone %s (it would be %s); make it with 'verger backbones quantize %s --images PATH'."
              .formatted(backbone, variant.text(), backbone),
          e);
    } catch (IOException e) {
      throw unreadable(variant, e);
    }
  }

  private BackboneModel original(String backbone, BackboneOptions options) {
    if (DescriptorCatalog.has(backbone)) {
      throw new VergerException(
          Category.USAGE,
          "%s is a descriptor, not a network; give one of %s, or an ONNX file."
              .formatted(backbone, String.join(", ", catalog.names())));
    }
    if (catalog.has(backbone)) {
      return catalog.named(backbone, options);
    }
    Location location = Location.parse(backbone, conf);
    try {
      return catalog.read(location.text(), bytes(location), options);
    } catch (FileNotFoundException e) {
      throw new VergerException(
          Category.INPUT,
          "There is neither a backbone nor a file named %s; the backbones are %s."
              .formatted(backbone, String.join(", ", names())),
          e);
    } catch (IOException e) {
      throw unreadable(location, e);
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(catalog.names());
    names.addAll(DescriptorCatalog.names());
    return names;
  }

  private byte[] bytes(Location location) throws IOException {
    Path path = location.hadoop();
    FileSystem files = FileSystems.of(path, conf);
    FileStatus status = files.getFileStatus(path);
    if (status.isDirectory()) {
      throw new VergerException(
          Category.INPUT, "%s is a folder; give a file.".formatted(location.text()));
    }
    try (InputStream in = files.open(path)) {
      return in.readAllBytes();
    }
  }

  private static VergerException unreadable(Location location, IOException cause) {
    return new VergerException(
        Category.INPUT,
        "The backbone %s cannot be read: %s.".formatted(location.text(), cause.getMessage()),
        cause);
  }
}
