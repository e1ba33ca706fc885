package fr.verger.spark.photos;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Sorts photos by their paths, and holds {@value #CHUNK} of them in memory at most: full chunks are
 * sorted into files, and {@value #FAN_IN} files of a kind are merged into one (balanced merging,
 * Knuth, The Art of Computer Programming 3, 5.4.1). Fewer photos never leave the memory.
 */
final class PhotoSorter implements Closeable {
  /** Some 4 MB. */
  static final int CHUNK = 16_384;

  private static final int FAN_IN = 64;
  private static final Comparator<PhotoFile> BY_PATH = Comparator.comparing(PhotoFile::path);

  private final Path scratch;
  private final int chunk;
  private final List<List<SpilledPhotos>> levels = new ArrayList<>();
  private List<PhotoFile> held = new ArrayList<>();

  /**
   * A sorter.
   *
   * @param scratch folder of this machine for what does not stay in memory
   * @param chunk photos held in memory, at most
   */
  PhotoSorter(Path scratch, int chunk) {
    this.scratch = scratch;
    this.chunk = chunk;
  }

  void add(PhotoFile photo) {
    if (held.size() == chunk) {
      spill();
    }
    held.add(photo);
  }

  private void spill() {
    held.sort(BY_PATH);
    put(SpilledPhotos.of(held.iterator(), scratch), 0);
    held = new ArrayList<>(chunk);
  }

  private void put(SpilledPhotos file, int level) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>());
    }
    List<SpilledPhotos> alike = levels.get(level);
    alike.add(file);
    if (alike.size() == FAN_IN) {
      SpilledPhotos merged = merged(alike, photo -> true);
      alike.forEach(SpilledPhotos::close);
      alike.clear();
      put(merged, level + 1);
    }
  }

  private SpilledPhotos merged(List<? extends List<PhotoFile>> sorted, Predicate<PhotoFile> kept) {
    return SpilledPhotos.of(new Merge(sorted, kept), scratch);
  }

  /**
   * The photos in order; to be asked for once.
   *
   * @param kept says which of them
   */
  List<PhotoFile> sorted(Predicate<PhotoFile> kept) {
    held.sort(BY_PATH);
    if (levels.isEmpty()) {
      held.removeIf(kept.negate());
      return held;
    }
    List<List<PhotoFile>> all = new ArrayList<>();
    levels.forEach(all::addAll);
    all.add(held);
    return merged(all, kept);
  }

  /** Lets go of the files, but not of the list that was made of them. */
  @Override
  public void close() {
    levels.forEach(files -> files.forEach(SpilledPhotos::close));
  }

  /** One order of several. */
  private static final class Merge implements Iterator<PhotoFile> {
    private final Predicate<PhotoFile> kept;
    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::photo, BY_PATH));
    private PhotoFile next;

    private record Head(PhotoFile photo, Iterator<PhotoFile> behind) {}

    Merge(List<? extends List<PhotoFile>> sorted, Predicate<PhotoFile> kept) {
      this.kept = kept;
      sorted.forEach(list -> put(list.iterator()));
      advance();
    }

    private void put(Iterator<PhotoFile> photos) {
      if (photos.hasNext()) {
        heads.add(new Head(photos.next(), photos));
      }
    }

    private void advance() {
      next = null;
      while (next == null && !heads.isEmpty()) {
        Head least = heads.remove();
        put(least.behind);
        next = kept.test(least.photo) ? least.photo : null;
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public PhotoFile next() {
      PhotoFile photo = next;
      advance();
      return photo;
    }
  }
}
