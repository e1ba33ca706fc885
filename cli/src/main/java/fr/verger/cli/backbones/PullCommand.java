package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Unit;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.fetch.BackbonePull;
import fr.verger.vision.fetch.FetchListener;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verger backbones pull}: a network of the registry, from where it is published. */
@Command(
    name = "pull",
    description = {
      "Fetch a network from where it is published, check it, convert it and keep it. A download"
          + " that broke off is gone on with."
    },
    footer = {"", "Example:", "  verger backbones pull vgg16"})
final class PullCommand implements Callable<Integer> {
  private final BackboneRegistry registry;
  private final BackboneCache cache;
  private final Screen screen;
  private final Interruption interruption;

  @Parameters(paramLabel = "NAME", description = "A name of verger backbones list.")
  String name;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  @Mixin CommonHelp help;

  PullCommand(
      BackboneRegistry registry, BackboneCache cache, Screen screen, Interruption interruption) {
    this.registry = registry;
    this.cache = cache;
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RegistryEntry entry =
        registry
            .find(name)
            .orElseThrow(
                () ->
                    new VergerException(
                        Category.USAGE,
                        "There is no backbone '%s'; there are %s."
                            .formatted(name, String.join(", ", registry.names()))));
    interruption.leaves("Stopped; what has come is kept, and pulling again goes on with it.");
    Path model;
    try (LiveProgress progress = quiet ? LiveProgress.silent() : LiveProgress.on(screen)) {
      model = new BackbonePull(cache, new Shown(progress)).pull(entry);
    } finally {
      interruption.over();
    }
    if (!quiet) {
      screen.out().println(name + " lies in " + model + "; use it by --backbone " + name);
    }
    return 0;
  }

  /** A download as the terminal shows it. */
  private record Shown(LiveProgress progress) implements FetchListener {
    @Override
    public void started(String backbone, long bytes) {
      progress.started("fetching " + backbone, Unit.BYTES, bytes);
    }

    @Override
    public void advanced(long bytes) {
      progress.advanced(bytes, 0);
    }

    @Override
    public void interrupted(String reason) {
      progress.remark(reason + "; asking again");
    }

    @Override
    public void finished() {
      progress.finished();
    }
  }
}
