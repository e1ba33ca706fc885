package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.options.PositiveLong;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.estimate.Throughput;
import fr.verger.cloud.estimate.Workload;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.price.Residence;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud estimate}: time and money before anything is started. */
@Command(
    name = "estimate",
    description = {
      "Time and money for a run and for keeping its photos, before anything is started. Calls"
          + " nothing and needs no account."
    },
    footer = {
      "",
      "Examples:",
      "  verger cloud estimate --photos 67692 --backbone mobilenet-v2",
      "  verger cloud estimate --photos 67692 --backbone mobilenet-v2 --all-regions"
    })
final class EstimateCommand implements Callable<Integer> {
  private final Screen screen;

  /** One region or all. */
  static final class Place {
    @Option(
        names = "--region",
        paramLabel = "REGION",
        description = "Where (default: the price table's reference, eu-west-3, Paris).")
    String region;

    @Option(names = "--all-regions", description = "Compare the regions with the reference.")
    boolean all;
  }

  @Option(
      names = "--photos",
      required = true,
      paramLabel = "N",
      converter = PositiveLong.class,
      description = "How many photos.")
  long photos;

  @Option(
      names = "--photo-kb",
      paramLabel = "N",
      defaultValue = "5",
      converter = PositiveInteger.class,
      description = "Mean size of a photo in thousands of bytes (default: ${DEFAULT-VALUE}).")
  int photoKb;

  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      defaultValue = "fruits-mini",
      description = "What makes the features (default: ${DEFAULT-VALUE}).")
  String backbone;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Photos a second and vCPU (default: as measured for the backbone).")
  Double rate;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      converter = PositiveInteger.class,
      description =
          "Machines or workers of 4 vCPU that compute features (default: ${DEFAULT-VALUE}).")
  int workers;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price table of your own, as JSON (default: the one that comes with Verger).")
  Path prices;

  @Option(
      names = "--allow-non-eu",
      description = "Allow a region outside the European Union; London and Zurich are outside.")
  boolean allowNonEu;

  @ArgGroup(exclusive = true)
  Place place;

  @Mixin CommonHelp help;

  EstimateCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    PriceTable table = prices == null ? PriceTable.bundled() : PriceTable.read(prices);
    Throughput throughput = Throughput.bundled();
    Workload work = new Workload(photos, photoKb * 1000L, rate(throughput), workers);
    EstimateText text = new EstimateText(table, throughput, work, backbone);
    if (place != null && place.all) {
      screen.out().print(text.regions(allowNonEu));
    } else {
      String region = place == null ? table.reference() : place.region;
      Residence.check(region, allowNonEu);
      screen.out().print(text.of(region));
    }
    screen.out().flush();
    return 0;
  }

  private Throughput.Rate rate(Throughput throughput) {
    if (rate == null) {
      return throughput.of(backbone);
    }
    if (!(rate > 0)) {
      throw new VergerException(
          Category.USAGE, "--rate is %s; give photos a second and vCPU, above 0.".formatted(rate));
    }
    return new Throughput.Rate(rate, "given by --rate");
  }
}
