package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.report.Projection.Kind;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;
import org.openqa.selenium.support.ui.Select;

class ReportInBrowserTest {
  private static final List<String> HOSTILE =
      List.of(
          "<img src=x onerror='alert(1)'>",
          "\"quotes\" & 'more' </script>",
          "banane mûre – été 🍌",
          "averylongnamewithoutanyplacetobreakit".repeat(8),
          "a name of many words ".repeat(20));

  private static Browser browser;
  @TempDir static Path folder;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void reset() {
    browser.reset();
  }

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
  void drawsThePoints() throws IOException {
    open(SampleRuns.run(5, 500, 3));

    assertThat(colouredPixels()).isGreaterThan(5_000);
  }

  @Test
  void pointingAtAPhotoShowsItsPath() throws IOException {
    open(SampleRuns.run(2, 2, 2));
    showPlane();

    List<?> place = (List<?>) browser.script(FIRST_COLOURED);
    WebElement canvas = browser.find("#plane canvas");
    new Actions(browser.driver())
        .moveToElement(
            canvas,
            ((Number) place.get(0)).intValue() - canvas.getSize().width / 2,
            ((Number) place.get(1)).intValue() - canvas.getSize().height / 2)
        .perform();
    browser.settle();

    assertThat(browser.find(".tip").getText())
        .contains("Apple", "Training", "/data/fruits/Training/Apple ", "_100.jpg");
  }

  @Test
  void arrowKeysGoFromPhotoToPhoto() throws IOException {
    open(SampleRuns.run(4, 100, 2));
    WebElement canvas = browser.find("#plane canvas");

    canvas.sendKeys(Keys.ARROW_RIGHT);
    String first = browser.find(".tip").getText();
    canvas.sendKeys(Keys.ARROW_RIGHT);

    assertThat(first).contains("_100.jpg");
    assertThat(browser.find(".tip").getText()).contains("_100.jpg").isNotEqualTo(first);
  }

  @Test
  void choosingAClassSinglesItOut() throws IOException {
    open(SampleRuns.run(5, 500, 3));
    long all = colouredPixels();
    WebElement entry = browser.find(".legend button");

    entry.click();
    new Actions(browser.driver()).moveToElement(browser.find("#plane h2")).perform();
    browser.settle();
    long one = colouredPixels();
    browser.find(".legendhead button").click();
    browser.settle();

    assertThat(one).isBetween(all / 20, all / 2);
    assertThat(colouredPixels()).isEqualTo(all);
  }

  @Test
  void hidingASplitTakesItsPhotosAway() throws IOException {
    open(SampleRuns.run(5, 500, 3));
    long all = colouredPixels();

    browser.find(".chip").click();
    browser.settle();

    assertThat(colouredPixels()).isLessThan(all / 2);
  }

  @Test
  void otherAxesShowAnotherPicture() throws IOException {
    open(SampleRuns.run(5, 500, 4));
    String before = picture();

    new Select(browser.find("select[data-side=y]")).selectByIndex(2);
    browser.settle();
    String third = picture();
    new Select(browser.find("select[data-side=x]")).selectByIndex(2);
    browser.settle();

    assertThat(third).isNotEqualTo(before);
    assertThat(picture()).isNotEqualTo(third);
    assertThat(browser.find("select[data-side=y]").getDomProperty("value")).isEqualTo("0");
  }

  @Test
  void theWheelZoomsAndZeroShowsEverythingAgain() throws IOException {
    open(SampleRuns.run(5, 500, 4));
    showPlane();
    String before = picture();
    WebElement canvas = browser.find("#plane canvas");

    new Actions(browser.driver())
        .pause(400)
        .scrollFromOrigin(ScrollOrigin.fromElement(canvas), 0, -300)
        .perform();
    browser.settle();
    String near = picture();
    canvas.sendKeys("0");
    browser.settle();

    assertThat(near).isNotEqualTo(before);
    assertThat(picture()).isEqualTo(before);
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
  void aTapShowsAPhoto() throws IOException {
    browser.phone(390, 844);
    open(SampleRuns.run(2, 2, 2));
    showPlane();

    List<?> place =
        (List<?>) browser.script(FIRST_COLOURED + ".map((v, i) => v + (i ? r.top : r.left))");
    Map<String, Object> finger = Map.of("x", place.get(0), "y", place.get(1));
    browser.command(
        "Input.dispatchTouchEvent", Map.of("type", "touchStart", "touchPoints", List.of(finger)));
    browser.command(
        "Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    browser.settle();

    assertThat(browser.find(".tip").getText()).contains("_100.jpg");
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
            new Points(List.of(), List.of()),
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
  void oneComponentSetsTheClassesInRows() throws IOException {
    open(SampleRuns.run(5, 500, 1));

    assertThat(browser.console()).isEmpty();
    assertThat(browser.find("#plane .opening p").getText()).contains("Only one component");
    assertThat(colouredPixels()).isGreaterThan(5_000);
  }

  @Test
  void aSinglePhotoWithoutClassOrVarianceIsStillAPage() throws IOException {
    open(
        run(
            List.of(new ClassCount(null, null, 1)),
            new Variance(new double[0], new double[0], 0, null),
            new Points(
                List.of(new Photo("x.jpg", null, null)),
                List.of(new Projection(Kind.PRINCIPAL_COMPONENTS, new float[1][0]))),
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
            new Points(List.of(), List.of()),
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
        rejects,
        new Timings(1, 1, List.of()),
        List.of());
  }

  private static void open(ReportData data) throws IOException {
    Path page = folder.resolve("index.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage().write(data, out);
    }
    browser.open(page);
  }

  private static void showPlane() {
    browser.script("document.querySelector('.stage').scrollIntoView({behavior: 'instant'})");
    browser.settle();
  }

  /** Place on the canvas, in CSS pixels, of a pixel that belongs to a point. */
  private static final String FIRST_COLOURED =
      """
      const c = document.querySelector('#plane canvas'), k = c.width / c.clientWidth;
      const r = c.getBoundingClientRect();
      const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
      let at = 0;
      while (Math.max(d[at], d[at + 1], d[at + 2]) - Math.min(d[at], d[at + 1], d[at + 2]) < 70) at += 4;
      return [(at / 4 % c.width) / k, Math.floor(at / 4 / c.width) / k + 2]""";

  /** Pixels of the canvas that are clearly no grey: those of points in focus. */
  private static long colouredPixels() {
    return (Long)
        browser.script(
            """
            const c = document.querySelector('#plane canvas');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            let count = 0;
            for (let i = 0; i < d.length; i += 4)
              if (Math.max(d[i], d[i + 1], d[i + 2]) - Math.min(d[i], d[i + 1], d[i + 2]) > 70) count++;
            return count""");
  }

  private static String picture() {
    return (String) browser.script("return document.querySelector('#plane canvas').toDataURL()");
  }

  /** Of the page's ground, 0 to 255. */
  private static long brightness() {
    return (Long)
        browser.script(
            "return Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))");
  }
}
