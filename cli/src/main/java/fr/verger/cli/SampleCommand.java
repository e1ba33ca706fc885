package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.options.Share;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.sample.SampleOrchard;
import fr.verger.sample.SampleSettings;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger sample}: synthetic fruit photos. */
@Command(
    name = "sample",
    description = "Draw synthetic fruit photos for demos and load tests.",
    footer = {
      "",
      "Photos lie in OUTPUT/Training/LABEL and OUTPUT/Test/LABEL. Equal options give equal photos.",
      "",
      "Examples:",
      "  verger sample --output orchard",
      "  verger sample --output large --classes 100 --per-class 1000 --size 100 --seed 7"
    })
final class SampleCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "Folder to make; it must not exist yet, or be empty.")
  Path output;

  @Option(
      names = "--classes",
      paramLabel = "N",
      defaultValue = "12",
      converter = PositiveInteger.class,
      description = "Number of kinds of fruit (default: ${DEFAULT-VALUE}).")
  int classes;

  @Option(
      names = "--per-class",
      paramLabel = "N",
      defaultValue = "40",
      converter = PositiveInteger.class,
      description = "Photos of each kind, training and test together (default: ${DEFAULT-VALUE}).")
  int perClass;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.25",
      converter = Share.class,
      description = "Share of each kind that goes to Test, 0 to 1 (default: ${DEFAULT-VALUE}).")
  double testShare;

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      defaultValue = "100",
      converter = PositiveInteger.class,
      description = "Width and height of a photo (default: ${DEFAULT-VALUE}).")
  int size;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, other fruits (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  @Mixin CommonHelp help;

  SampleCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    SampleSettings settings = settings();
    draw(settings);
    if (!quiet) {
      tell(settings);
    }
    return 0;
  }

  private void draw(SampleSettings settings) throws IOException {
    SampleOrchard orchard = new SampleOrchard(settings);
    interruption.leaves(
        "Stopped; the photos drawn so far lie in " + output + ".partial, which can be removed.");
    try (LiveProgress progress = quiet ? LiveProgress.silent() : LiveProgress.on(screen)) {
      progress.started("drawing", settings.photos());
      orchard.write(output, (done, total) -> progress.advanced(done, 0));
      progress.finished();
    } catch (IllegalArgumentException e) {
      throw new VergerException(Category.INPUT, e.getMessage(), e);
    } finally {
      interruption.over();
    }
  }

  private void tell(SampleSettings settings) {
    String kinds =
        settings.classes() == 1
            ? "1 kind of fruit"
            : Figures.count(settings.classes()) + " kinds of fruit";
    Path place = output.toAbsolutePath().normalize();
    screen.out().println(Figures.photos(settings.photos()) + " of " + kinds + " lie in " + place);
  }

  private SampleSettings settings() {
    try {
      int threads = SampleSettings.DEFAULT.threads();
      return new SampleSettings(classes, perClass, testShare, size, seed, threads);
    } catch (IllegalArgumentException e) {
      throw new VergerException(Category.USAGE, e.getMessage(), e);
    }
  }
}
