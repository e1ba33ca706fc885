package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver's heap does not grow with the photos; with a list of them in memory it would, by some
 * 200 bytes each.
 */
class DriverMemoryTest {
  private static final Pattern LINE = Pattern.compile("(\\w+) (\\d+) (\\d+) (.*)");

  /**
   * Of 900,000 photos a list would hold 180 MB. What Spark keeps of its tasks, and what its tasks
   * hold here in the same heap, comes and goes by some 20 MB.
   */
  private static final long MOST_GROWN = 48 << 20;

  @TempDir Path folder;

  /** What a step said: the most of the heap that it used, and what came out of it. */
  private record Step(long peak, String found) {}

  /** Runs of so many photos, one after the other; the first one warms Spark up. */
  private Map<String, Step> measured(int... photos) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    // The least that Spark starts with.
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DriverMemory.class.getName(), folder.toString()));
    for (int number : photos) {
      command.add("" + number);
    }
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(text).isZero();
    Map<String, Step> steps = new HashMap<>();
    for (String line : text.lines().toList()) {
      Matcher step = LINE.matcher(line);
      if (step.matches()) {
        System.out.println(line);
        steps.put(
            step.group(1) + " " + step.group(2),
            new Step(Long.parseLong(step.group(3)), step.group(4)));
      }
    }
    return steps;
  }

  @Test
  @Tag("long")
  void aMillionPhotosTakeTheSameHeapAsAHundredThousand() throws Exception {
    Map<String, Step> steps = measured(1_000, 100_000, 1_000_000);
    assertThat(steps.get("run 1000000").found())
        .isEqualTo(
            "1000000 listed = 1000 + 999000, done 0, computed 1000000, changed 0, vanished 0, ok true");
    assertThat(steps.get("again 1000000").found())
        .isEqualTo(
            "1009990 listed = 1010 + 1008980, done 997999, computed 10987, changed 997, vanished 1004, ok true");
    assertThat(steps.get("sample 1000000").found()).isEqualTo("2000 thumbnails");
    for (String step : List.of("choice", "run", "again", "sample")) {
      long grown = steps.get(step + " 1000000").peak() - steps.get(step + " 100000").peak();
      assertThat(grown).as(step).isLessThan(MOST_GROWN);
    }
  }
}
