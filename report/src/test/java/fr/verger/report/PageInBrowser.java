package fr.verger.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that look at reports in one browser, each with a clean one's settings. */
abstract class PageInBrowser {
  static Browser browser;
  @TempDir static Path folder;

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
      browser = null;
    }
  }

  /** Before each test and not before all, so that every test that is left out is counted. */
  @BeforeEach
  void ready() throws IOException {
    if (browser == null) {
      browser = Browser.start();
    }
    browser.reset();
  }

  static void open(ReportData data) throws IOException {
    Path page = folder.resolve("index.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      new ReportPage().write(data, out);
    }
    browser.open(page);
  }

  /** The plane as it is drawn now. */
  static String picture() {
    return (String) browser.script("return document.querySelector('#plane canvas').toDataURL()");
  }
}
