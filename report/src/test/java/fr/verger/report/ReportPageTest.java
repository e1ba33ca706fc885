package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script> \"it's\" <img src=x onerror=alert(1)> & \u2028 é 🍌 \ud800";

  @Test
  void needsNothingButItself() throws IOException {
    String page = page(SampleRuns.run(3, 30, 3));

    List<String> addresses = new ArrayList<>();
    Matcher matcher =
        Pattern.compile("(?:src|href|url|action)\\s*[=(]\\s*[\"']?([^\"')\\s>]*)").matcher(page);
    while (matcher.find()) {
      addresses.add(matcher.group(1));
    }
    assertThat(addresses)
        .allSatisfy(
            address -> assertThat(address).matches("(data:.*|#?|#\\$\\{id}|`#\\$\\{id}`.*)"));
    assertThat(page).doesNotContain("@import", "fetch(", "XMLHttpRequest", "sendBeacon");
  }

  @Test
  void forbidsEveryScriptAndStyleButItsOwn() throws IOException {
    String page = page(SampleRuns.run(1, 2, 2));

    assertThat(between(page, "Content-Security-Policy\" content=\"", "\""))
        .startsWith("default-src 'none'; ")
        .contains(
            "script-src " + PageResources.sha256(between(page, "type=\"module\">", "</script>")))
        .contains("style-src " + PageResources.sha256(between(page, "<style>", "</style>")))
        .doesNotContain("unsafe", "http", "*");
  }

  @Test
  void hostileNamesStayText() throws IOException {
    String page = page(SampleRuns.run(HOSTILE, List.of(HOSTILE, "b"), 8, 2, 2));

    assertThat(page).doesNotContain("<script>alert", "<img", "\ud800");
    assertThat(page.split("<script", -1)).hasSize(4);
    assertThat(between(page, "<title>", "</title>"))
        .contains("&lt;/script&gt;", "&quot;it&#39;s&quot;");
    JsonNode data = new ObjectMapper().readTree(between(page, "id=\"data\">", "</script>"));
    assertThat(data.at("/title").asText()).isEqualTo(HOSTILE);
    assertThat(data.at("/points/labels/0").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void dataAreAsciiSoThatNoEncodingBreaksThem() throws IOException {
    String page = page(SampleRuns.run("été", List.of("pêche 🍑"), 4, 2, 0));

    assertThat(between(page, "id=\"data\">", "</script>")).matches("\\p{ASCII}+");
  }

  @Test
  void saysTheEssentialsWithoutScripts() throws IOException {
    assertThat(between(page(SampleRuns.run(5, 20, 2)), "<noscript>", "</noscript>"))
        .contains("20 photos in 5 classes, 6 rejected, features by fruits-mini");
  }

  @Test
  void isTheSameForTheSameRun() throws IOException {
    assertThat(page(SampleRuns.run(3, 30, 3))).isEqualTo(page(SampleRuns.run(3, 30, 3)));
  }

  @Test
  void aHundredThousandPhotosFitOnOnePage() throws IOException {
    assertThat(page(SampleRuns.run(131, Points.COMFORTABLE, 10)).length()).isLessThan(6_000_000);
  }

  @Test
  void withAllThumbnailsThatARunKeepsAPageStaysWithinFifteenMegabytes() throws IOException {
    for (int photos : List.of(20_000, Points.COMFORTABLE)) {
      ReportData run = SampleRuns.run(131, photos, 10);
      Map<String, byte[]> jpegs = new LinkedHashMap<>();
      run.points().photos().stream()
          .limit(2_000)
          .forEach(photo -> jpegs.put(photo.path(), new byte[3_072]));

      int length = page(SampleRuns.with(new Thumbnails(jpegs), run)).length();

      // All characters of the data are ASCII.
      assertThat(length).isBetween(8_192_000, 14_900_000);
    }
  }

  static String page(ReportData data) throws IOException {
    StringWriter out = new StringWriter();
    new ReportPage().write(data, out);
    return out.toString();
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
