package fr.verger.cli.cloud;

import fr.verger.cli.options.RunOptions;
import fr.verger.cloud.job.RunRequest;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.descriptor.DescriptorCatalog;
import fr.verger.vision.quantization.Int8Variant;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of a run as they were typed, with the files of this machine that they name. */
final class TypedRun {
  private static final Set<String> TAKEN =
      Set.of("--images", "--output", "--backbone", "--vocabulary");

  private final RunOptions options;
  private final ParseResult typed;
  private final CommandSpec run = new CommandLine(new RunOptions()).getCommandSpec();
  private final BackboneCatalog catalog = new BackboneCatalog();

  TypedRun(RunOptions options, ParseResult typed) {
    this.options = options;
    this.typed = typed;
  }

  RunRequest request() {
    // What a run would refuse is refused here, before anything costs.
    options.settings();
    Map<String, List<Path>> files = new HashMap<>();
    List<String> others = new ArrayList<>();
    backbone(files, others);
    String vocabulary = options.features.network.vocabulary;
    if (vocabulary != null) {
      sort("--vocabulary", vocabulary, files, others);
    }
    for (OptionSpec option : typed.matchedOptions()) {
      if (ofRun(option) && !TAKEN.contains(option.longestName())) {
        others.add(option.longestName());
        if (option.arity().max() > 0) {
          others.addAll(option.originalStringValues());
        }
      }
    }
    return new RunRequest(
        options.features.photos.images, options.features.tables.output, files, others);
  }

  private boolean ofRun(OptionSpec option) {
    return run.optionsMap().containsKey(option.longestName());
  }

  private void backbone(Map<String, List<Path>> files, List<String> others) {
    String name = options.features.network.backbone;
    boolean bundled =
        BackboneRegistry.standard().find(name).filter(RegistryEntry::bundled).isPresent();
    if (DescriptorCatalog.has(name) || (bundled && !int8())) {
      others.addAll(List.of("--backbone", name));
    } else if (bundled) {
      throw new VergerException(
          Category.USAGE,
          "The int8 variant of %s does not travel by itself; give its file by --backbone FILE.int8.onnx."
              .formatted(name));
    } else if (catalog.has(name)) {
      // Read here, so that one that is not on this machine is refused here.
      if (catalog.onnx(name).length > 0) {
        files.put("--backbone", withVariant(catalog.place(name)));
      }
    } else {
      sort("--backbone", name, files, others);
    }
  }

  private boolean int8() {
    return options.features.network.precision == Precision.INT8;
  }

  private List<Path> withVariant(Path file) {
    Path variant = Path.of(Int8Variant.of(file.toString()));
    return int8() && Files.isRegularFile(variant) ? List.of(file, variant) : List.of(file);
  }

  /** An address stays as it is; a file of this machine goes along. */
  private void sort(
      String option, String value, Map<String, List<Path>> files, List<String> others) {
    if (value.contains("://")) {
      others.addAll(List.of(option, value));
      return;
    }
    Path file = Path.of(value);
    if (!Files.isRegularFile(file)) {
      throw new VergerException(
          Category.INPUT,
          "%s is '%s', and there is no such file or name; check it, or see verger backbones list."
              .formatted(option, value));
    }
    files.put(option, withVariant(file));
  }
}
