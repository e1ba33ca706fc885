package fr.verger.cloud.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table that comes with Verger, and those of users. */
class PriceTableTest {
  @TempDir Path temporary;

  private static String bundled() throws IOException {
    try (InputStream in = PriceTable.class.getResourceAsStream("prices.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(temporary.resolve("prices.json"), text);
  }

  @Test
  void theBundledTableSaysWhenWhereFromAndThatItIsToBeChecked() {
    PriceTable table = PriceTable.bundled();
    assertThat(table.asOf()).matches("20\\d\\d-\\d\\d.*");
    assertThat(table.status()).contains("to be checked");
    assertThat(table.sources()).hasSizeGreaterThan(4);
    assertThat(table.region(table.reference()).place()).isEqualTo("Paris");
  }

  @Test
  void aFileTakesItsPlace() throws IOException {
    PriceTable table = PriceTable.read(file(bundled().replace("0.224", "0.5")));
    assertThat(table.region("eu-west-3").machineHour()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"machineHour\": 0.224>\"machineHour\": -1",
        "\"spotShare\": 0.40>\"spotShare\": 4",
        "\"spotShare\": 0.40,>",
        "\"reference\": \"eu-west-3\">\"reference\": \"mars-1\"",
        "verger-prices/1>verger-prices/9",
        "\"schema\">{"
      })
  void aTableThatIsNotWholeIsRefused(String change) throws IOException {
    String[] parts = change.split(">", 2);
    String changed = bundled().replace(parts[0], parts[1]);
    assertThat(changed).isNotEqualTo(bundled());
    Path file = file(changed);
    assertThatThrownBy(() -> PriceTable.read(file))
        .isInstanceOf(VergerException.class)
        .hasMessageStartingWith(file + " is no price table (")
        .hasMessageContaining("docs/aws.md");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-2", "eu-central-2", "us-east-1", "eu-isoe-west-1"})
  void outsideTheUnionNeedsToBeAllowed(String region) {
    assertThatThrownBy(() -> Residence.check(region, false))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("GDPR");
    Residence.check(region, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-west-1", "eu-west-3", "eu-central-1", "eu-north-1", "eu-south-1"})
  void theUnionIsFine(String region) {
    Residence.check(region, false);
  }
}
