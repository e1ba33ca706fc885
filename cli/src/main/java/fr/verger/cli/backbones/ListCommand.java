package fr.verger.cli.backbones;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.Screen;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code verger backbones list}: the networks that have names. */
@Command(
    name = "list",
    description = "The networks that have names: what they are and whether they are here.",
    footer = {"", "Example:", "  verger backbones list"})
final class ListCommand implements Callable<Integer> {
  private final BackboneRegistry registry;
  private final BackboneCache cache;
  private final Screen screen;

  @Mixin CommonHelp help;

  ListCommand(BackboneRegistry registry, BackboneCache cache, Screen screen) {
    this.registry = registry;
    this.cache = cache;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    for (RegistryEntry entry : registry.entries()) {
      screen.out().println(entry.name() + "  (" + state(entry) + ")");
      say(entry.title());
      say(
          "%s features; photos of %d x %d, normalisation %s; licence %s",
          Figures.count(entry.features()),
          entry.inputSize(),
          entry.inputSize(),
          entry.normalisation().name().toLowerCase(Locale.ROOT),
          entry.license());
      if (!entry.bundled()) {
        say("%s, %s bytes, %s", entry.urls().get(0), Figures.count(entry.bytes()), hash(entry));
      }
      screen.out().println();
    }
    screen.out().println("Fetched networks lie in " + cache.folder() + ".");
    return 0;
  }

  private void say(String format, Object... values) {
    screen.out().println("    " + String.format(Locale.ROOT, format, values));
  }

  private String state(RegistryEntry entry) {
    if (entry.bundled()) {
      return "comes with Verger";
    }
    return cache.holds(entry) ? "here" : "verger backbones pull " + entry.name();
  }

  private static String hash(RegistryEntry entry) {
    if (entry.sha256() != null) {
      return "sha256 " + entry.sha256();
    }
    return entry.md5() != null
        ? "MD5 " + entry.md5()
        : "no hash published, the first download is the measure";
  }
}
