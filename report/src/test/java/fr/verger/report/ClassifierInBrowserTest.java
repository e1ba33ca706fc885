package fr.verger.report;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.report.Classifier.Bin;
import fr.verger.report.Classifier.Confusion;
import fr.verger.report.Classifier.Label;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the report says of a classifier and its mistakes. */
class ClassifierInBrowserTest extends PageInBrowser {
  private static final String KIWI = SampleRuns.fruit(16);
  private static final String MANGO = SampleRuns.fruit(22);

  /**
   * Kiwis of which some were taken for mangoes; the first photo of each class is there in small.
   */
  private static ReportData run(boolean mistakes) throws IOException {
    ReportData run = SampleRuns.run("fruits", List.of(KIWI, MANGO), 40, 2, 0);
    List<Photo> photos = run.points().photos();
    Map<String, byte[]> jpegs = new LinkedHashMap<>();
    jpegs.put(photos.get(0).path(), jpeg());
    jpegs.put(photos.get(1).path(), jpeg());
    List<Confusion> confusions =
        mistakes
            ? List.of(
                new Confusion(KIWI, MANGO, 2, List.of(photos.get(0).path(), "/gone/kiwi.jpg")))
            : List.of();
    Classifier classifier =
        new Classifier(
            false,
            30,
            10,
            mistakes ? 0.8 : 1,
            1,
            0.797,
            0.05,
            0.9,
            List.of(new Bin(0.9, 10, 0.95, 0.8)),
            List.of(new Label(KIWI, 5, 1.0, 0.6, 0.75), new Label(MANGO, 5, 5 / 7.0, 1.0, 0.83)),
            confusions);
    return SampleRuns.with(classifier, SampleRuns.with(new Thumbnails(jpegs), run));
  }

  private static byte[] jpeg() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
    return bytes.toByteArray();
  }

  @Test
  void theWorstConfusionsAreShownWithTheirPhotos() throws IOException {
    open(run(true));

    String row = browser.find(".mistakes tbody tr").getText();
    assertThat(row).contains(KIWI, MANGO, "2");
    assertThat(browser.findAll(".mistakes td:nth-child(4) .frame")).hasSize(2);
    assertThat(browser.findAll(".mistakes td:nth-child(4) img")).hasSize(1);
    assertThat(browser.findAll(".mistakes td:nth-child(5) img")).hasSize(1);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void theMatrixHasACellForEveryPairThatOccurred() throws IOException {
    open(run(true));

    assertThat(browser.findAll(".matrix .right")).hasSize(2);
    assertThat(browser.findAll(".matrix .wrong")).hasSize(1);
    assertThat(browser.find(".matrix .wrong title").getDomProperty("textContent"))
        .isEqualTo(KIWI + " → " + MANGO + ": 2 / 5");
    assertThat(browser.find("#classifier").getText())
        .contains("Accuracy", "Right among three", "Macro F1", "Calibration error");
  }

  @Test
  void aClassifierWithoutMistakesSaysSo() throws IOException {
    open(run(false));

    assertThat(browser.find("#classifier").getText()).contains("It mixed up no two classes.");
    assertThat(browser.findAll(".mistakes, .matrix")).isEmpty();
  }
}
