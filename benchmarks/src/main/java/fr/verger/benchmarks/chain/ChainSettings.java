package fr.verger.benchmarks.chain;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is compared.
 *
 * @param images folder of photos
 * @param backbone name of a bundled backbone, or path of an ONNX file
 * @param minPhotos fewer photos are refused: their ratio would be that of fixed costs
 * @param rounds pairs of runs
 * @param threads of the plain loop, and cores of Spark's {@code local[N]}
 */
record ChainSettings(Path images, String backbone, int minPhotos, int rounds, int threads) {
  private static final Set<String> OPTIONS =
      Set.of("--images", "--backbone", "--min-photos", "--rounds", "--threads");

  static ChainSettings parse(String[] args) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException("'%s': the options are %s".formatted(args[i], OPTIONS));
      }
      values.put(args[i], args[i + 1]);
    }
    if (!values.containsKey("--images")) {
      throw new IllegalArgumentException("--images DIR is needed");
    }
    return new ChainSettings(
        Path.of(values.get("--images")).toAbsolutePath().normalize(),
        values.getOrDefault("--backbone", "fruits-mini"),
        Integer.parseInt(values.getOrDefault("--min-photos", "2000")),
        Integer.parseInt(values.getOrDefault("--rounds", "3")),
        Integer.parseInt(values.getOrDefault("--threads", "2")));
  }
}
