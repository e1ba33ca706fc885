package fr.verger.cli;

import fr.verger.cli.demo.DemoFolder;
import fr.verger.cli.demo.DemoOrchard;
import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.RunOptions;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
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
    return chain.run(options(folder), spark);
  }

  private void draw(Path photos) throws IOException {
    DemoOrchard orchard = new DemoOrchard();
    boolean quiet = spark.verbosity() == Verbosity.QUIET;
    try (LiveProgress progress = quiet ? LiveProgress.silent() : LiveProgress.on(screen)) {
      progress.started("drawing a sample orchard", orchard.photos());
      orchard.write(photos, (done, total) -> progress.advanced(done, 0));
      progress.finished();
    }
  }

  private static RunOptions options(DemoFolder folder) {
    return RunOptions.of(
        "--images", folder.photos().toString(),
        "--output", folder.run().toString(),
        "--format", "both");
  }
}
