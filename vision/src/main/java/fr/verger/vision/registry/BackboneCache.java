package fr.verger.vision.registry;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder that keeps fetched backbones: {@code backbones/NAME.onnx} below {@code VERGER_HOME},
 * else below the platform's place for caches. A backbone of which no hash is published has beside
 * it {@code NAME.sha256}, the hash of the file that came first; it stays when the model is removed.
 */
public final class BackboneCache {
  private static final Pattern PIN = Pattern.compile("([0-9a-f]{64})(\\s.*)?", Pattern.DOTALL);

  private final Path folder;

  /** A cache in that folder, which need not exist yet. */
  public BackboneCache(Path folder) {
    this.folder = folder;
  }

  /** This machine's. */
  public static BackboneCache standard() {
    return new BackboneCache(
        home(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", "")))
            .resolve("backbones"));
  }

  /** Where caches lie: what the variable says, else as each platform has it. */
  static Path home(Map<String, String> environment, String system, Path user) {
    if (!environment.getOrDefault("VERGER_HOME", "").isBlank()) {
      return Path.of(environment.get("VERGER_HOME")).toAbsolutePath();
    }
    if (system.startsWith("Mac")) {
      return user.resolve("Library/Caches/verger");
    }
    boolean windows = system.startsWith("Windows");
    String variable = windows ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
    String place = environment.getOrDefault(variable, "");
    // The XDG specification has relative paths ignored.
    Path caches =
        !place.isBlank() && Path.of(place).isAbsolute()
            ? Path.of(place)
            : user.resolve(windows ? "AppData/Local" : ".cache");
    return caches.resolve("verger");
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** Where a backbone's model lies, or would. */
  public Path model(RegistryEntry entry) {
    return folder.resolve(entry.name() + ".onnx");
  }

  /** Whether a backbone's model is here. */
  public boolean holds(RegistryEntry entry) {
    return Files.isRegularFile(model(entry));
  }

  /** What has come of a file that is being fetched. */
  public Path part(RegistryEntry entry) {
    return folder.resolve(entry.name() + ".part");
  }

  /** Held by whoever fetches a backbone. */
  public Path lock(RegistryEntry entry) {
    return folder.resolve(entry.name() + ".lock");
  }

  /** Where the hash of the file that came first is noted. */
  public Path pin(RegistryEntry entry) {
    return folder.resolve(entry.name() + ".sha256");
  }

  /**
   * The hash of the file that came first.
   *
   * @throws VergerException when the note is no hash
   */
  public Optional<String> pinned(RegistryEntry entry) throws IOException {
    String text;
    try {
      text = Files.readString(pin(entry));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    Matcher matcher = PIN.matcher(text);
    if (!matcher.matches()) {
      throw new VergerException(
          Category.INPUT,
          "%s does not hold a sha256 as it should; remove it to accept the next file of %s."
              .formatted(pin(entry), entry.name()));
    }
    return Optional.of(matcher.group(1));
  }
}
