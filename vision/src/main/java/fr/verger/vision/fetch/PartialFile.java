package fr.verger.vision.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What has come of a file, and of which version of it: the rest is asked for only of the same
 * address and the same version (its entity tag, else its date), so that two versions never mix.
 */
final class PartialFile {
  private final Path part;
  private final Path version;

  PartialFile(Path part) {
    this.part = part;
    this.version = part.resolveSibling(part.getFileName() + ".version");
  }

  long bytes() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** What names the version that this is a part of, when the rest can be asked for. */
  Optional<String> versionFrom(URI address) throws IOException {
    if (bytes() == 0 || !Files.exists(version)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(version);
    boolean same = lines.size() == 2 && lines.get(0).equals(address.toString());
    return same ? Optional.of(lines.get(1)) : Optional.empty();
  }

  /** Begins anew with what an answer sends. */
  void restart(URI address, HttpHeaders headers) throws IOException {
    discard();
    Optional<String> tag = headers.firstValue("ETag").filter(value -> !value.startsWith("W/"));
    Optional<String> name = tag.or(() -> headers.firstValue("Last-Modified"));
    if (name.isPresent()) {
      Files.writeString(version, address + "\n" + name.get() + "\n");
    }
  }

  OutputStream append() throws IOException {
    return Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(version);
  }
}
