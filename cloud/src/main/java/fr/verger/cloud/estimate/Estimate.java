package fr.verger.cloud.estimate;

import fr.verger.cloud.estimate.Offer.Bought;
import fr.verger.cloud.estimate.Offer.Where;
import fr.verger.cloud.price.PriceTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Time and money for a piece of work in one region. Machines are billed from start to end; workers
 * of EMR Serverless until the features are there, its driver to the end.
 */
public final class Estimate {
  /** Until a cluster of EMR takes its first step. */
  private static final double CLUSTER_START = 420;

  /** Until EMR Serverless has its workers. */
  private static final double SERVERLESS_START = 90;

  /** Until a machine has booted, installed Java and fetched Verger. */
  private static final double MACHINE_START = 120;

  private static final int SERVERLESS_VCPU = 4;
  private static final int SERVERLESS_GB = 16;
  private static final double HOUR = 3600;

  private final PriceTable prices;
  private final Throughput throughput;
  private final Workload work;

  /** An estimate of one piece of work. */
  public Estimate(PriceTable prices, Throughput throughput, Workload work) {
    this.prices = prices;
    this.throughput = throughput;
    this.work = work;
  }

  /** Every way to have it done in a region, the same order every time. */
  public List<Offer> offers(String region) {
    List<Offer> offers = new ArrayList<>();
    for (Bought bought : Bought.values()) {
      offers.add(cluster(region, bought));
    }
    offers.add(serverless(region));
    for (Bought bought : Bought.values()) {
      offers.add(machine(region, bought));
    }
    return offers;
  }

  /** What a machine costs an hour, EMR's share left out. */
  private double hour(String region, Bought bought) {
    PriceTable.Machine machine = prices.machine();
    double share =
        switch (bought) {
          case ON_DEMAND -> 1;
          case SPOT -> machine.spotShare();
          case SAVINGS_PLAN -> machine.savingsShare();
        };
    return prices.region(region).machineHour() * share;
  }

  private Offer cluster(String region, Bought bought) {
    PriceTable.Machine machine = prices.machine();
    int vcpu = work.workers() * machine.vcpu();
    // The primary and the first worker hold what must not be lost, so they are never spot.
    int steady = bought == Bought.SPOT ? 2 : work.workers() + 1;
    Bought steadily = bought == Bought.SPOT ? Bought.ON_DEMAND : bought;
    double hourly =
        steady * hour(region, steadily)
            + (work.workers() + 1 - steady) * hour(region, bought)
            + (work.workers() + 1) * machine.emrHour();
    double features = work.featureSeconds(vcpu);
    double rest = throughput.rest().seconds(work.photos(), machine.vcpu());
    double dollars = hourly * (CLUSTER_START + features + rest) / HOUR;
    return new Offer(Where.CLUSTER, bought, vcpu, CLUSTER_START, features, rest, dollars);
  }

  private Offer serverless(String region) {
    PriceTable.Serverless price = prices.serverless();
    double worker =
        (SERVERLESS_VCPU * price.vcpuHour() + SERVERLESS_GB * price.gbHour())
            * prices.ratio(region, price.region());
    int vcpu = work.workers() * SERVERLESS_VCPU;
    double features = work.featureSeconds(vcpu);
    double rest = throughput.rest().seconds(work.photos(), SERVERLESS_VCPU);
    double busy = SERVERLESS_START + features;
    double dollars = worker * (work.workers() * busy + busy + rest) / HOUR;
    return new Offer(
        Where.SERVERLESS, Bought.ON_DEMAND, vcpu, SERVERLESS_START, features, rest, dollars);
  }

  private Offer machine(String region, Bought bought) {
    int vcpu = prices.machine().vcpu();
    double features = work.featureSeconds(vcpu);
    double rest = throughput.rest().seconds(work.photos(), vcpu);
    double dollars = hour(region, bought) * (MACHINE_START + features + rest) / HOUR;
    return new Offer(Where.MACHINE, bought, vcpu, MACHINE_START, features, rest, dollars);
  }
}
