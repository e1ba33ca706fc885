package fr.verger.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * A headless Chromium of this machine's, for tests that look at pages. Downloads nothing. Where
 * there is no Chromium the test is skipped, unless the environment says {@code
 * VERGER_REQUIRE_BROWSER=true}: then it fails.
 */
public final class Browser implements AutoCloseable {
  private final Path profile;
  private final ChromeDriver driver;

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /** Starts a browser with a profile of its own, in English, light, 1280 × 900. */
  public static Browser start() throws IOException {
    Path chromium = executable("chromium", "chromium-browser", "google-chrome");
    Path chromedriver = executable("chromedriver");
    Path profile = Files.createTempDirectory("browser-profile");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--user-data-dir=" + profile);
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    Browser browser = new Browser(profile, new ChromeDriver(service, options));
    browser.reset();
    return browser;
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

  /** English, light, a desktop's window, and nothing remembered. */
  public void reset() {
    if (driver.getCurrentUrl().startsWith("file:")) {
      script("localStorage.clear()");
    }
    console();
    desktop(1280, 900);
    prefer("light");
    language("en-US");
  }

  /** A window of that many pixels, with a mouse. */
  public void desktop(int width, int height) {
    metrics(width, height, 1, false);
  }

  /** A phone's screen of that many CSS pixels, at twice the resolution, with fingers. */
  public void phone(int width, int height) {
    metrics(width, height, 2, true);
  }

  private void metrics(int width, int height, int scale, boolean mobile) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", mobile));
    command("Emulation.setTouchEmulationEnabled", Map.of("enabled", mobile));
  }

  /** What the system prefers: {@code light} or {@code dark}, and nothing that moves. */
  public void prefer(String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** The reader's language, from the next page on. */
  public void language(String tag) {
    String agent = String.valueOf(script("return navigator.userAgent"));
    command("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", tag));
  }

  /** A command of the browser's own protocol. */
  public void command(String name, Map<String, Object> arguments) {
    driver.executeCdpCommand(name, arguments);
  }

  /** Opens a page and waits until it has been drawn. */
  public void open(Path page) {
    driver.get(page.toUri().toString());
    settle();
  }

  /** Waits for two frames, after which what was asked for is on the screen. */
  public void settle() {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))");
  }

  /** Runs a script in the page. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The first element that a CSS selector finds. */
  public WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** All elements that a CSS selector finds. */
  public List<WebElement> findAll(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Everything the page complained of since the last call. */
  public List<String> console() {
    return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  /** For gestures. */
  public ChromeDriver driver() {
    return driver;
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (var files = Files.walk(profile)) {
      files.map(Path::toFile).sorted((a, b) -> b.compareTo(a)).forEach(File::delete);
    }
  }
}
