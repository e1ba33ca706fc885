package fr.verger.report;

import fr.verger.report.Insights.Finding;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** What the photos of a sample run might say about themselves, with some of them in small. */
final class SampleInsights {
  private SampleInsights() {}

  /** The run with so many findings of each kind, and a thumbnail of every second photo. */
  static ReportData in(ReportData run, int each) throws IOException {
    List<Photo> photos = run.points().photos();
    List<Finding> findings = new ArrayList<>();
    for (String kind :
        List.of("same_bytes", "near_within", "near_across", "outlier", "confusion")) {
      for (int i = 0; i < each; i++) {
        Photo photo = photos.get(i % photos.size());
        Photo other = photos.get((i + 1) % photos.size());
        boolean counted = kind.equals("confusion");
        double value = kind.equals("outlier") ? 4.2 : 1 - i / 1000.0;
        findings.add(
            new Finding(kind, photo, other, value, counted ? 5L : null, counted ? 2L : null));
      }
    }
    Map<String, byte[]> jpegs = new LinkedHashMap<>();
    for (int i = 0; i < photos.size(); i += 2) {
      jpegs.put(photos.get(i).path(), jpeg(i));
    }
    Insights insights =
        new Insights(
            photos.size(),
            256,
            0.95,
            new Insights.Same(each, 2L * each, 1, 0, 0, 0),
            new Insights.Near(0.98, 3L * each, 4L * each, 2L * each, 2L * each, 1),
            new Insights.Far(3.5, each, 1),
            new Insights.Nearest(400, 396, 380, 370),
            findings);
    return with(run, new Thumbnails(jpegs), insights);
  }

  private static byte[] jpeg(int seed) throws IOException {
    BufferedImage picture = new BufferedImage(16, 12, BufferedImage.TYPE_INT_RGB);
    int colour = Color.HSBtoRGB(seed / 40f, 0.7f, 0.8f);
    picture.setRGB(0, 0, 16, 12, new int[192], 0, 16);
    for (int i = 0; i < 192; i++) {
      picture.setRGB(i % 16, i / 16, colour);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", bytes);
    return bytes.toByteArray();
  }

  private static ReportData with(ReportData run, Thumbnails thumbnails, Insights insights) {
    return new ReportData(
        run.title(),
        run.finished(),
        run.backbone(),
        run.classes(),
        run.ignoredFiles(),
        run.variance(),
        run.points(),
        thumbnails,
        insights,
        run.classifier(),
        run.rejects(),
        run.timings(),
        run.provenance());
  }
}
