package fr.verger.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium of this machine's with a false camera. Downloads nothing. Where there is none
 * the test is skipped, unless {@code VERGER_REQUIRE_BROWSER=true}: then it fails.
 */
final class PhoneBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path profile;
  private final ChromeDriver driver;

  private PhoneBrowser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  static PhoneBrowser start() throws IOException {
    Path chromium = executable("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = executable("chromedriver");
    Path profile = Files.createTempDirectory("browser-profile");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        "--user-data-dir=" + profile);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    return new PhoneBrowser(profile, new ChromeDriver(service, options));
  }

  private static Path executable(String... names) {
    Optional<Path> found =
        Arrays.stream(names)
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      String reason = "no %s on the PATH, so no page can be looked at".formatted(names[0]);
      if (Boolean.parseBoolean(System.getenv("VERGER_REQUIRE_BROWSER"))) {
        Assertions.fail(reason);
      }
      Assumptions.abort(reason);
    }
    return found.get();
  }

  /** Opens a page on a phone whose owner speaks that language, and who has not been here before. */
  void open(VergerServer server, String language, String scheme) {
    screen(390, 844, true);
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    String agent = String.valueOf(script("return navigator.userAgent"));
    command(
        "Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    String address = "http://localhost:" + server.port() + "/";
    driver.get(address);
    script("localStorage.clear()");
    console();
    driver.get(address);
    await("#model:not(:empty)");
  }

  /** A screen of that many CSS pixels. */
  void screen(int width, int height, boolean mobile) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", mobile));
    command("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
  }

  private void command(String name, Map<String, Object> arguments) {
    driver.executeCdpCommand(name, arguments);
  }

  /** Chooses a file as the reader would from the gallery, and waits for what comes of it. */
  void choose(Path photo) {
    find("#gallery").sendKeys(photo.toString());
    await("body[data-state=answered], body[data-state=problem]");
  }

  void await(String selector) {
    new WebDriverWait(driver, PATIENCE)
        .until(here -> !here.findElements(By.cssSelector(selector)).isEmpty());
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script gives to the function that is its last argument. */
  Object eventually(String script, Object... arguments) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(script, arguments);
  }

  /** Opens the same page again. */
  void reload() {
    driver.navigate().refresh();
  }

  /** What axe-core finds wrong with the page as it is now, one line a finding. */
  @SuppressWarnings("unchecked")
  List<String> axe() throws IOException {
    try (var in = PhoneBrowser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>)
        driver.executeAsyncScript(
            "const done = arguments[0]; axe.run().then((found) => done(found.violations.map("
                + "(v) => v.id + ': ' + v.help + ' ' + v.nodes.map((n) => n.target).join(' '))))");
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  String text(String selector) {
    return find(selector).getText();
  }

  /** Everything the page complained of since the last call. */
  List<String> console() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
    }
  }
}
