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

  private static void assertFlat(Map<String, Step> steps, int few, int many, long bytes) {
    for (String step : List.of("choice", "run", "again", "sample")) {
      long grown = steps.get(step + " " + many).peak() - steps.get(step + " " + few).peak();
      assertThat(grown).as(step).isLessThan(bytes);
    }
  }

  @Test
  @Tag("long")
  void threeTimesThePhotosTakeTheSameHeap() throws Exception {
    Map<String, Step> steps = measured(1_000, 17_000, 51_000);
    assertThat(steps.get("choice 51000").found()).startsWith("51000 photos, ");
    assertThat(steps.get("run 51000").found())
        .isEqualTo(
            "51000 listed = 51 + 50949, done 0, computed 51000, changed 0, vanished 0, ok true");
    assertThat(steps.get("again 51000").found())
        .isEqualTo(
            "51510 listed = 52 + 51458, done 50897, computed 561, changed 51, vanished 52, ok true");
    assertThat(steps.get("sample 51000").found()).isEqualTo("2000 thumbnails");
    assertFlat(steps, 17_000, 51_000, 6 << 20);
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
    assertFlat(steps, 100_000, 1_000_000, 8 << 20);
  }
}
