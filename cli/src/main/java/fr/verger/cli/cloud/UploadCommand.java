package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.job.Addresses;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.FolderUpload;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud upload}: photos to the bucket. */
@Command(
    name = "upload",
    description = {
      "Bring a folder of photos, or of packs, to the bucket: in parallel, each file checked by its"
          + " digest. What is there with the same content is not sent again."
    },
    footer = {
      "",
      "Examples:",
      "  verger cloud upload --images photos",
      "  verger cloud upload --images packed --to packs/orchard"
    })
final class UploadCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;

  @Mixin CloudOptions cloud;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of this machine.")
  Path images;

  @Option(
      names = "--to",
      paramLabel = "NAME",
      defaultValue = "photos",
      description = "Where in the bucket, in photos or packs (default: ${DEFAULT-VALUE}).")
  String to;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  @Mixin CommonHelp help;

  UploadCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    String prefix = Addresses.key("--to", to, List.of("photos", "packs")) + "/";
    try (CloudWork work = CloudWork.open(cloud, screen);
        LiveProgress progress =
            quiet || cloud.dryRun ? LiveProgress.silent() : LiveProgress.on(screen)) {
      Bucket bucket = work.stacks().bucket();
      interruption.leaves("Stopped; uploading again sends only what is missing.");
      FolderUpload.Done done =
          new FolderUpload(bucket, new Transfer(progress, "uploading")).send(images, prefix);
      progress.finished();
      if (!quiet && !cloud.dryRun) {
        screen
            .out()
            .printf(
                "%s files lie in %s, all checked; next: verger cloud submit --images %s --output results/first%n",
                Figures.count(done.files()), bucket.address(prefix), to);
      }
    } finally {
      interruption.over();
    }
    return 0;
  }
}
