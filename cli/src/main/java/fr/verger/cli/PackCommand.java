package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.SparkOptions;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.spark.packs.PackRun;
import fr.verger.spark.photos.PackFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger pack}: many small photos into few large files. */
@Command(
    name = "pack",
    description = {
      "Put the photos of a folder into few large files, which every command takes as --images.",
      "A store gives a large file faster than thousands of small ones. The files are Parquet, with"
          + " the columns path, label, split, size, modified and bytes."
    },
    footer = {
      "",
      "Example:",
      "  verger pack --images s3://orchard/photos --output s3://orchard/pack",
      "  verger run --images s3://orchard/pack --output s3://orchard/results"
    })
final class PackCommand implements Callable<Integer> {
  private final SparkWork work;
  private final Screen screen;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "PATH",
      description = "Folder of photos, each in a folder named as its label.")
  String images;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "Folder to make; it must not exist yet, or be empty.")
  String output;

  @Mixin SparkOptions spark;
  @Mixin CommonHelp help;

  PackCommand(SparkWork work, Screen screen) {
    this.work = work;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    PackFolder.Contents pack =
        work.run(
            spark.master,
            spark.verbosity(),
            "Stopped; what was packed so far in " + output + " is no pack; pack again.",
            (session, progress) -> new PackRun(session, progress).execute(images, output));
    if (spark.verbosity() != Verbosity.QUIET) {
      screen
          .out()
          .println(
              String.format(
                  "%s in %s %s lie in %s",
                  Figures.photos(pack.photos()),
                  Figures.count(pack.files().size()),
                  pack.files().size() == 1 ? "file" : "files",
                  output));
    }
    return 0;
  }
}
