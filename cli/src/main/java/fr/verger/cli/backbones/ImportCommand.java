package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.Screen;
import fr.verger.vision.fetch.BackboneImport;
import fr.verger.vision.fetch.ImportOptions;
import fr.verger.vision.fetch.ImportedBackbone;
import fr.verger.vision.keras.Architecture;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code verger backbones import}: a file that was brought by hand. */
@Command(
    name = "import",
    description = {
      "Make a network of a file brought by hand: weights that Keras saved (HDF5), or a published"
          + " file that 'pull' would fetch. A published file becomes the network of that name; any"
          + " other becomes an ONNX file."
    },
    footer = {
      "",
      "Examples:",
      "  verger backbones import vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5",
      "  verger backbones import my.weights.h5 --input-size 160 --output my.onnx"
    })
final class ImportCommand implements Callable<Integer> {
  private final BackboneRegistry registry;
  private final BackboneCache cache;
  private final Screen screen;

  @Parameters(paramLabel = "FILE", description = "Weights saved by Keras, or a published file.")
  Path file;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      converter = ArchitectureName.class,
      description = "Refuse other weights than those of mobilenet-v2 or vgg16 (default: either).")
  Architecture architecture;

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      converter = PositiveInteger.class,
      description =
          "Width and height of its photos (default: as the file or its name says, else 224).")
  Integer inputSize;

  @Option(
      names = "--license",
      paramLabel = "SPDX",
      description = "Licence of the weights (default: what the registry says, else NOASSERTION).")
  String license;

  @Option(
      names = "--output",
      paramLabel = "FILE.onnx",
      description =
          "Where to write the network (default: the cache for a published file, else the"
              + " weights' name here).")
  Path output;

  @Option(names = "--overwrite", description = "Replace an output that exists.")
  boolean overwrite;

  @Mixin CommonHelp help;

  ImportCommand(BackboneRegistry registry, BackboneCache cache, Screen screen) {
    this.registry = registry;
    this.cache = cache;
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    ImportedBackbone found =
        new BackboneImport(registry, cache)
            .take(file, new ImportOptions(architecture, inputSize, license, output, overwrite));
    String name = found.registered() == null ? found.model().toString() : found.registered();
    screen.out().println(found.what() + ", " + Figures.count(found.features()) + " features");
    screen
        .out()
        .printf(
            Locale.ROOT,
            "  photos of %d x %d pixels, %s; licence %s%n",
            found.inputSize(),
            found.inputSize(),
            found.sizeGround(),
            found.license());
    screen.out().println("  sha256 of the weights " + found.sha256());
    screen.out().println("  lies in " + found.model() + "; use it by --backbone " + name);
    return 0;
  }

  /** As it is written elsewhere: with a hyphen. */
  static final class ArchitectureName implements ITypeConverter<Architecture> {
    @Override
    public Architecture convert(String value) {
      return Arrays.stream(Architecture.values())
          .filter(one -> one.toString().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s".formatted(value, Architecture.all())));
    }
  }
}
