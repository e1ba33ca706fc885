package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

class ReportInBrowserTest extends PageInBrowser {
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror='alert(1)'>",
          "\"quotes\" & 'more' </script>",
          "banane mûre – été 🍌",
          "averylongnamewithoutanyplacetobreakit".repeat(8),
          "a name of many words ".repeat(20));

  @Test
  void opensWithoutAComplaintAndLoadsNothing() throws IOException {
    open(SampleRuns.run(40, 3200, 10));

    assertThat(browser.console()).isEmpty();
    assertThat(
            (List<?>)
                browser.script("return performance.getEntriesByType('resource').map(e => e.name)"))
        .allSatisfy(name -> assertThat(name.toString()).startsWith("data:"));
    assertThat(browser.find(".stats").getText()).contains("3,200", "40", "6", "510");
  }

  @Test
  void isDarkWhereTheSystemIsAndLightOnDemand() throws IOException {
    browser.prefer("dark");
    open(SampleRuns.run(5, 500, 3));
    assertThat(brightness()).isLessThan(60);
    String dark = picture();

    browser.find("#theme").click();
    browser.settle();

    assertThat(brightness()).isGreaterThan(220);
    assertThat(picture()).isNotEqualTo(dark);
    browser.driver().navigate().refresh();
    browser.settle();
    assertThat(brightness()).isGreaterThan(220);
  }

  @Test
  void fitsAPhone() throws IOException {
    browser.phone(390, 844);
    for (String language : List.of("en-US", "fr-FR")) {
      browser.language(language);
      for (ReportData run :
          List.of(
              SampleRuns.run(131, 2000, 10),
              SampleRuns.run("x".repeat(300), HOSTILE, 50, 3, 300))) {
        open(run);

        assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser.console()).isEmpty();
      }
    }
  }

  @Test
  void speaksTheReadersLanguage() throws IOException {
    browser.language("fr-FR");
    open(SampleRuns.run(5, 2500, 3));
    assertThat(browser.find("#input h2").getText()).isEqualTo("Ce qui est entré");
    assertThat(browser.find(".stats dd").getText()).matches("2\\h500");

    browser.find("[data-language=en]").click();

    assertThat(browser.find("#input h2").getText()).isEqualTo("What went in");
    assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void sortsTheClassesByPhotos() throws IOException {
    open(
        run(
            List.of(
                new ClassCount("a", null, 2),
                new ClassCount("b", null, 9),
                new ClassCount("c", null, 4)),
            SampleRuns.variance(5, 0.9),
            Points.none(),
            Rejects.of(List.of())));

    browser.find("#input th button[data-key=total]").click();

    assertThat(browser.findAll("#input tbody th").stream().map(WebElement::getText))
        .containsExactly("b", "c", "a");
  }

  @Test
  void hostileNamesStayText() throws IOException {
    open(SampleRuns.run(HOSTILE.get(0), HOSTILE, 50, 3, 0));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.findAll("img")).isEmpty();
    assertThat(browser.find("h1").getText()).isEqualTo(HOSTILE.get(0));
    assertThat(browser.find(".legend").getText())
        .contains(HOSTILE.get(0), HOSTILE.get(1), HOSTILE.get(2));
  }

  @Test
  void readsTheVarianceAlongTheCurve() throws IOException {
    open(SampleRuns.run(3, 30, 2));

    browser.find(".chart svg").sendKeys(Keys.HOME);

    assertThat(browser.find(".readout").getText())
        .startsWith("Component 1 explains 24.")
        .contains("%");
  }

  @Test
  void aSinglePhotoWithoutClassOrVarianceIsStillAPage() throws IOException {
    open(
        run(
            List.of(new ClassCount(null, null, 1)),
            new Variance(new double[0], new double[0], 0, null),
            new Points(
                List.of(new Photo("x.jpg", null, null)),
                new Projection(new float[1][0]),
                Projection.none()),
            Rejects.of(List.of())));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.find("main").getText())
        .contains(
            "(no class)", "do not vary", "no components to draw", "every photo gave its features");
  }

  @Test
  void nothingAtAllIsStillAPage() throws IOException {
    open(
        run(
            List.of(),
            new Variance(new double[0], new double[0], 0, null),
            Points.none(),
            new Rejects(5, List.of(new Reject("a.jpg", "the file is empty")))));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.find("#rejects").getText()).contains("5 photos", "the file is empty");
  }

  private static ReportData run(
      List<ClassCount> classes, Variance variance, Points points, Rejects rejects) {
    return new ReportData(
        "run",
        Instant.EPOCH,
        "vgg16",
        classes,
        0,
        variance,
        points,
        Thumbnails.none(),
        null,
        null,
        rejects,
        new Timings(1, 1, List.of()),
        List.of());
  }

  /** Of the page's ground, 0 to 255. */
  private static long brightness() {
    return (Long)
        browser.script(
            "return Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))");
  }
}
