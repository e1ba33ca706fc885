package fr.verger.cli.predict;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.options.PositiveLong;
import fr.verger.cli.options.Share;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.Screen;
import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.classifier.FruitClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verger predict}: what is on photos. */
@Command(
    name = "predict",
    description = {
      "Say what is on photos: the likeliest labels and their probabilities, or \"not sure\".",
      "A photo that cannot be read is a row with the reason."
    },
    footer = {
      "",
      "Exit status 1 when there is no photo, or more than --max-rejected of them cannot be read.",
      "",
      "Examples:",
      "  verger predict fruit.jpg",
      "  verger predict --model out/model.onnx photos --csv > answers.csv"
    })
public final class PredictCommand implements Callable<Integer> {
  private final Screen screen;

  /** One or the other. */
  static final class Format {
    @Option(names = "--json", description = "Write one JSON array.")
    boolean json;

    @Option(names = "--csv", description = "Write comma-separated values.")
    boolean csv;
  }

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "The model.onnx of a run, or a network that names its logits and labels"
            + " (default: fruits-mini, with its own head)."
      })
  Path model;

  @ArgGroup(exclusive = true)
  Format format;

  @Option(
      names = "--top",
      paramLabel = "N",
      converter = PositiveInteger.class,
      defaultValue = "3",
      description = "How many labels to show of each photo (default: ${DEFAULT-VALUE}).")
  int top;

  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      converter = PositiveLong.class,
      defaultValue = "100000000",
      description =
          "Width × height above which a photo is rejected unread (default: ${DEFAULT-VALUE}).")
  long maxPixels;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      converter = Share.class,
      defaultValue = "0.1",
      description =
          "Share of rejected photos above which the exit status is 1 (default: ${DEFAULT-VALUE}).")
  double maxRejected;

  @Parameters(paramLabel = "PHOTO", arity = "1..*", description = "Photos, or folders of photos.")
  List<String> photos;

  @Mixin CommonHelp help;

  /** A command that speaks there. */
  public PredictCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    // Without Hadoop's own files of defaults, which take longer to read than a photo.
    Configuration conf = new Configuration(false);
    List<String> paths = paths(conf);
    int[] rejected = new int[1];
    try (FruitClassifier classifier =
            model == null
                ? FruitClassifier.bundled(maxPixels)
                : FruitClassifier.open(model, maxPixels);
        PredictionWriter writer = writer()) {
      PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
      int cores = Runtime.getRuntime().availableProcessors();
      new OrderedPredictions(classifier, reader, cores)
          .of(
              paths,
              photo -> {
                writer.write(photo);
                rejected[0] += photo.isRejected() ? 1 : 0;
              });
    }
    if (rejected[0] > maxRejected * paths.size()) {
      screen.say(
          "%s of %s cannot be read, more than the share of %s that --max-rejected allows."
              .formatted(Figures.count(rejected[0]), Figures.photos(paths.size()), maxRejected));
      return Failure.FAILED;
    }
    return 0;
  }

  private PredictionWriter writer() {
    if (format == null) {
      return new TableWriter(screen.out(), top);
    }
    return format.json ? new JsonWriter(screen.out(), top) : new CsvWriter(screen.out(), top);
  }

  private List<String> paths(Configuration conf) {
    List<String> paths = new ArrayList<>();
    for (String typed : photos) {
      if (Location.parse(typed, conf) instanceof Location.Local local
          && !Files.isDirectory(local.path())) {
        if (!Files.exists(local.path())) {
          throw new VergerException(
              Category.INPUT, "There is no photo or folder %s; check the path.".formatted(typed));
        }
        paths.add(typed);
      } else {
        Location folder = Location.parse(typed, conf);
        try (PhotoListing listing = new PhotoLister(conf).list(folder, null)) {
          listing.photos().forEach(photo -> paths.add(photo.path()));
        }
      }
    }
    if (paths.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "There are no photos in %s; a photo is a jpg, png, webp, gif, bmp or tiff."
              .formatted(String.join(", ", photos)));
    }
    return paths;
  }
}
