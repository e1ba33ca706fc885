package fr.verger.cloud.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prices in US dollars, with their day and where they come from.
 *
 * @param schema {@value #SCHEMA}
 * @param asOf when it was put together, as text
 * @param status how far it can be trusted
 * @param sources of its parts
 * @param eurosPerDollar to show euros
 * @param reference region that others are compared with
 */
public record PriceTable(
    String schema,
    String asOf,
    String status,
    List<String> sources,
    double eurosPerDollar,
    String reference,
    Machine machine,
    Serverless serverless,
    List<Region> regions,
    Storage storage) {
  /** Name and version of the layout. */
  public static final String SCHEMA = "verger-prices/1";

  private static final String BUNDLED = "prices.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** Checks that nothing is missing and no price is negative. */
  public PriceTable {
    require(SCHEMA.equals(schema), "its schema is not \"" + SCHEMA + "\"");
    sources = List.copyOf(sources);
    regions = List.copyOf(regions);
    require(eurosPerDollar > 0, "eurosPerDollar must be above 0");
    String wanted = reference;
    require(
        regions.stream().anyMatch(region -> region.name().equals(wanted)),
        "reference is none of its regions");
  }

  /**
   * The machine that hours are priced for; others are taken to cost the same per vCPU.
   *
   * @param emrHour what EMR adds on top of EC2
   * @param spotShare of EC2's price that spot instances cost, 0 to 1
   * @param savingsShare of EC2's price under a one-year savings plan, 0 to 1
   */
  public record Machine(
      String type, int vcpu, int memoryGb, double emrHour, double spotShare, double savingsShare) {
    /** Checks the figures. */
    public Machine {
      require(vcpu > 0 && memoryGb > 0 && emrHour >= 0, "machine has a figure below 0");
      require(spotShare >= 0 && spotShare <= 1, "spotShare must lie between 0 and 1");
      require(savingsShare >= 0 && savingsShare <= 1, "savingsShare must lie between 0 and 1");
    }
  }

  /** EMR Serverless in one region; the others follow in proportion to the machine's hour. */
  public record Serverless(String region, double vcpuHour, double gbHour) {
    /** Checks the figures. */
    public Serverless {
      require(vcpuHour >= 0 && gbHour >= 0, "serverless has a price below 0");
    }
  }

  /**
   * One region.
   *
   * @param machineHour EC2's price on demand
   */
  public record Region(String name, String place, double machineHour) {
    /** Checks the figures. */
    public Region {
      require(machineHour > 0, "the region " + name + " has no price");
    }
  }

  /** Storage in one region; the others follow in proportion to the machine's hour. */
  public record Storage(String region, List<StorageClass> classes) {
    /** Copies the list. */
    public Storage {
      classes = List.copyOf(classes);
    }
  }

  /**
   * One storage class of S3.
   *
   * @param leastKb smallest size that an object is billed for, in KB of 1,024 bytes, or 0
   * @param leastDays shortest time that an object is billed for, or 0
   */
  public record StorageClass(
      String name,
      double gbMonth,
      double putThousand,
      double retrievalGb,
      int leastKb,
      int leastDays,
      String availability) {}

  /** The table that comes with Verger. */
  public static PriceTable bundled() {
    try (InputStream in = PriceTable.class.getResourceAsStream(BUNDLED)) {
      return JSON.readValue(in, PriceTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A table of the user's.
   *
   * @throws VergerException when there is none, or it is not whole
   */
  public static PriceTable read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), PriceTable.class);
    } catch (JsonProcessingException e) {
      throw new VergerException(
          Category.INPUT,
          "%s is no price table (%s); start from the one in the documentation, docs/aws.md."
              .formatted(file, e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "The price table %s cannot be read; check the path.".formatted(file), e);
    }
  }

  /**
   * A region of the table.
   *
   * @throws VergerException when it has no such region
   */
  public Region region(String name) {
    return regions.stream()
        .filter(region -> region.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new VergerException(
                    Category.USAGE,
                    "The price table has no region %s, only %s; give a table that has it by --prices."
                        .formatted(
                            name, String.join(", ", regions.stream().map(Region::name).toList()))));
  }

  /** How much dearer a region is than another one, by its machines: 1 for as dear. */
  public double ratio(String region, String other) {
    return region(region).machineHour() / region(other).machineHour();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
