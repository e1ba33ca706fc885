package fr.verger.vision.backbone;

import ai.onnxruntime.OrtException;
import fr.verger.vision.VergerException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says when it cannot run a model, in one sentence. */
final class EngineRefusal {
  private static final Pattern OPSET =
      Pattern.compile("Opset (\\d+) is under development.*?domain (\\S+) is till opset (\\d+)");
  private static final Pattern FORMAT =
      Pattern.compile("Unsupported model IR version: (\\d+), max supported IR version: (\\d+)");
  private static final Pattern CODE = Pattern.compile("^Error code - \\w+ - message: ");
  private static final Pattern SOURCE = Pattern.compile("\\S*/onnxruntime/\\S+ ");
  private static final int LONGEST = 300;

  private EngineRefusal() {}

  /** The sentence for what went wrong with a file. */
  static VergerException of(String path, OrtException refusal) {
    String text = refusal.getMessage().replaceAll("\\s+", " ").strip();
    String engine = "ONNX Runtime " + Engine.environment().getVersion();
    Matcher opset = OPSET.matcher(text);
    if (opset.find()) {
      return OnnxFile.refused(
          path,
          "is made for opset %s of %s, and %s knows them up to %s; export it for an older one"
              .formatted(opset.group(1), opset.group(2), engine, opset.group(3)),
          refusal);
    }
    Matcher format = FORMAT.matcher(text);
    if (format.find()) {
      return OnnxFile.refused(
          path,
          "has format version %s, and %s reads them up to %s; export it for an older one"
              .formatted(format.group(1), engine, format.group(2)),
          refusal);
    }
    String reason = SOURCE.matcher(CODE.matcher(text).replaceFirst("")).replaceAll("");
    return OnnxFile.refused(
        path,
        "does not run on %s: %s"
            .formatted(
                engine, reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason),
        refusal);
  }
}
