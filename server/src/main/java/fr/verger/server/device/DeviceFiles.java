package fr.verger.server.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.facts.FruitCard;
import fr.verger.server.facts.FruitFacts;
import fr.verger.server.http.MemoryFile;
import fr.verger.server.http.Router;
import fr.verger.vision.classifier.ClassifierModel;
import java.util.List;
import java.util.Locale;

/**
 * The files by which a page answers without its server. {@code device/model.json} is always there
 * and says whether this mode is in, and why not; the others have their content in their names, so
 * that files of two models never mix.
 */
public final class DeviceFiles {
  /** A phone should not be asked to keep more. */
  private static final int MOST_BYTES = 64 << 20;

  private static final String DESCRIPTION = "/device/model.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BrowserEngine engine;
  private final ClassifierModel model;
  private final FruitFacts facts;

  /**
   * The files for one model.
   *
   * @param engine null in a build without this mode
   */
  public DeviceFiles(BrowserEngine engine, ClassifierModel model, FruitFacts facts) {
    this.engine = engine;
    this.model = model;
    this.facts = facts;
  }

  /** Why there are none. */
  private record Absent(boolean available, String reason) {}

  /** One label, as an answer has it. */
  private record Kind(String label, FruitCard card) {}

  /** What the page must know; the addresses are relative to the page's. */
  private record Description(
      boolean available,
      String name,
      String engine,
      String wasm,
      String network,
      String input,
      int inputSize,
      String normalisation,
      String layout,
      double unknownThreshold,
      List<Kind> kinds) {}

  /** Adds them to a router. */
  public void addTo(Router router) {
    if (engine == null) {
      describe(router, new Absent(false, "not-built"));
    } else if (model.onnx().length > MOST_BYTES) {
      describe(router, new Absent(false, "too-large"));
    } else {
      String module = add(router, "engine.mjs", engine.module(), false);
      String wasm = add(router, "engine.wasm", engine.wasm(), true);
      String network = add(router, "model.onnx", model.onnx(), false);
      describe(router, description(module, wasm, network));
    }
  }

  private Description description(String module, String wasm, String network) {
    return new Description(
        true,
        model.shortName(),
        module,
        wasm,
        network,
        model.input(),
        model.preprocessing().inputSize(),
        model.preprocessing().normalisation().name().toLowerCase(Locale.ROOT),
        model.preprocessing().layout().name(),
        model.unknownThreshold(),
        model.labels().stream().map(label -> new Kind(label, facts.anyCard(label))).toList());
  }

  private static String add(Router router, String name, byte[] bytes, boolean gzipped) {
    String address = "device/%s-%s".formatted(MemoryFile.hash(bytes), name);
    MemoryFile file = MemoryFile.forGood(name, bytes);
    router.on("GET", "/" + address, gzipped ? file.gzipped() : file);
    return address;
  }

  private static void describe(Router router, Object description) {
    try {
      router.on(
          "GET", DESCRIPTION, MemoryFile.asked(DESCRIPTION, JSON.writeValueAsBytes(description)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
