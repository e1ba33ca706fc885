package fr.verger.vision.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The backbones that have names, in the order of {@code verger backbones list}. */
public final class BackboneRegistry {
  private final List<RegistryEntry> entries;

  /** A registry of these. */
  public BackboneRegistry(List<RegistryEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Verger's own, from {@code registry.json} beside this class. */
  public static BackboneRegistry standard() {
    try (InputStream in = BackboneRegistry.class.getResourceAsStream("registry.json")) {
      return new BackboneRegistry(
          new ObjectMapper().readValue(in, new TypeReference<List<RegistryEntry>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them. */
  public List<RegistryEntry> entries() {
    return entries;
  }

  /** Their names. */
  public List<String> names() {
    return entries.stream().map(RegistryEntry::name).toList();
  }

  /** The one of that name. */
  public Optional<RegistryEntry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
