package fr.verger.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.server.device.BrowserEngine;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.vision.classifier.FruitClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page when its server is out of reach, in a real browser. */
class OnDeviceInBrowserTest {
  /** Photos a call: each waits for the one before it. */
  private static final int STEP = 20;

  private static final String ANSWERS =
      "const [photos, done] = arguments;"
          + "const blob = (text) => new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]);"
          + "import('/device.js').then(async (device) => {"
          + "  if (!device.ready()) await device.keep();"
          + "  const labels = [];"
          + "  for (const photo of photos)"
          + "    labels.push((await device.answer(blob(photo))).predictions[0].label);"
          + "  done(labels);"
          + "}).catch((failure) => done([String(failure)]));";

  @TempDir static Path folder;

  private static PhoneBrowser browser;
  private static Path photo;

  @BeforeAll
  static void start() throws IOException {
    browser = PhoneBrowser.start();
    photo = Files.write(folder.resolve("photo.jpg"), TestPhotos.jpeg());
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  /** The engine of this build; without it a test is left out, or fails where it must be there. */
  static BrowserEngine engine() {
    BrowserEngine engine = BrowserEngine.built();
    if (engine == null) {
      String reason = "this build is without the mode on the device: mvn -Pon-device";
      if (Boolean.parseBoolean(System.getenv("VERGER_REQUIRE_ON_DEVICE"))) {
        Assertions.fail(reason);
      }
      Assumptions.abort("left out: " + reason);
    }
    return engine;
  }

  private static VergerServer serve(FruitClassifier classifier, BrowserEngine engine) {
    return VergerServer.start(
        ServerSettings.standard("localhost", 0, null),
        new Served(classifier, NearestPhotos.none(), engine));
  }

  private static void awaitWorker() {
    browser.script("navigator.serviceWorker.ready.then(() => document.body.dataset.kept = 'yes')");
    browser.await("body[data-kept=yes]");
  }

  @Test
  void aBuildWithoutTheModeSaysSoAndHasNoAnswerWithoutItsServer() {
    VergerServer server = serve(TestModels.sure(), null);
    browser.open(server, "en-US", "light");
    browser.await("#device:not(:empty)");
    assertThat(browser.text("#device")).contains("is not in this build");
    awaitWorker();
    server.close();

    browser.reload();
    browser.await("body:not([data-kept])");
    browser.choose(photo);

    assertThat(browser.text("#problem")).startsWith("The server cannot be reached");
  }

  @Test
  void whenTheServerIsGoneTheDeviceAnswersAndThePageSaysSo() throws IOException {
    VergerServer server = serve(TestModels.sure(), engine());
    browser.open(server, "en-US", "light");
    browser.await("#device:not(:empty)");
    assertThat(browser.text("#device")).contains("this device answers by itself");
    browser.choose(photo);
    String served = browser.text("#verdict");
    assertThat(browser.findAll("#ondevice")).isEmpty();
    assertThat(browser.console()).isEmpty();
    server.close();

    browser.choose(photo);

    browser.await("#ondevice");
    assertThat(browser.text("#ondevice")).startsWith("Answered on this device");
    assertThat(browser.text("#verdict")).isEqualTo(served);
    assertThat(browser.findAll(".candidate")).hasSize(3);
    assertThat(browser.text("#card")).contains("Family", "In season in France");
    assertThat(browser.axe()).isEmpty();
  }

  @Test
  void aPageThatIsOpenedWithoutItsServerAnswersToo() {
    VergerServer server = serve(TestModels.unsure(), engine());
    browser.open(server, "fr-FR", "dark");
    awaitWorker();
    browser.await("#device:not(:empty)");
    server.close();

    browser.reload();
    browser.await("body:not([data-kept])");
    browser.choose(photo);

    assertThat(browser.text("#ondevice")).startsWith("Répondu sur cet appareil");
    assertThat(browser.text("#verdict")).isEqualTo("Pas sûr");
    assertThat(browser.text("#model")).contains("fruits-mini");
  }

  @Test
  void aFileThatTheBrowserCannotReadIsSaidInASentence() throws IOException {
    VergerServer server = serve(TestModels.sure(), engine());
    browser.open(server, "en-US", "light");
    browser.await("#device:not(:empty)");
    server.close();

    browser.choose(Files.writeString(folder.resolve("broken.jpg"), "no photo"));

    assertThat(browser.text("#problem")).startsWith("This photo cannot be read");
  }

  @Test
  void browserAndServerGiveTheSameLabels() throws Exception {
    List<byte[]> photos = photos();
    try (VergerServer server = serve(FruitClassifier.bundled(), engine())) {
      browser.open(server, "en-US", "light");
      int same = 0;
      for (int from = 0; from < photos.size(); from += STEP) {
        List<byte[]> some = photos.subList(from, Math.min(photos.size(), from + STEP));
        List<Object> labels = labels(some);
        for (int i = 0; i < some.size(); i++) {
          String label = server.classifier().classify(some.get(i)).likeliest().label();
          same += label.equals(labels.get(i)) ? 1 : 0;
        }
      }
      System.out.printf("browser and server agree on %d of %d photos%n", same, photos.size());
      assertThat((double) same / photos.size()).isGreaterThanOrEqualTo(0.99);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> labels(List<byte[]> photos) {
    List<String> encoded =
        photos.stream().map(bytes -> Base64.getEncoder().encodeToString(bytes)).toList();
    return (List<Object>) browser.eventually(ANSWERS, encoded);
  }

  /** Real photos of the split Test, one in eight unless all are wanted; else some drawn here. */
  private static List<byte[]> photos() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    Path test = root.resolveSibling("shared").resolve("fruits").resolve("Test");
    if (!Files.isDirectory(test)) {
      System.out.println("drawn photos: there is no ../shared/fruits");
      return IntStream.range(0, 100).mapToObj(TestPhotos::any).toList();
    }
    System.out.println("uses ../shared/fruits");
    int step = Integer.getInteger("verger.photoStep", 8);
    List<Path> files;
    try (Stream<Path> found = Files.walk(test)) {
      files = found.filter(file -> file.toString().endsWith(".jpg")).sorted().toList();
    }
    List<byte[]> photos = new ArrayList<>();
    for (int i = 0; i < files.size(); i += step) {
      photos.add(Files.readAllBytes(files.get(i)));
    }
    return photos;
  }
}
