package fr.verger.spark.run;

import static fr.verger.spark.run.CheckList.expect;

import fr.verger.spark.thumbnails.Thumbnail;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads the thumbnails of a run and compares them with what the run says of them. */
final class ThumbnailCheck {
  private ThumbnailCheck() {}

  static String look(RunFolder folder, RunRecord record, TableDigest features)
      throws UnreadablePhotoException {
    ThumbnailSummary said = record.thumbnails();
    List<Thumbnail> found = ThumbnailStage.read(folder, record);
    expect(
        found.size() == said.count(),
        "%d thumbnails, not %d".formatted(found.size(), said.count()));
    long bytes = found.stream().mapToLong(one -> one.jpeg().length).sum();
    expect(bytes == said.bytes(), "%d bytes, not %d".formatted(bytes, said.bytes()));
    Set<String> paths = found.stream().map(Thumbnail::path).collect(Collectors.toSet());
    expect(paths.size() == found.size(), "a photo has two thumbnails");
    expect(features != null, "features cannot be read");
    int strange = features.missing(paths).size();
    expect(strange == 0, "%d of its photos are not in features".formatted(strange));
    int side = said.longestSide();
    PhotoDecoder decoder = new PhotoDecoder((long) side * side);
    for (Thumbnail thumbnail : found) {
      RgbImage small = decoder.decode(thumbnail.jpeg());
      expect(
          Math.max(small.width(), small.height()) <= side,
          "one has %d x %d pixels".formatted(small.width(), small.height()));
    }
    return "%d of %d photos, %d bytes"
        .formatted(found.size(), record.counts().features(), said.bytes());
  }
}
