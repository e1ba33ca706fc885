package fr.verger.benchmarks.pca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A Python process that holds the same rows and fits them when it is told to. */
final class ScikitLearn implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  ScikitLearn(String script, FloatFile rows) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    "python3",
                    script,
                    "serve",
                    rows.path(),
                    String.valueOf(rows.rows()),
                    String.valueOf(rows.columns())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    if (!"ready".equals(answers.readLine())) {
      throw new IOException("Python with numpy and scikit-learn is needed for the comparison");
    }
  }

  /** Seconds of one fit, {@code full} or with so many components by the randomised solver. */
  double fit(String solver) {
    try {
      questions.write(solver + "\n");
      questions.flush();
      JsonNode answer = new ObjectMapper().readTree(answers.readLine());
      return answer.get("seconds").asDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    questions.close();
  }
}
