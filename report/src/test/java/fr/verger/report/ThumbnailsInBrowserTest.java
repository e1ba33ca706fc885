package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Photos in small on the plane and on the map. */
class ThumbnailsInBrowserTest extends PageInBrowser {
  /** The run with thumbnails of the first of its photos. */
  private static ReportData pictured(ReportData run, int photos) throws IOException {
    Map<String, byte[]> jpegs = new LinkedHashMap<>();
    for (Photo photo : run.points().photos().subList(0, photos)) {
      jpegs.put(photo.path(), jpeg());
    }
    return SampleRuns.with(new Thumbnails(jpegs), run);
  }

  private static byte[] jpeg() throws IOException {
    BufferedImage picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.ORANGE);
    pen.fillRect(0, 0, 64, 32);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private static void step() {
    browser.find("#plane canvas").sendKeys(Keys.ARROW_RIGHT);
    browser.settle();
  }

  @Test
  void aPointShowsItsPhoto() throws IOException {
    open(pictured(SampleRuns.run(4, 100, 2), 100));

    step();

    assertThat(browser.script("return document.querySelector('.tip img').naturalWidth"))
        .isEqualTo(64L);
    assertThat(browser.find(".tip").getText()).contains("_100.jpg").doesNotContain("No thumbnail");
    assertThat(browser.find("#plane").getText()).contains("All 100 photos have a thumbnail");
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aPhotoOutsideTheSampleSaysSo() throws IOException {
    open(pictured(SampleRuns.run(2, 2, 2), 1));

    step();
    String first = browser.find(".tip").getText();
    step();
    String second = browser.find(".tip").getText();

    assertThat(List.of(first, second))
        .filteredOn(tip -> tip.contains("No thumbnail: 1 of 2 photos has one."))
        .hasSizeLessThanOrEqualTo(1);
    assertThat(browser.find("#plane").getText()).contains("1 of 2 photos has a thumbnail");
  }

  @Test
  void aRunWithoutThumbnailsSaysSoInTheReadersLanguage() throws IOException {
    browser.language("fr-FR");
    open(SampleRuns.run(3, 30, 2));

    assertThat(browser.find("#plane").getText()).contains("n’a pas gardé de vignettes");
    assertThat(browser.findAll("[data-toggle=pictures]")).isEmpty();
  }

  @Test
  void photosAreDrawnWhereTheyLieOnThePlaneAndOnTheMap() throws IOException {
    open(pictured(SampleRuns.run(4, 200, 2), 50));
    String points = picture();

    browser.find("[data-toggle=pictures]").click();
    browser.settle();
    browser.settle();
    String photos = picture();
    browser.find("nav a[href='#map']").click();
    browser.settle();
    browser.settle();

    assertThat(photos).isNotEqualTo(points);
    assertThat(browser.find("#plane h2").getText()).isEqualTo("The map");
    assertThat(browser.find("[data-toggle=pictures]").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
    assertThat(picture()).isNotEqualTo(photos);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void theAddressOfTheMapOpensIt() throws IOException {
    open(SampleRuns.run(3, 40, 2));
    browser.script("location.hash = '#map'; location.reload()");
    browser.settle();

    assertThat(browser.find("#plane h2").getText()).isEqualTo("The map");
    assertThat((Number) browser.script("return scrollY")).isNotEqualTo(0L);
  }

  @Test
  void figuresAreLinkedWhereTheyLieBesideThePage() throws IOException {
    Path page = folder.resolve("figures.html");
    List<String> figures = List.of("variance.svg", "variance.png", "plane.svg", "map.svg");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage().write(SampleRuns.run(3, 40, 2), figures, out);
    }
    browser.open(page);

    assertThat(browser.findAll(".files a").stream().map(link -> link.getDomAttribute("href")))
        .containsExactly("figures/variance.svg", "figures/variance.png", "figures/plane.svg");
  }
}
