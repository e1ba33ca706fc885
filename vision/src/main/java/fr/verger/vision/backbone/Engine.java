package fr.verger.vision.backbone;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.file.Path;

/**
 * ONNX Runtime, set up the way that was fastest where every core has a caller of its own: a session
 * computes on the thread that calls it and starts none.
 */
public final class Engine {
  private static final String NO_SPINNING = "0";
  private static final String EXACT_PRODUCTS = "1";

  private Engine() {}

  /**
   * The engine of this JVM; loads the native library at the first call.
   *
   * @throws VergerException when this platform has none, or its temporary folder cannot take it
   */
  public static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "verger");
    } catch (LinkageError | RuntimeException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "ONNX Runtime cannot be loaded on %s %s (its native library is unpacked to %s, which must be writable and executable)."
              .formatted(
                  System.getProperty("os.name"),
                  System.getProperty("os.arch"),
                  System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /** A session for a model. */
  public static OrtSession open(byte[] onnx) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      return environment().createSession(onnx, options);
    }
  }

  /** Writes a model once more, simplified where that does not depend on the machine. */
  static void simplify(byte[] onnx, Path file) throws OrtException {
    try (OrtSession.SessionOptions options = options()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.BASIC_OPT);
      options.setOptimizedModelFilePath(file.toString());
      environment().createSession(onnx, options).close();
    }
  }

  private static OrtSession.SessionOptions options() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      options.setCPUArenaAllocator(true);
      options.addConfigEntry("session.intra_op.allow_spinning", NO_SPINNING);
      options.addConfigEntry("session.inter_op.allow_spinning", NO_SPINNING);
      if (IntegerProducts.mayOverflow()) {
        options.addConfigEntry("session.x64quantprecision", EXACT_PRODUCTS);
      }
      // What the engine has to say comes back as an exception; its own lines would only spoil the
      // terminal.
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }
}
