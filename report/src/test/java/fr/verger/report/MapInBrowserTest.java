package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The map on the plane's canvas. */
class MapInBrowserTest extends PageInBrowser {
  private static void show(String face) {
    browser.find("#plane [data-face=" + face + "]").click();
    browser.settle();
  }

  @Test
  void theMapTakesThePlacesOfThePlaneAndBack() throws IOException {
    open(SampleRuns.run(4, 200, 3));
    browser.settle();
    String plane = picture();

    show("map");
    assertThat(browser.find("#plane h2").getText()).isEqualTo("The map");
    assertThat(browser.find("#plane .opening p").getText()).startsWith("All 200 photos on a map");
    assertThat(browser.driver().findElements(By.cssSelector("#plane select"))).isEmpty();
    assertThat(picture()).isNotEqualTo(plane);

    show("plane");
    assertThat(browser.find("#plane h2").getText()).isEqualTo("The principal plane");
    assertThat(picture()).isEqualTo(plane);
  }

  @Test
  void aPhotoOnTheMapSaysItsPathAndNoComponents() throws IOException {
    open(SampleRuns.run(4, 100, 2));
    show("map");
    WebElement canvas = browser.find("#plane canvas");

    canvas.sendKeys(Keys.ARROW_RIGHT);
    canvas.sendKeys(Keys.ARROW_RIGHT);

    assertThat(browser.find("#plane .tip").getText()).contains("_100.jpg").doesNotContain("C1");
  }

  @Test
  void aClassChosenOnThePlaneIsChosenOnTheMap() throws IOException {
    open(SampleRuns.run(5, 300, 2));
    browser.find("#plane .legend button").click();

    show("map");

    assertThat(browser.find("#plane .legend button").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  void withoutAMapThereIsNothingToChoose() throws IOException {
    open(SampleRuns.run(3, 50, 1));

    assertThat(browser.driver().findElements(By.cssSelector("[data-face]"))).isEmpty();
  }
}
