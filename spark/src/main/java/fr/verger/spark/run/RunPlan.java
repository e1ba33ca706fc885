package fr.verger.spark.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.spark.storage.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What a run that writes an output is about, as {@code plan.json} keeps it from its beginning, so
 * that a later run can tell whether it may go on with it.
 *
 * @param schema {@value #SCHEMA}
 * @param kind what was asked for
 * @param settings what was asked for
 * @param backbone which network, or null where it learns from the photos
 * @param keepsComponents whether {@code pca} is that of a finished run, and stays
 */
record RunPlan(
    String schema,
    Kind kind,
    RecordedSettings settings,
    UsedBackbone backbone,
    boolean keepsComponents) {
  private static final String SCHEMA = "verger-plan/1";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  static RunPlan of(
      Kind kind, RecordedSettings settings, UsedBackbone backbone, boolean keepsComponents) {
    return new RunPlan(SCHEMA, kind, settings, backbone, keepsComponents);
  }

  RunPlan keepingComponents(boolean kept) {
    return of(kind, settings, backbone, kept);
  }

  void write(FileSystem files, Path path) throws IOException {
    new WholeFile(files, path).write(JSON.writeValueAsBytes(this));
  }

  /**
   * Reads a plan.
   *
   * @throws IOException when there is none, or it is none of ours
   */
  static RunPlan read(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      RunPlan plan = JSON.readValue(in.readAllBytes(), RunPlan.class);
      if (!SCHEMA.equals(plan.schema())) {
        throw new IOException("its schema is \"%s\", not \"%s\"".formatted(plan.schema(), SCHEMA));
      }
      return plan;
    }
  }
}
