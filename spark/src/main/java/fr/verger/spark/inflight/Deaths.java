package fr.verger.spark.inflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.storage.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * At how many deaths photos were in flight, kept from run to run. A photo whose file changed since
 * is another one.
 *
 * @param photos that were in flight at one at least
 * @param counted names of the files that are in these counts already
 */
record Deaths(List<Photo> photos, List<String> counted) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** A photo as it was when it was listed last. */
  record Photo(String path, long size, long modified, int deaths) {}

  /** What a run knows; nothing where none wrote it down. */
  static Deaths read(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      return JSON.readValue(in.readAllBytes(), Deaths.class);
    } catch (FileNotFoundException | JsonProcessingException e) {
      return new Deaths(List.of(), List.of());
    }
  }

  void write(FileSystem files, Path path) throws IOException {
    new WholeFile(files, path).write(JSON.writeValueAsBytes(this));
  }

  /**
   * The same with the photos that were in flight since.
   *
   * @param named how often each is named by files that were not counted yet
   * @param todo the photos that are still to be done; others are of no interest any more
   */
  Deaths with(Map<String, Integer> named, List<String> files, Iterable<PhotoFile> todo) {
    Map<String, Photo> before =
        photos.stream().collect(Collectors.toMap(Photo::path, photo -> photo));
    Map<String, Photo> now = new HashMap<>();
    for (PhotoFile file : todo) {
      Photo known = before.get(file.path());
      boolean same =
          known != null && known.size == file.size() && known.modified == file.modified();
      int deaths = (same ? known.deaths : 0) + named.getOrDefault(file.path(), 0);
      if (deaths > 0) {
        now.put(file.path(), new Photo(file.path(), file.size(), file.modified(), deaths));
      }
    }
    return new Deaths(List.copyOf(now.values()), files);
  }

  /** The number for each path. */
  Map<String, Integer> byPath() {
    return photos.stream().collect(Collectors.toMap(Photo::path, Photo::deaths));
  }
}
