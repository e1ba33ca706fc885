package fr.verger.report;

import fr.verger.report.ProvenanceGroup.Fact;
import fr.verger.report.Timings.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs that never happened, of any size, the same for the same arguments. */
public final class SampleRuns {
  private static final List<String> FRUITS =
      List.of(
          "Apple Braeburn",
          "Apple Golden 1",
          "Apple Red Delicious 1",
          "Apricot",
          "Avocado",
          "Banana",
          "Cactus fruit",
          "Cherry",
          "Cherry Rainier 1",
          "Dates",
          "Grape Pink",
          "Grapefruit Pink",
          "Grapefruit White",
          "Guava",
          "Huckleberry",
          "Kaki",
          "Kiwi",
          "Kumquats",
          "Lemon",
          "Limes",
          "Litchi",
          "Mandarine",
          "Mango",
          "Maracuja",
          "Nectarine",
          "Orange",
          "Passion Fruit",
          "Peach",
          "Pear",
          "Pepino",
          "Pineapple",
          "Pitahaya Red",
          "Plum",
          "Pomegranate",
          "Raspberry",
          "Strawberry",
          "Tangelo",
          "Tomato 3",
          "Tomato Cherry Red 1",
          "Tomato Yellow 1");

  private SampleRuns() {}

  /** A name for a class: a fruit's, then fruits with numbers. */
  static String fruit(int number) {
    String name = FRUITS.get(number % FRUITS.size());
    return number < FRUITS.size() ? name : name + " no. " + (number / FRUITS.size() + 1);
  }

  /** Clusters of photos, three of four for training, on some components. */
  public static ReportData run(int classes, int photos, int axes) {
    return run(
        "fruits",
        IntStream.range(0, classes).mapToObj(SampleRuns::fruit).toList(),
        photos,
        axes,
        6);
  }

  /** The same with a title, labels and rejects of one's own. */
  public static ReportData run(
      String title, List<String> labels, int photos, int axes, int rejects) {
    Random random = new Random(20);
    float[][] middles = new float[labels.size()][axes];
    for (float[] middle : middles) {
      for (int axis = 0; axis < axes; axis++) {
        middle[axis] = (float) (random.nextGaussian() * 9 / Math.sqrt(axis + 1));
      }
    }
    List<Photo> list = new ArrayList<>();
    float[][] coordinates = new float[photos][axes];
    Map<Photo, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < photos; i++) {
      int label = i % labels.size();
      String split = i / labels.size() % 4 == 3 ? "Test" : "Training";
      double turn = random.nextDouble() * 2 * Math.PI;
      for (int axis = 0; axis < axes; axis++) {
        double ring = axis == 0 ? Math.cos(turn) : axis == 1 ? Math.sin(turn + label) : 0;
        coordinates[i][axis] =
            (float)
                (middles[label][axis]
                    + 1.8 * ring
                    + random.nextGaussian() * 0.8 / Math.sqrt(axis + 1));
      }
      String name = labels.get(label);
      list.add(new Photo("/data/fruits/" + split + "/" + name + "/" + i + "_100.jpg", name, split));
      counts.merge(new Photo("", name, split), 1L, Long::sum);
    }
    return new ReportData(
        title,
        Instant.parse("2026-11-20T14:03:00Z"),
        "fruits-mini",
        counts.entrySet().stream()
            .map(e -> new ClassCount(e.getKey().label(), e.getKey().split(), e.getValue()))
            .toList(),
        2,
        variance(1280, 0.99),
        new Points(list, new Projection(coordinates), map(coordinates)),
        Thumbnails.none(),
        null,
        null,
        Rejects.of(rejects(rejects)),
        new Timings(
            21.4,
            2,
            List.of(
                new Stage("listing", 0.41, photos),
                new Stage("features", 9.62, photos),
                new Stage("pca", 1.87, photos),
                new Stage("tables", 2.3, photos),
                new Stage("verification", 0.8, photos))),
        provenance());
  }

  /** The same run with other thumbnails. */
  static ReportData with(Thumbnails thumbnails, ReportData run) {
    return new ReportData(
        run.title(),
        run.finished(),
        run.backbone(),
        run.classes(),
        run.ignoredFiles(),
        run.variance(),
        run.points(),
        thumbnails,
        run.insights(),
        run.classifier(),
        run.rejects(),
        run.timings(),
        run.provenance());
  }

  /** The same run with a classifier. */
  static ReportData with(Classifier classifier, ReportData run) {
    return new ReportData(
        run.title(),
        run.finished(),
        run.backbone(),
        run.classes(),
        run.ignoredFiles(),
        run.variance(),
        run.points(),
        run.thumbnails(),
        run.insights(),
        classifier,
        run.rejects(),
        run.timings(),
        run.provenance());
  }

  /** A spectrum that falls like a power of the component's number. */
  static Variance variance(int components, double target) {
    double[] ratios =
        IntStream.rangeClosed(1, components).mapToDouble(i -> Math.pow(i + 1.5, -1.7)).toArray();
    double sum = IntStream.range(0, components).mapToDouble(i -> ratios[i]).sum();
    double[] cumulative = new double[components];
    double running = 0;
    for (int i = 0; i < components; i++) {
      ratios[i] /= sum;
      running += ratios[i];
      cumulative[i] = running;
    }
    int kept = 1;
    while (kept < components && cumulative[kept - 1] < target) {
      kept++;
    }
    return new Variance(ratios, cumulative, kept, target);
  }

  private static List<Reject> rejects(int count) {
    String[] reasons = {
      "the JPEG data end before the picture does",
      "not a photo: the file begins like text",
      "20,000 × 20,000 pixels are more than the 100 megapixels allowed",
      "the file is empty"
    };
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Reject(
                    "/data/fruits/Training/Lemon/broken " + i + ".jpg", reasons[i * i % 7 % 4]))
        .toList();
  }

  private static List<ProvenanceGroup> provenance() {
    return List.of(
        new ProvenanceGroup(
            "settings",
            List.of(
                new Fact("images", "/data/fruits"),
                new Fact("output", "/data/runs/fruits-2026-11-20"),
                new Fact("variance", "0.99"),
                new Fact("batch", "16"),
                new Fact("precision", "fp32"))),
        new ProvenanceGroup(
            "backbone",
            List.of(
                new Fact("name", "fruits-mini"),
                new Fact("features", "1280"),
                new Fact("input size", "128"),
                new Fact("normalisation", "tf"),
                new Fact(
                    "sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"))),
        new ProvenanceGroup(
            "versions",
            List.of(
                new Fact("Verger", "0.1.0-SNAPSHOT"),
                new Fact("Spark", "4.1.0"),
                new Fact("ONNX Runtime", "1.29.0"),
                new Fact("Java", "17.0.15"))),
        new ProvenanceGroup(
            "machine",
            List.of(
                new Fact("processor", "AMD EPYC 9R14, 2 cores"),
                new Fact("system", "Linux 6.8, amd64"))));
  }

  /** The plane turned by a quarter, for want of a real map; none with a single component. */
  private static Projection map(float[][] coordinates) {
    return coordinates.length == 0 || coordinates[0].length < 2
        ? Projection.none()
        : new Projection(
            Arrays.stream(coordinates)
                .map(row -> new float[] {-row[1], row[0]})
                .toArray(float[][]::new));
  }
}
