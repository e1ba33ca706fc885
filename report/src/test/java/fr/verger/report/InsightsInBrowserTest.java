package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

class InsightsInBrowserTest extends PageInBrowser {
  @Test
  void showsPairsSideBySideWithTheirPhotos() throws IOException {
    open(SampleInsights.in(SampleRuns.run(5, 400, 3), 6));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.find("#insights .verdict").getText())
        .contains("12 photos (3%) have a near duplicate in another split", "1 near pair");
    assertThat(browser.findAll("[data-kind=near_across][open] .pairs > li")).hasSize(6);
    assertThat(browser.findAll("[data-kind=near_across] .two img")).hasSize(6);
    assertThat(browser.findAll("[data-kind=near_across] .two .frame")).hasSize(12);
    assertThat(browser.find("#outliers").getText()).contains("4.2 deviations", "nearest:");
    assertThat(browser.find("#confusions").getText()).contains("99% of the photos", "97.4% of 380");
    assertThat(browser.findAll("#confusions tbody tr")).hasSize(6);
    assertThat(browser.findAll("#input .gallery > li")).hasSize(5);
  }

  @Test
  void theKeyboardOpensALongListAndGoesOnFromThere() throws IOException {
    open(SampleInsights.in(SampleRuns.run(5, 400, 3), 20));
    String list = "[data-kind=near_within]";
    assertThat(browser.findAll(list + "[open]")).isEmpty();

    browser.find(list + " summary").sendKeys(Keys.ENTER);
    assertThat(browser.findAll(list + "[open] .pairs > li")).hasSize(8);
    browser.find(list + " .more").sendKeys(Keys.ENTER);

    assertThat(browser.findAll(list + " .pairs > li")).hasSize(20);
    assertThat(
            browser.script(
                "return document.activeElement.closest('li')"
                    + " === document.querySelectorAll(arguments[0])[8]",
                list + " .pairs > li"))
        .isEqualTo(true);
  }

  @Test
  void fitsAPhoneInBothLanguagesAndInTheDark() throws IOException {
    browser.phone(390, 844);
    browser.prefer("dark");
    for (String language : List.of("en-US", "fr-FR")) {
      browser.language(language);
      open(SampleInsights.in(SampleRuns.run("x", List.of("y".repeat(200), "z"), 60, 3, 0), 9));

      assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(390L);
      assertThat(browser.console()).isEmpty();
      assertThat(browser.find("#insights h2").getText())
          .isEqualTo(
              language.startsWith("fr")
                  ? "Ce que les photos disent d’elles-mêmes"
                  : "What the photos say about themselves");
    }
  }

  @Test
  void namesInPairsStayText() throws IOException {
    String hostile = "<img src=x onerror='alert(1)'>";
    open(SampleInsights.in(SampleRuns.run("x", List.of(hostile, "b"), 1, 3, 0), 1));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.find("[data-kind=near_within] .photo .named").getText()).isEqualTo(hostile);
  }

  @Test
  void aRunThatDidNotCompareItsPhotosSaysSo() throws IOException {
    open(SampleRuns.run(5, 40, 3));

    assertThat(browser.find("#insights").getText()).contains("did not compare its photos");
    assertThat(browser.findAll("#input .gallery")).isEmpty();
  }
}
