package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput.ScrollOrigin;
import org.openqa.selenium.support.ui.Select;

class PlaneInBrowserTest extends PageInBrowser {
  /** Place on the canvas, in CSS pixels, of a pixel that belongs to a point. */
  private static final String FIRST_COLOURED =
      """
      const c = document.querySelector('#plane canvas'), k = c.width / c.clientWidth;
      const r = c.getBoundingClientRect();
      const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
      let at = 0;
      while (Math.max(d[at], d[at + 1], d[at + 2]) - Math.min(d[at], d[at + 1], d[at + 2]) < 70) at += 4;
      return [(at / 4 % c.width) / k, Math.floor(at / 4 / c.width) / k + 2]""";

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
  void theSentenceAboveFollowsTheAxes() throws IOException {
    open(SampleRuns.run(5, 500, 4));
    assertThat(lead()).contains("together 38.3%");

    new Select(browser.find("select[data-side=y]")).selectByIndex(3);
    assertThat(lead()).contains("components 1 and 4");
    new Select(browser.find("select[data-side=y]")).selectByVisibleText("Class");

    assertThat(lead()).contains("component 1 (24.5% of the variance)", "a row for each class");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void drawsAHundredThousandPhotos() throws IOException {
    open(SampleRuns.run(131, Points.COMFORTABLE, 2));

    assertThat(browser.console()).isEmpty();
    assertThat(lead()).startsWith("All 100,000 photos");
    assertThat(colouredPixels()).isGreaterThan(100_000);
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
  void twoFingersZoom() throws IOException {
    browser.phone(390, 844);
    open(SampleRuns.run(5, 500, 2));
    showPlane();
    String before = picture();

    touch("touchStart", 180, 200);
    touch("touchStart", 180, 200, 210, 220);
    for (int spread = 5; spread <= 60; spread += 5) {
      touch("touchMove", 180 - spread, 200 - spread, 210 + spread, 220 + spread);
    }
    touch("touchEnd");
    browser.settle();

    assertThat(picture()).isNotEqualTo(before);
    assertThat(browser.find("#plane canvas").getDomAttribute("class")).contains("zoomed");
  }

  @Test
  void aTapShowsAPhoto() throws IOException {
    browser.phone(390, 844);
    open(SampleRuns.run(2, 2, 2));
    showPlane();

    List<?> place =
        (List<?>) browser.script(FIRST_COLOURED + ".map((v, i) => v + (i ? r.top : r.left))");
    touch("touchStart", ((Number) place.get(0)).intValue(), ((Number) place.get(1)).intValue());
    touch("touchEnd");
    browser.settle();

    assertThat(browser.find(".tip").getText()).contains("_100.jpg");
  }

  @Test
  void oneComponentSetsTheClassesInRows() throws IOException {
    open(SampleRuns.run(5, 500, 1));

    assertThat(browser.console()).isEmpty();
    assertThat(lead()).contains("Only one component");
    assertThat(colouredPixels()).isGreaterThan(5_000);
  }

  /** What fingers do, each at x and y. */
  private static void touch(String type, int... places) {
    List<Map<String, Object>> fingers = new ArrayList<>();
    for (int i = 0; i < places.length; i += 2) {
      fingers.add(Map.of("x", places[i], "y", places[i + 1], "id", i));
    }
    browser.command("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", fingers));
  }

  private static String lead() {
    return browser.find("#plane .opening p").getText();
  }

  private static void showPlane() {
    browser.script("document.querySelector('.stage').scrollIntoView({behavior: 'instant'})");
    browser.settle();
  }

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
}
