package fr.verger.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes pages of many kinds into a folder, to be looked at while the page is worked on. */
final class Gallery {
  private Gallery() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    save(folder.resolve("classes-1.html"), SampleRuns.run(1, 30, 6));
    save(folder.resolve("classes-2.html"), SampleRuns.run(2, 2, 2));
    save(folder.resolve("classes-5.html"), SampleRuns.run(5, 400, 1));
    save(folder.resolve("classes-40.html"), SampleRuns.run(40, 3200, 10));
    save(folder.resolve("classes-131.html"), SampleRuns.run(131, 20_000, 10));
    save(folder.resolve("points-100000.html"), SampleRuns.run(131, 100_000, 10));
    save(
        folder.resolve("hostile.html"),
        SampleRuns.run(
            "</script><img src=x onerror=alert(1)> \u202egpj.exe",
            List.of(
                "<img onerror='alert(1)'> & \"quotes\"",
                "banane mûre – été 🍌",
                "a very long name of a class that goes on and on ".repeat(4),
                "averylongnamewithoutanyplacetobreakit".repeat(4)),
            300,
            3,
            300));
  }

  private static void save(Path file, ReportData data) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      new ReportPage().write(data, out);
    }
  }
}
