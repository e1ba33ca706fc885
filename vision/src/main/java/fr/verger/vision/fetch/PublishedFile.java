package fr.verger.vision.fetch;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells whether a file is the one that a registry entry means. */
final class PublishedFile {
  private final RegistryEntry entry;
  private final BackboneCache cache;

  PublishedFile(RegistryEntry entry, BackboneCache cache) {
    this.entry = entry;
    this.cache = cache;
  }

  /** Whether a file brought by hand is it: by hash, or by name and size where none is published. */
  boolean is(String fileName, Checksums file) {
    if (entry.bundled()) {
      return false;
    }
    if (entry.sha256() != null) {
      return entry.sha256().equals(file.sha256());
    }
    return entry.md5() != null
        ? entry.md5().equals(file.md5())
        : entry.fileName().equals(fileName) && sizeFits(file);
  }

  /**
   * Holds a file against what was published and what came before.
   *
   * @param from where it was got, for the message
   * @throws VergerException when it is another
   */
  void check(Checksums file, String from) throws IOException {
    if (!sizeFits(file)) {
      throw refused(from, "has %,d bytes, not %,d".formatted(file.bytes(), entry.bytes()));
    }
    compare("sha256", entry.sha256(), file.sha256(), from);
    compare("MD5", entry.md5(), file.md5(), from);
    Optional<String> pinned = cache.pinned(entry);
    if (pinned.isPresent() && !pinned.get().equals(file.sha256())) {
      throw new VergerException(
          Category.INPUT,
          "The file of %s from %s is not the one that came first (sha256 %s, and then %s); nothing was kept, and to accept it remove %s."
              .formatted(entry.name(), from, file.sha256(), pinned.get(), cache.pin(entry)));
    }
  }

  /** Notes the hash of a file that was accepted, where no such hash is published. */
  void pin(Checksums file) throws IOException {
    if (entry.sha256() == null && cache.pinned(entry).isEmpty()) {
      String line = file.sha256() + "  " + entry.fileName() + "\n";
      new WholeFile(cache.pin(entry)).write(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  private boolean sizeFits(Checksums file) {
    return entry.bytes() == null || entry.bytes() == file.bytes();
  }

  private void compare(String what, String published, String found, String from) {
    if (published != null && !published.equals(found)) {
      throw refused(from, "has %s %s, not %s".formatted(what, found, published));
    }
  }

  private VergerException refused(String from, String what) {
    return new VergerException(
        Category.INPUT,
        "The file of %s from %s is not the published one: it %s; nothing was kept."
            .formatted(entry.name(), from, what));
  }
}
