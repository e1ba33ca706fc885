package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.terminal.Screen;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.Inspection;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verger backbones inspect}: what an ONNX file holds. */
@Command(
    name = "inspect",
    description = {
      "Look into a network: its inputs and outputs, what it costs to run, and the layers at which"
          + " --layer can cut it."
    },
    footer = {
      "",
      "Examples:",
      "  verger backbones inspect fruits-mini",
      "  verger backbones inspect resnet.onnx --all"
    })
final class InspectCommand implements Callable<Integer> {
  private final BackboneCatalog catalog;
  private final Screen screen;

  @Parameters(
      paramLabel = "NAME|FILE.onnx",
      description = "A name of verger backbones list, or any ONNX file.")
  String backbone;

  @Option(
      names = "--input-size",
      paramLabel = "PIXELS",
      converter = PositiveInteger.class,
      description = "Width and height of a photo, for a network that takes any.")
  Integer inputSize;

  @Option(names = "--all", description = "Show all layers, not the last ones only.")
  boolean all;

  @Mixin CommonHelp help;

  InspectCommand(BackboneCatalog catalog, Screen screen) {
    this.catalog = catalog;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Inspection found =
        catalog.has(backbone)
            ? catalog.inspectNamed(backbone, inputSize)
            : catalog.inspect(backbone, file(Path.of(backbone)), inputSize);
    screen.out().print(new InspectionText(backbone, found, all));
    return 0;
  }

  private byte[] file(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new VergerException(
          Category.INPUT,
          "There is neither a backbone nor a file named %s; the backbones are %s."
              .formatted(path, String.join(", ", catalog.names())),
          e);
    } catch (AccessDeniedException e) {
      throw new VergerException(
          Category.INPUT, "The backbone %s may not be read: permission denied.".formatted(path), e);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "The backbone %s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }
}
