package fr.verger.cloud.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.cloud.estimate.Offer.Bought;
import fr.verger.cloud.estimate.Offer.Where;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.price.PriceTable.StorageClass;
import fr.verger.vision.VergerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sums, against ones done by hand. */
class EstimateTest {
  private static final long PUBLISHED = 67_692;

  private final PriceTable prices = PriceTable.bundled();
  private final Throughput throughput = Throughput.bundled();

  private Workload work(long photos) {
    return new Workload(photos, 5_000, throughput.of("mobilenet-v2"), 2);
  }

  private Offer offer(long photos, String region, Where where, Bought bought) {
    return new Estimate(prices, throughput, work(photos))
        .offers(region).stream()
            .filter(one -> one.where() == where && one.bought() == bought)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void thePublishedRunCostsAtMostTenCents() {
    Offer machine = offer(PUBLISHED, "eu-west-3", Where.MACHINE, Bought.ON_DEMAND);
    assertThat(machine.dollars() * prices.eurosPerDollar()).isLessThanOrEqualTo(0.10);
    Offer spot = offer(PUBLISHED, "eu-west-3", Where.MACHINE, Bought.SPOT);
    assertThat(spot.dollars()).isCloseTo(0.40 * machine.dollars(), within(1e-9));
  }

  @Test
  void featuresTakePhotosDividedByRateAndVcpu() {
    Offer machine = offer(PUBLISHED, "eu-west-3", Where.MACHINE, Bought.ON_DEMAND);
    assertThat(machine.featureSeconds()).isCloseTo(67_692 / (103.0 * 4), within(1e-9));
    assertThat(machine.dollars()).isCloseTo(0.224 * machine.seconds() / 3600, within(1e-9));
  }

  @Test
  void aClusterPaysForItsPrimaryAndEmrsShareFromStartToEnd() {
    Offer cluster = offer(1_000_000, "eu-west-3", Where.CLUSTER, Bought.ON_DEMAND);
    assertThat(cluster.dollars())
        .isCloseTo(3 * (0.224 + 0.048) * cluster.seconds() / 3600, within(1e-9));
    Offer tasks = offer(1_000_000, "eu-west-3", Where.CLUSTER, Bought.SPOT);
    assertThat(tasks.dollars())
        .isCloseTo((2 * 0.224 + 0.4 * 0.224 + 3 * 0.048) * tasks.seconds() / 3600, within(1e-9));
  }

  @Test
  void workersOfServerlessGoOnceTheFeaturesAreThere() {
    Offer serverless = offer(PUBLISHED, "us-east-1", Where.SERVERLESS, Bought.ON_DEMAND);
    double worker = 4 * 0.052624 + 16 * 0.0057785;
    double features = 67_692 / (103.0 * 8);
    double busy = serverless.startSeconds() + features;
    assertThat(serverless.dollars())
        .isCloseTo(worker * (3 * busy + serverless.restSeconds()) / 3600, within(1e-9));
  }

  @Test
  void regionsDifferByTheirMachines() {
    assertThat(100 * (prices.ratio("eu-north-1", "eu-west-3") - 1)).isCloseTo(-8.9, within(0.05));
    assertThat(100 * (prices.ratio("eu-central-2", "eu-west-3") - 1)).isCloseTo(12.9, within(0.06));
  }

  @Test
  void smallPhotosAreBilledAtTheSmallestSizeAndPacksAreNot() {
    StorageClass archive = storage("Standard-IA");
    StorageCost.Both both = StorageCost.Both.of(prices, "us-east-1", archive, work(1_000_000));
    assertThat(both.photos().gigabytes()).isCloseTo(1e6 * 128 * 1024 / 1e9, within(1e-9));
    assertThat(both.packs().gigabytes()).isCloseTo(5, within(1e-9));
    assertThat(both.packs().objects()).isEqualTo(40);
    assertThat(both.photos().dollarsPut()).isCloseTo(10, within(1e-9));
    assertThat(both.photos().dollarsMonth()).isCloseTo(131.072 * 0.0125, within(1e-9));
  }

  private StorageClass storage(String name) {
    return prices.storage().classes().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLeastTimeIsPaidFor() {
    StorageCost deep =
        StorageCost.Both.of(prices, "us-east-1", storage("Deep Archive"), work(1_000_000)).packs();
    assertThat(deep.dollarsLeast())
        .isCloseTo(deep.dollarsPut() + 6 * deep.dollarsMonth() + 5 * 0.02, within(1e-9));
  }

  @Test
  void theClassesAreThoseOfTheProvider() {
    assertThat(prices.storage().classes().stream().map(StorageClass::leastKb).toList())
        .isEqualTo(List.of(0, 0, 128, 128, 128, 40, 40));
    assertThat(prices.storage().classes().stream().map(StorageClass::leastDays).toList())
        .isEqualTo(List.of(0, 0, 30, 30, 90, 90, 180));
  }

  @Test
  void aNetworkThatNobodyTimedNeedsARate() {
    assertThatThrownBy(() -> throughput.of("resnet"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("--rate");
  }
}
