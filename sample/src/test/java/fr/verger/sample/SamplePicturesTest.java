package fr.verger.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What the photos show. */
class SamplePicturesTest {
  private static final int SIZE = 48;
  private static final SampleSettings SETTINGS = SampleSettings.DEFAULT.withSize(SIZE);

  @Test
  void setsEveryPhotoOnWhitePaper() {
    new SampleOrchard(SETTINGS.withClasses(30).withPhotosPerClass(4))
        .photos()
        .forEach(
            photo -> {
              int[] p = photo.pixels();
              assertThat(p).hasSize(SIZE * SIZE);
              assertThat(new int[] {p[0], p[SIZE - 1], p[SIZE * (SIZE - 1)], p[SIZE * SIZE - 1]})
                  .as(photo.relativePath())
                  .containsOnly(0xFFFFFF);
              long fruit = Arrays.stream(p).filter(pixel -> pixel != 0xFFFFFF).count();
              assertThat(fruit).as(photo.relativePath()).isGreaterThan(SIZE * SIZE / 12);
            });
  }

  /** Another sum means other pictures: fine after a change of the fruits, alarming otherwise. */
  @Test
  void drawsTheSamePixelsOnEveryMachine() {
    CRC32 sum = new CRC32();
    new SampleOrchard(SETTINGS.withClasses(60).withPhotosPerClass(3))
        .photos()
        .forEach(
            photo -> {
              ByteBuffer bytes = ByteBuffer.allocate(4 * photo.pixels().length);
              bytes.asIntBuffer().put(photo.pixels());
              sum.update(bytes.array());
            });
    assertThat(sum.getValue()).isEqualTo(280938118L);
  }

  @Test
  void turnsTheFruitStepByStep() {
    SampleSettings turned = SETTINGS.withClasses(6).withPhotosPerClass(144).withTestShare(0);
    Map<String, List<SamplePhoto>> photos =
        new SampleOrchard(turned)
            .photos()
            .collect(Collectors.groupingBy(SamplePhoto::label, Collectors.toList()));
    photos.forEach(
        (label, all) -> {
          // The first fruit's way around its stalk.
          List<SamplePhoto> turn = all.subList(0, 24);
          assertThat(turn).noneMatch(photo -> photo.fileName().startsWith("r_"));
          double near = 0;
          double far = 0;
          for (int i = 0; i < 24; i++) {
            near += distance(turn.get(i).pixels(), turn.get((i + 1) % 24).pixels());
            far += distance(turn.get(i).pixels(), turn.get((i + 8) % 24).pixels());
          }
          assertThat(near).as(label).isPositive().isLessThan(0.9 * far);
        });
  }

  @Test
  void showsClassesThatCanBeToldApart() {
    // Nearest centroid on 30 numbers: a coarse colour histogram of the fruit, and its outline.
    assertThat(accuracy(SETTINGS.withClasses(12).withPhotosPerClass(48))).isGreaterThan(0.9);
  }

  @Test
  void showsOneHundredAndThirtyOneClasses() {
    SampleOrchard orchard =
        new SampleOrchard(SETTINGS.withClasses(131).withPhotosPerClass(1).withTestShare(0));

    assertThat(new HashSet<>(orchard.labels())).hasSize(131).contains("Apple Red 2");
    List<double[]> seen = orchard.photos().map(SamplePicturesTest::describe).toList();
    assertThat(seen).hasSize(131);
    for (int i = 0; i < seen.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(seen.get(i), seen.get(j))).isPositive();
      }
    }
  }

  private static double accuracy(SampleSettings settings) {
    Map<String, List<double[]>> training = new HashMap<>();
    List<SamplePhoto> test = new ArrayList<>();
    new SampleOrchard(settings)
        .photos()
        .forEach(
            photo -> {
              if (photo.split() == SampleSplit.TEST) {
                test.add(photo);
              } else {
                training
                    .computeIfAbsent(photo.label(), label -> new ArrayList<>())
                    .add(describe(photo));
              }
            });
    Map<String, double[]> centroids = new HashMap<>();
    training.forEach((label, rows) -> centroids.put(label, mean(rows)));
    long right =
        test.stream().filter(p -> nearest(centroids, describe(p)).equals(p.label())).count();
    return (double) right / test.size();
  }

  private static String nearest(Map<String, double[]> centroids, double[] row) {
    return centroids.entrySet().stream()
        .min((a, b) -> Double.compare(distance(a.getValue(), row), distance(b.getValue(), row)))
        .orElseThrow()
        .getKey();
  }

  /** Shares of 27 colours among the fruit's pixels, then its share of the frame and its spread. */
  private static double[] describe(SamplePhoto photo) {
    double[] row = new double[30];
    int count = 0;
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    for (int i = 0; i < photo.pixels().length; i++) {
      int p = photo.pixels()[i];
      if (p != 0xFFFFFF) {
        row[
            9 * ((p >> 16 & 255) * 3 / 256)
                + 3 * ((p >> 8 & 255) * 3 / 256)
                + (p & 255) * 3 / 256]++;
        double x = i % photo.size() / (double) photo.size();
        int line = i / photo.size();
        double y = line / (double) photo.size();
        count++;
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumYy += y * y;
      }
    }
    for (int i = 0; i < 27; i++) {
      row[i] /= count;
    }
    row[27] = (double) count / photo.pixels().length;
    row[28] = 2 * Math.sqrt(sumXx / count - sumX * sumX / count / count);
    row[29] = 2 * Math.sqrt(sumYy / count - sumY * sumY / count / count);
    return row;
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    return mean;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  private static double distance(int[] a, int[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        double d = (a[i] >> shift & 255) - (b[i] >> shift & 255);
        sum += d * d;
      }
    }
    return sum;
  }
}
