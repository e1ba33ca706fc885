package fr.verger.vision.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.preprocessing.Normalisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackboneRegistryTest {
  @Test
  void whatIsNotBundledHasAnAddressAndWhatIsPublishedOfIt() {
    BackboneRegistry registry = BackboneRegistry.standard();

    assertThat(registry.names())
        .containsExactly(
            "fruits-mini",
            "mobilenet-v2",
            "mobilenet-v2-0.35",
            "vgg16",
            "mobilenet-v2-onnx",
            "vgg16-onnx");
    assertThat(registry.entries().stream().filter(entry -> !entry.bundled()))
        .allSatisfy(
            entry -> {
              assertThat(entry.urls()).allMatch(url -> url.getScheme().equals("https"));
              assertThat(entry.fileName()).matches("[a-zA-Z0-9._-]+\\.(h5|onnx)");
              assertThat(entry.bytes()).isPositive();
              assertThat(entry.license()).isNotBlank();
              assertThat(entry.architecture() == null).isNotEqualTo(entry.cutAfter() == null);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"../etc/passwd", "a/b", "a\\b", ".hidden", "a..b", "", "A", "con:x"})
  void aNameThatWouldLeadElsewhereIsNone(String name) {
    assertThatThrownBy(
            () ->
                new RegistryEntry(
                    name,
                    RegistryEntry.Kind.BUNDLED,
                    "",
                    List.of(),
                    null,
                    null,
                    null,
                    "MIT",
                    1,
                    1,
                    Normalisation.NONE,
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux,      VERGER_HOME,    /data/v,  /data/v",
    "Linux,      XDG_CACHE_HOME, /c,       /c/verger",
    "Linux,      XDG_CACHE_HOME, relative, /home/u/.cache/verger",
    "Linux,      NONE,           '',       /home/u/.cache/verger",
    "Mac OS X,   NONE,           '',       /home/u/Library/Caches/verger",
    "Windows 11, NONE,           '',       /home/u/AppData/Local/verger"
  })
  void theCacheLiesWhereThePlatformHasCaches(
      String system, String variable, String value, String expected) {
    assertThat(BackboneCache.home(Map.of(variable, value), system, Path.of("/home/u")))
        .isEqualTo(Path.of(expected));
  }
}
