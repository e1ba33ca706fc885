package fr.verger.cli.cloud;

import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.TextTable;
import fr.verger.cloud.estimate.Estimate;
import fr.verger.cloud.estimate.Offer;
import fr.verger.cloud.estimate.StorageCost;
import fr.verger.cloud.estimate.Throughput;
import fr.verger.cloud.estimate.Workload;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.price.PriceTable.Region;
import fr.verger.cloud.price.PriceTable.StorageClass;
import fr.verger.cloud.price.Residence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An estimate as the screen shows it. */
final class EstimateText {
  private final PriceTable prices;
  private final Throughput throughput;
  private final Workload work;
  private final String backbone;
  private final Estimate estimate;
  private final Money money;

  EstimateText(PriceTable prices, Throughput throughput, Workload work, String backbone) {
    this.prices = prices;
    this.throughput = throughput;
    this.work = work;
    this.backbone = backbone;
    estimate = new Estimate(prices, throughput, work);
    money = new Money(prices.eurosPerDollar());
  }

  /** Ways to compute, then ways to keep, in one region. */
  String of(String region) {
    Region there = prices.region(region);
    return head()
        + "\n"
        + there.name()
        + " ("
        + there.place()
        + ")"
        + (Residence.inEurope(region) ? "" : ", outside the European Union")
        + "\n\n"
        + computing(region)
        + "\n"
        + keeping(region)
        + "\n"
        + foot();
  }

  private String head() {
    return "%s with %s, %s photos/s and vCPU%n  (%s;%n  the rest of a run: %s)%n"
        .formatted(
            Figures.photos(work.photos()),
            backbone,
            Figures.rate(work.rate().perVcpu()),
            work.rate().origin(),
            throughput.rest().origin());
  }

  private TextTable computing(String region) {
    TextTable table =
        new TextTable()
            .row(
                "where",
                "bought",
                "vCPU",
                "start",
                "features",
                "rest",
                "all",
                "",
                "",
                "a thousand");
    for (Offer offer : estimate.offers(region)) {
      table.row(
          offer.where().label(),
          offer.bought().label(),
          Integer.toString(offer.vcpu()),
          time(offer.startSeconds()),
          time(offer.featureSeconds()),
          time(offer.restSeconds()),
          time(offer.seconds()),
          Money.dollars(offer.dollars()),
          money.euros(offer.dollars()),
          String.format(
              Locale.ROOT,
              "€%.4f",
              offer.dollars() * prices.eurosPerDollar() / work.photos() * 1000));
    }
    return table;
  }

  private static String time(double seconds) {
    return Figures.duration(Math.round(seconds));
  }

  private TextTable keeping(String region) {
    TextTable table =
        new TextTable()
            .row(
                "keeping them in S3",
                "photos: GB",
                "put",
                "a month",
                "packs: GB",
                "put",
                "a month",
                "least",
                "least time");
    for (StorageClass storage : prices.storage().classes()) {
      StorageCost.Both both = StorageCost.Both.of(prices, region, storage, work);
      table.row(
          storage.name(),
          gigabytes(both.photos()),
          money.euros(both.photos().dollarsPut()),
          money.euros(both.photos().dollarsMonth()),
          gigabytes(both.packs()),
          money.euros(both.packs().dollarsPut()),
          money.euros(both.packs().dollarsMonth()),
          storage.leastKb() == 0 ? "none" : storage.leastKb() + " KB",
          storage.leastDays() == 0 ? "none" : storage.leastDays() + " days");
    }
    return table;
  }

  private static String gigabytes(StorageCost cost) {
    return String.format(Locale.ROOT, "%,.2f", cost.gigabytes());
  }

  /** The regions, the cheapest first. */
  String regions(boolean everywhere) {
    TextTable table =
        new TextTable()
            .row(
                "region",
                "",
                "",
                prices.machine().type() + " an hour",
                "to " + reference().place(),
                "cluster",
                "serverless",
                "single machine");
    List<Region> shown =
        prices.regions().stream()
            .filter(one -> everywhere || one.name().startsWith("eu-"))
            .sorted(Comparator.comparingDouble(Region::machineHour))
            .toList();
    for (Region region : shown) {
      table.row(
          region.name(),
          region.place(),
          Residence.inEurope(region.name()) ? "" : "outside the EU",
          Money.dollars(region.machineHour()),
          String.format(
              Locale.ROOT, "%+.1f %%", 100 * (prices.ratio(region.name(), prices.reference()) - 1)),
          euros(region, Offer.Where.CLUSTER),
          euros(region, Offer.Where.SERVERLESS),
          euros(region, Offer.Where.MACHINE));
    }
    return head() + "\n" + table + "\n" + foot();
  }

  private Region reference() {
    return prices.region(prices.reference());
  }

  private String euros(Region region, Offer.Where where) {
    return estimate.offers(region.name()).stream()
        .filter(offer -> offer.where() == where && offer.bought() == Offer.Bought.ON_DEMAND)
        .map(offer -> money.euros(offer.dollars()))
        .findFirst()
        .orElseThrow();
  }

  private String foot() {
    StringBuilder text = new StringBuilder();
    text.append("Prices of ")
        .append(prices.asOf())
        .append(": ")
        .append(prices.status())
        .append(".\n");
    prices.sources().forEach(source -> text.append("  - ").append(source).append('\n'));
    return text.toString();
  }
}
