package fr.verger.cli;

import fr.verger.cli.demo.DemoFolder;
import fr.verger.cli.demo.DemoOrchard;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.sample.SampleProgress;
import fr.verger.spark.run.RunSettings;
import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger demo}: a sample orchard and the whole chain on it. */
@Command(
    name = "demo",
    description = {
      "Draw a small sample orchard and run the whole chain on it.",
      "Everything goes into ./verger-demo, which is made anew each time."
    },
    footer = {"", "Example:", "  verger demo"})
final class DemoCommand implements Callable<Integer> {
  private static final Path FOLDER = Path.of("verger-demo");

  private final Chain chain;
  private final Screen screen;

  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  DemoCommand(Chain chain, Screen screen) {
    this.chain = chain;
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    DemoFolder folder = new DemoFolder(FOLDER);
    folder.makeAnew();
    draw(folder.photos());
    return chain.run(settings(folder), spark);
  }

  private void draw(Path photos) throws IOException {
    DemoOrchard orchard = new DemoOrchard();
    if (spark.verbosity() == Verbosity.QUIET) {
      orchard.write(photos, SampleProgress.NONE);
      return;
    }
    try (LiveProgress progress = LiveProgress.on(screen)) {
      progress.started("drawing a sample orchard", orchard.photos());
      orchard.write(photos, (done, total) -> progress.advanced(done, 0));
      progress.finished();
    }
  }

  private static RunSettings settings(DemoFolder folder) {
    return new RunSettings(
        folder.photos().toString(),
        folder.run().toString(),
        BackboneCatalog.FRUITS_MINI,
        BackboneOptions.none(),
        16,
        null,
        new ClassChoice.All(),
        new ComponentTarget.Share(0.99),
        500,
        TableFormat.BOTH,
        null,
        100_000_000,
        0.1,
        false);
  }
}
