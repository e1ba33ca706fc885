package fr.verger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run wrote, as text. */
public final class Tables {
  private Tables() {}

  /** The lines of a table in CSV without those of the header, sorted. */
  public static List<String> lines(Path table) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(table)) {
      for (Path file : files.filter(Tables::isPart).toList()) {
        List<String> all = Files.readAllLines(file);
        lines.addAll(all.subList(1, all.size()));
      }
    }
    Collections.sort(lines);
    return lines;
  }

  private static boolean isPart(Path file) {
    return file.getFileName().toString().matches("part-.*\\.csv");
  }

  /** The first number of that name in the record of a run. */
  public static double number(Path run, String name) throws IOException {
    Matcher found =
        Pattern.compile("\"" + name + "\" : ([-0-9.E]+)")
            .matcher(Files.readString(run.resolve("run.json")));
    if (!found.find()) {
      throw new IOException("run.json has no number " + name);
    }
    return Double.parseDouble(found.group(1));
  }
}
