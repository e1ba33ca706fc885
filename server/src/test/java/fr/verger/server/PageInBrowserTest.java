package fr.verger.server;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.classifier.FruitClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page as somebody with a phone meets it, in a real browser. */
class PageInBrowserTest {
  @TempDir static Path folder;

  private static PhoneBrowser browser;
  private static VergerServer sure;
  private static VergerServer unsure;
  private static Path photo;

  @BeforeAll
  static void start() throws IOException {
    browser = PhoneBrowser.start();
    sure = serve(TestModels.sure());
    unsure = serve(TestModels.unsure());
    photo = Files.write(folder.resolve("photo.jpg"), TestPhotos.jpeg());
  }

  private static VergerServer serve(FruitClassifier classifier) {
    return VergerServer.start(ServerSettings.standard("localhost", 0, null), Served.by(classifier));
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      sure.close();
      unsure.close();
    }
  }

  @Test
  void choosingAPhotoShowsWhatItIsAndItsCard() throws IOException {
    browser.open(sure, "en-US", "light");
    assertThat(browser.text("h1")).isEqualTo("What fruit is this?");

    browser.choose(photo);

    assertThat(browser.findAll(".candidate")).hasSize(3);
    assertThat(browser.text(".candidate .share")).endsWith("%");
    assertThat(browser.text("#card")).contains("Family", "In season in France", "Check it");
    assertThat(browser.text("#verdict")).isNotEmpty();
    assertThat(browser.find("#status").getDomProperty("textContent"))
        .startsWith("Most likely: " + browser.text(".candidate .name").lines().findFirst().get());
    assertThat(browser.script("return document.documentElement.scrollWidth")).isEqualTo(390L);
    assertThat(browser.axe()).isEmpty();
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void notSureShowsThreeAndACardForTheOneThatIsChosen() throws IOException {
    browser.open(unsure, "en-US", "dark");

    browser.choose(photo);

    assertThat(browser.text("#verdict")).isEqualTo("Not sure");
    assertThat(browser.text(".likeliest h2")).isEqualTo("Closest among the kinds it knows");
    assertThat(browser.text(".likeliest")).doesNotContain("%");
    assertThat(browser.findAll(".candidate .fill")).hasSize(3);
    assertThat(browser.findAll("#card article")).isEmpty();
    assertThat(browser.axe()).isEmpty();
    String second = browser.findAll(".candidate .name").get(1).getText();
    browser.findAll(".candidate").get(1).sendKeys(Keys.ENTER);
    assertThat(second).startsWith(browser.text("#cardname"));
    assertThat(browser.focused().getDomAttribute("aria-pressed")).isEqualTo("true");
    assertThat(browser.axe()).isEmpty();
  }

  @Test
  void speaksTheLanguageOfTheBrowserUntilAskedForTheOther() throws IOException {
    browser.open(sure, "fr-FR", "light");
    assertThat(browser.text("h1")).isEqualTo("Quel est ce fruit ?");
    assertThat(browser.text("footer")).contains("jamais conservée");
    browser.choose(photo);
    assertThat(browser.text("#card")).contains("Famille", "Pourquoi sa diversité compte");
    assertThat(browser.axe()).isEmpty();

    browser.find("[data-language=en]").click();

    assertThat(browser.text("#card")).contains("Family", "Why its diversity matters");
    assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
    browser.script("location.reload()");
    browser.await("html[lang=en] #model:not(:empty)");
    assertThat(browser.text("h1")).isEqualTo("What fruit is this?");
  }

  @Test
  void aBrokenPhotoIsAnsweredWithASentence() throws IOException {
    browser.open(sure, "en-US", "light");

    browser.choose(Files.writeString(folder.resolve("broken.jpg"), "no photo"));

    assertThat(browser.text("#problem")).startsWith("This photo cannot be read").endsWith(".");
    assertThat(browser.find("#problem").getAriaRole()).isEqualTo("alert");
    assertThat(browser.find("#answer").isDisplayed()).isFalse();
    browser.choose(photo);
    assertThat(browser.find("#problem").isDisplayed()).isFalse();
  }

  @Test
  void aPhotoThatIsTooLargeIsMadeSmallerAndThePageSaysSo() throws IOException {
    browser.open(sure, "en-US", "light");

    browser.choose(Files.write(folder.resolve("large.bmp"), TestPhotos.noise(2_100)));

    assertThat(browser.text("#notice")).contains("13 MB", "2100 pixels");
    assertThat(browser.findAll(".candidate")).hasSize(3);
  }

  @Test
  void theCameraTakesAPhoto() {
    browser.open(sure, "en-US", "light");

    browser.find("#take").click();
    browser.await("#camera[open]");
    browser.script(
        "const video = document.getElementById('viewfinder');"
            + "const shoot = () => document.getElementById('shutter').click();"
            + "if (video.videoWidth) shoot(); else video.addEventListener('playing', shoot);");

    browser.await("body[data-state=answered]");
    assertThat(browser.findAll(".candidate")).hasSize(3);
    assertThat(browser.find("#camera").isDisplayed()).isFalse();
    assertThat(browser.script("return document.getElementById('viewfinder').srcObject")).isNull();
  }

  @Test
  void aPhotoCanBeDroppedOrPasted() {
    String transfer =
        "const data = new DataTransfer();"
            + "const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));"
            + "data.items.add(new File([bytes], 'it.jpg', {type: 'image/jpeg'}));";
    String encoded = Base64.getEncoder().encodeToString(TestPhotos.jpeg());
    browser.open(sure, "en-US", "light");

    browser.script(
        transfer
            + "document.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}))",
        encoded);
    browser.await("body[data-state=answered]");
    browser.open(sure, "en-US", "light");
    browser.script(
        transfer + "document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data}))",
        encoded);
    browser.await("body[data-state=answered]");
  }

  @Test
  void onADesktopTheAnswerStandsBesideThePhotoAndKeysReachEverything() throws IOException {
    browser.open(sure, "en-US", "light");
    browser.screen(1280, 900, false);
    assertThat(browser.axe()).isEmpty();

    browser.choose(photo);

    assertThat(browser.find("#answer").getRect().getX())
        .isGreaterThan(browser.find("#frame").getRect().getX() + 300);
    browser.find("[data-language=en]").sendKeys(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("take");
    browser.focused().sendKeys(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("id")).isEqualTo("choose");
    browser.focused().sendKeys(Keys.TAB);
    assertThat(browser.focused().getDomAttribute("class")).isEqualTo("candidate");
  }

  @Test
  void realPhotosGetTheirNames() {
    Path root = Path.of("").toAbsolutePath().getParent();
    Path photos = root.resolveSibling("shared").resolve("real-world");
    Assumptions.assumeTrue(Files.isDirectory(photos), "left out: there is no ../shared/real-world");
    System.out.println("uses ../shared/real-world");
    try (VergerServer server = serve(FruitClassifier.bundled())) {
      browser.open(server, "fr-FR", "light");
      browser.choose(photos.resolve("Banana_007.jpg"));
      assertThat(browser.text("#verdict")).isEqualTo("Banane");
      assertThat(browser.text(".alias")).isEqualTo("Banana · Musa acuminata");
    }
  }
}
