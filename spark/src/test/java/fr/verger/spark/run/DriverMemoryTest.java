package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.run.DriverMemory.Steps;
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

  /** Of 180,000 photos a list would hold 36 MB. */
  private static final long MOST_GROWN_LISTING = 12 << 20;

  @TempDir Path folder;

  /** What a step said: the most of the heap that it used, and what came out of it. */
  private record Step(long peak, String found) {}

  /** Runs of so many photos, one after the other; the first one warms Spark up. */
  private Map<String, Step> measured(Steps steps, int... photos) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    // The least that Spark starts with.
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DriverMemory.class.getName(), folder.toString(), steps.name()));
    for (int number : photos) {
      command.add("" + number);
    }
    Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor()).as(text).isZero();
    Map<String, Step> said = new HashMap<>();
    for (String line : text.lines().toList()) {
      Matcher step = LINE.matcher(line);
      if (step.matches()) {
        System.out.println(line);
        said.put(
            step.group(1) + " " + step.group(2),
            new Step(Long.parseLong(step.group(3)), step.group(4)));
      }
    }
    return said;
  }

  private static long grown(Map<String, Step> steps, String step, int from, int to) {
    return steps.get(step + " " + to).peak() - steps.get(step + " " + from).peak();
  }

  @Test
  void twoHundredThousandPhotosAreListedInTheHeapOfTwentyThousand() throws Exception {
    Map<String, Step> steps = measured(Steps.CHOICE, 1_000, 20_000, 200_000);
    assertThat(steps.get("choice 200000").found()).startsWith("200000 photos, ");
    assertThat(grown(steps, "choice", 20_000, 200_000)).isLessThan(MOST_GROWN_LISTING);
  }

  @Test
  @Tag("long")
  void aMillionPhotosTakeTheSameHeapAsAHundredThousand() throws Exception {
    Map<String, Step> steps = measured(Steps.ALL, 1_000, 100_000, 1_000_000);
    assertThat(steps.get("run 1000000").found())
        .isEqualTo(
            "1000000 listed = 1000 + 999000, done 0, computed 1000000, changed 0, vanished 0, ok true");
    assertThat(steps.get("again 1000000").found())
        .isEqualTo(
            "1009990 listed = 1010 + 1008980, done 997999, computed 10987, changed 997, vanished 1004, ok true");
    assertThat(steps.get("sample 1000000").found()).isEqualTo("2000 thumbnails");
    for (String step : List.of("choice", "run", "again", "sample")) {
      assertThat(grown(steps, step, 100_000, 1_000_000)).as(step).isLessThan(MOST_GROWN);
    }
  }
}
