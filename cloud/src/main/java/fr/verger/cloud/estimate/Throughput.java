package fr.verger.cloud.estimate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast the chain goes, as it was measured.
 *
 * @param networks photos a second and vCPU from file to committed table, by network
 * @param rest everything after the features
 */
public record Throughput(Map<String, Rate> networks, Rest rest) {
  private static final String BUNDLED = "throughput.json";

  /** Sorts and copies. */
  public Throughput {
    networks = new TreeMap<>(networks);
  }

  /**
   * One network's.
   *
   * @param perVcpu photos a second and vCPU
   * @param origin where the figure comes from
   */
  public record Rate(double perVcpu, String origin) {
    /** A rate is above 0. */
    public Rate {
      if (!(perVcpu > 0)) {
        throw new IllegalArgumentException("a rate must be above 0");
      }
    }
  }

  /**
   * Components, map, comparison of photos, classifier and report, on the driver.
   *
   * @param seconds whatever the number of photos
   * @param thousandPhotosVcpuSeconds more for each thousand photos
   * @param millionPairsVcpuSeconds more for each million pairs of photos
   * @param origin where the figures come from
   */
  public record Rest(
      double seconds,
      double thousandPhotosVcpuSeconds,
      double millionPairsVcpuSeconds,
      String origin) {
    /**
     * Seconds for so many photos.
     *
     * @param vcpu of the driver
     */
    public double seconds(long photos, int vcpu) {
      double pairs = photos / 1e3 * (photos / 1e3) / 2;
      double work = photos / 1e3 * thousandPhotosVcpuSeconds + pairs * millionPairsVcpuSeconds;
      return seconds + work / vcpu;
    }
  }

  /** The figures that come with Verger. */
  public static Throughput bundled() {
    try (InputStream in = Throughput.class.getResourceAsStream(BUNDLED)) {
      return JsonMapper.builder().build().readValue(in, Throughput.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The rate of a network.
   *
   * @throws VergerException when nobody measured it
   */
  public Rate of(String network) {
    Rate rate = networks.get(network);
    if (rate == null) {
      throw new VergerException(
          Category.USAGE,
          "There is no measured speed for %s, only for %s; give photos a second and vCPU by --rate."
              .formatted(network, String.join(", ", networks.keySet())));
    }
    return rate;
  }
}
