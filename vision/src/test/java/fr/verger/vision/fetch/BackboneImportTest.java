package fr.verger.vision.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.TinyModel;
import fr.verger.vision.keras.Architecture;
import fr.verger.vision.keras.Imported;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody brought on a stick. */
class BackboneImportTest {
  private static final ImportOptions PLAIN = new ImportOptions(null, null, null, null, false);

  @TempDir Path temporary;

  @Test
  void theFileThatTheRegistryNamesGoesToTheCacheUnderItsName() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);
    RegistryEntry entry = keras(Checksums.of(file).sha256());

    ImportedBackbone imported = importer(entry).take(renamed(file, "from a stick.h5"), PLAIN);

    assertThat(imported.registered()).isEqualTo("test-net");
    BackboneModel model = catalog(entry).named("test-net", BackboneOptions.none());
    assertThat(model.license()).isEqualTo("Apache-2.0");
    assertThat(model.source()).isEqualTo("https://example.org/published.h5");
  }

  @Test
  void withoutAPublishedHashItIsToldByItsNameAndPinned() throws IOException {
    Path file = renamed(Imported.fixture("mobilenet-v2-keras1.h5", temporary), "published.h5");
    RegistryEntry entry = keras(null);

    assertThat(importer(entry).take(file, PLAIN).registered()).isEqualTo("test-net");
    assertThat(cache().pinned(entry)).hasValue(Checksums.of(file).sha256());
  }

  @Test
  void otherWeightsBecomeAFileThatSaysSo() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);
    Path output = temporary.resolve("made/orchard.onnx");
    ImportOptions options = new ImportOptions(Architecture.MOBILENET_V2, 96, null, output, false);

    ImportedBackbone imported = importer(keras(null)).take(file, options);

    assertThat(imported.registered()).isNull();
    assertThat(imported.what()).isEqualTo("MobileNetV2 alpha 0.35");
    assertThat(imported.license()).isEqualTo("NOASSERTION");
    BackboneModel model =
        new BackboneCatalog()
            .read(output.toString(), Files.readAllBytes(output), BackboneOptions.none());
    assertThat(model.name()).isEqualTo("orchard");
    assertThat(model.source()).isEqualTo("mobilenet-v2-keras1.h5");
    assertThatThrownBy(() -> importer(keras(null)).take(file, options))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("exists already");
    assertThat(
            importer(keras(null))
                .take(file, new ImportOptions(null, 96, "MIT", output, true))
                .license())
        .isEqualTo("MIT");
  }

  @Test
  void theZoosFilesLoseTheirClassifierAndGainTheirMetadata() throws IOException {
    Path file = temporary.resolve("zoo.onnx");
    Files.write(
        file,
        TinyModel.network()
            .node("GlobalMaxPool", "other", "relu")
            .node("Flatten", "logits", "other")
            .output("logits")
            .bytes());
    RegistryEntry entry = zoo(Checksums.of(file).sha256());

    importer(entry).take(file, PLAIN);

    BackboneModel model = catalog(entry).named("test-zoo", BackboneOptions.none());
    assertThat(model.preprocessing())
        .isEqualTo(new Preprocessing(4, Normalisation.TORCH, Layout.NCHW));
    assertThat(model.featureCount()).isEqualTo(5);
    assertThat(model.license()).isEqualTo("Apache-2.0");
    Backbone.open(model).close();
  }

  @Test
  void anyOtherFileIsRefused() throws IOException {
    Path file = temporary.resolve("mine.onnx");
    Files.write(file, TinyModel.network().bytes());

    assertThatThrownBy(() -> importer(keras(null)).take(file, PLAIN))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("an ONNX file needs no import: give it as --backbone " + file);
    assertThatThrownBy(() -> importer(keras(null)).take(temporary, PLAIN))
        .hasMessage(temporary + " is a folder; give a file of weights.");
    assertThatThrownBy(() -> importer(keras(null)).take(temporary.resolve("no.h5"), PLAIN))
        .hasMessage("There is no file %s; check the path.".formatted(temporary.resolve("no.h5")));
  }

  private BackboneImport importer(RegistryEntry entry) {
    return new BackboneImport(new BackboneRegistry(List.of(entry)), cache());
  }

  private BackboneCatalog catalog(RegistryEntry entry) {
    return new BackboneCatalog(new BackboneRegistry(List.of(entry)), cache());
  }

  private BackboneCache cache() {
    return new BackboneCache(temporary.resolve("cache"));
  }

  private Path renamed(Path file, String name) throws IOException {
    return Files.move(file, temporary.resolve(name));
  }

  private static RegistryEntry keras(String sha256) {
    return new RegistryEntry(
        "test-net",
        RegistryEntry.Kind.KERAS,
        "a test",
        List.of(URI.create("https://example.org/published.h5")),
        null,
        sha256,
        null,
        "Apache-2.0",
        1280,
        96,
        Normalisation.TF,
        Architecture.MOBILENET_V2,
        null);
  }

  private static RegistryEntry zoo(String sha256) {
    return new RegistryEntry(
        "test-zoo",
        RegistryEntry.Kind.ONNX,
        "a test",
        List.of(URI.create("https://example.org/zoo.onnx")),
        null,
        sha256,
        null,
        "Apache-2.0",
        5,
        4,
        Normalisation.TORCH,
        null,
        "GlobalAveragePool");
  }
}
