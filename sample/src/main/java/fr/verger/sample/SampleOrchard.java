package fr.verger.sample;

import fr.verger.sample.fruit.Nursery;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Synthetic fruit photos: solids grown and painted by the program, turned step by step before a
 * white ground, in the layout and with the names of Fruits-360. Training and Test show different
 * fruits of each class. Equal settings give equal pixels on every machine. Immutable.
 */
public final class SampleOrchard {
  private final SampleSettings settings;

  /** The orchard of these settings; nothing is drawn yet. */
  public SampleOrchard(SampleSettings settings) {
    this.settings = settings;
  }

  /** Class names, in the order in which classes are added. */
  public List<String> labels() {
    Nursery nursery = new Nursery();
    return IntStream.range(0, settings.classes()).mapToObj(nursery::name).toList();
  }

  /**
   * All photos, drawn as they are asked for, class by class. {@code parallel()} is worth its while.
   */
  public Stream<SamplePhoto> photos() {
    return OrchardPlan.of(settings).stream().flatMap(sitting -> sitting.photos(settings));
  }

  /**
   * Writes the orchard as {@code OUTPUT/Training/LABEL/N_SIZE.jpg} and {@code OUTPUT/Test/…}. The
   * photos are written beside it, into {@code OUTPUT.partial}, which becomes OUTPUT when the last
   * one is there; after a failure what was written is removed.
   *
   * @param output a folder that does not exist yet, or is empty
   * @throws IllegalArgumentException where the output, or what an earlier call left, is in the way
   * @throws IOException where the disk refuses
   */
  public void write(Path output, SampleProgress progress) throws IOException {
    OrchardFolder folder = OrchardFolder.prepare(output);
    try {
      new OrchardWriter(settings, folder.partial(), progress).write(OrchardPlan.of(settings));
    } catch (IOException | RuntimeException | Error e) {
      folder.discard(e);
      throw e;
    }
    folder.publish();
  }

  /** Writes the orchard and tells nobody. */
  public void write(Path output) throws IOException {
    write(output, SampleProgress.NONE);
  }
}
