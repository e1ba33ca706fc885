package fr.verger.vision.fetch;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fetches a backbone of the registry into the cache: download, check, conversion, trial, and only
 * then its place. What fails a check leaves nothing behind; what broke off is gone on with later.
 */
public final class BackbonePull {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** No file in the registry takes more; of some the size is not published. */
  private static final long LARGEST = 1L << 30;

  private final BackboneCache cache;
  private final Download download;
  private final FetchListener listener;

  /** Fetches into that cache. */
  public BackbonePull(BackboneCache cache, FetchListener listener) {
    this(cache, new Download(PATIENCE, PAUSE, listener), listener);
  }

  BackbonePull(BackboneCache cache, Download download, FetchListener listener) {
    this.cache = cache;
    this.download = download;
    this.listener = listener;
  }

  /**
   * Fetches a backbone; one that is here already is left as it is.
   *
   * @return where it lies
   * @throws VergerException when it cannot be fetched, or what came is not what was published
   */
  public Path pull(RegistryEntry entry) throws IOException, InterruptedException {
    if (entry.bundled()) {
      throw new VergerException(
          Category.USAGE,
          "%s comes with Verger; there is nothing to fetch.".formatted(entry.name()));
    }
    Files.createDirectories(cache.folder());
    FetchLock held =
        FetchLock.of(cache.lock(entry))
            .orElseThrow(
                () ->
                    new VergerException(
                        Category.ENVIRONMENT,
                        "%s is being fetched by another verger; wait until that is done."
                            .formatted(entry.name())));
    try (held) {
      if (!cache.holds(entry)) {
        fetch(entry);
      }
      return cache.model(entry);
    }
  }

  private void fetch(RegistryEntry entry) throws IOException, InterruptedException {
    PartialFile part = new PartialFile(cache.part(entry));
    URI address = download(entry, part);
    try {
      PublishedFile published = new PublishedFile(entry, cache);
      Checksums checksums = Checksums.of(cache.part(entry));
      published.check(checksums, address.toString());
      byte[] onnx = Conversion.of(entry, cache.part(entry), checksums);
      published.pin(checksums);
      new WholeFile(cache.model(entry)).write(onnx);
    } finally {
      part.discard();
    }
  }

  /** The next address is tried only where one does not have the file. */
  private URI download(RegistryEntry entry, PartialFile part)
      throws IOException, InterruptedException {
    RefusedTransfer refusal = null;
    for (URI address : entry.urls()) {
      try {
        download.fetch(new Download.Wanted(entry.name(), address, entry.bytes(), LARGEST), part);
        listener.finished();
        return address;
      } catch (RefusedTransfer e) {
        refusal = e;
      } catch (IOException e) {
        throw failed(entry, address, e.getMessage(), e);
      }
    }
    throw failed(entry, entry.urls().get(0), refusal.getMessage(), refusal);
  }

  private VergerException failed(
      RegistryEntry entry, URI address, String reason, IOException cause) {
    String sofar = "";
    try {
      long bytes = new PartialFile(cache.part(entry)).bytes();
      sofar = bytes == 0 ? "" : " (%,d bytes are kept; pull again to go on)".formatted(bytes);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new VergerException(
        Category.ENVIRONMENT,
        "%s cannot be fetched from %s: %s%s; bring that file by other means and run 'verger backbones import %s'."
            .formatted(entry.name(), address, reason, sofar, entry.fileName()),
        cause);
  }
}
