package fr.verger.benchmarks.chain;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** The photos that nobody has taken yet, shared by several threads. */
final class Remaining implements Iterator<Path> {
  private final List<Path> photos;
  private final AtomicInteger next;
  private Path taken;

  Remaining(List<Path> photos, AtomicInteger next) {
    this.photos = photos;
    this.next = next;
  }

  /** Takes the next one, for a photo that was seen here must not be taken elsewhere. */
  @Override
  public boolean hasNext() {
    if (taken == null) {
      int index = next.getAndIncrement();
      taken = index < photos.size() ? photos.get(index) : null;
    }
    return taken != null;
  }

  @Override
  public Path next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Path photo = taken;
    taken = null;
    return photo;
  }
}
