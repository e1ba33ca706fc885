package fr.verger.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.device.BrowserEngine;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.classifier.LabelProbability;
import fr.verger.vision.classifier.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/model-onnx.md, run as they stand there. */
class DocumentedExamplesTest {
  private static final String JAVA_AROUND =
      """
      import ai.onnxruntime.*;
      import java.awt.*;
      import java.awt.image.BufferedImage;
      import java.io.File;
      import java.util.Map;
      import javax.imageio.ImageIO;
      public class Example {
        public static void main(String[] args) throws Exception {
      %s
        }
      }
      """;

  @TempDir static Path folder;

  private static Path model;
  private static Path photo;
  private static Prediction expected;

  @BeforeAll
  static void write() throws Exception {
    byte[] bytes = TestPhotos.jpeg();
    photo = Files.write(folder.resolve("photo.jpg"), bytes);
    try (FruitClassifier classifier = TestModels.withEmbedding()) {
      model = Files.write(folder.resolve("model.onnx"), classifier.model().onnx());
      expected = classifier.classify(bytes);
    }
  }

  private static String example(String language) throws IOException {
    Path page = Path.of("").toAbsolutePath().getParent().resolve("docs").resolve("model-onnx.md");
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    assertThat(block.find()).as("an example in %s", language).isTrue();
    return block.group(1);
  }

  private static List<String> output(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    assertThat(process.waitFor()).as("%s", lines).isZero();
    return lines;
  }

  @Test
  void thePythonExampleGivesTheSameProbabilities() throws Exception {
    Assumptions.assumeTrue(pythonHasWhatItNeeds(), "left out: no Python with onnxruntime, Pillow");
    Path script = Files.writeString(folder.resolve("example.py"), example("python"));

    List<String> lines =
        output(List.of("python3", script.toString(), model.toString(), photo.toString()));

    assertThat(lines.get(0)).isEqualTo("sure");
    for (int i = 0; i < 3; i++) {
      LabelProbability one = expected.labels().get(i);
      int gap = lines.get(i + 1).lastIndexOf(' ');
      assertThat(lines.get(i + 1).substring(0, gap)).isEqualTo(one.label());
      assertThat(Float.parseFloat(lines.get(i + 1).substring(gap)))
          .isCloseTo(one.probability(), within(2e-4f));
    }
  }

  private static boolean pythonHasWhatItNeeds() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import onnxruntime, PIL, numpy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void theJavaExampleFindsTheSameLabel() throws Exception {
    Path source =
        Files.writeString(folder.resolve("Example.java"), JAVA_AROUND.formatted(example("java")));
    Path engine =
        Path.of(OrtSession.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    List<String> lines =
        output(
            List.of(
                java,
                "-Djava.awt.headless=true",
                "-cp",
                engine.toString(),
                source.toString(),
                model.toString(),
                photo.toString()));

    List<String> labels = List.of("Banana", "Kiwi", "Lemon");
    List<Integer> found = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ", 3);
      int label = Integer.parseInt(parts[0]);
      float probability = Float.parseFloat(parts[1]);
      found.add(label);
      assertThat(probability).isCloseTo(probability(labels.get(label)), within(0.1f));
    }
    assertThat(found).contains(labels.indexOf(expected.likeliest().label()));
  }

  private static float probability(String label) {
    return expected.labels().stream()
        .filter(one -> one.label().equals(label))
        .findFirst()
        .orElseThrow()
        .probability();
  }

  @Test
  void theWebExampleFindsTheSameLabel() throws Exception {
    BrowserEngine engine = OnDeviceInBrowserTest.engine();
    Served served = new Served(TestModels.withEmbedding(), NearestPhotos.none(), engine);
    String script =
        """
        const [photo, done] = arguments;
        (async () => {
          const about = await (await fetch("device/model.json")).json();
          const ort = await import("/" + about.engine);
          ort.env.wasm.wasmBinary = await (await fetch(about.wasm)).arrayBuffer();
          ort.env.wasm.numThreads = 1;
          const bytes = Uint8Array.from(atob(photo), (c) => c.charCodeAt(0));
          const file = new Blob([bytes]), size = about.inputSize;
          const threshold = about.unknownThreshold, labels = about.kinds.map(({ label }) => label);
          const said = [];
          const console = { log: (...values) => said.push(...values) };
          %s
          done(said);
        })().catch((failure) => done([String(failure)]));
        """;
    try (PhoneBrowser browser = PhoneBrowser.start();
        VergerServer server =
            VergerServer.start(ServerSettings.standard("localhost", 0, null), served)) {
      browser.open(server, "en-US", "light");
      String about =
          (String)
              browser.eventually(
                  "fetch('device/model.json').then((r) => r.text()).then(arguments[0])");
      String network = new ObjectMapper().readTree(about).get("network").textValue();
      String example = example("js").replace("\"model.onnx\"", '"' + network + '"');

      Object said =
          browser.eventually(
              script.formatted(example),
              Base64.getEncoder().encodeToString(Files.readAllBytes(photo)));

      assertThat((List<?>) said).hasSize(2);
      assertThat(((List<?>) said).get(0)).isEqualTo(expected.likeliest().label());
      assertThat(((Number) ((List<?>) said).get(1)).floatValue())
          .isCloseTo(expected.likeliest().probability(), within(0.1f));
    }
  }
}
