package fr.verger.spark.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** {@code run.json}, written and read. */
final class RunRecordFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RunRecordFile() {}

  /** A record as the file holds it. */
  static byte[] bytes(RunRecord record) throws IOException {
    return (JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a record.
   *
   * @throws IOException when there is none, or it is none of ours
   */
  static RunRecord read(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      RunRecord record = JSON.readValue(in.readAllBytes(), RunRecord.class);
      if (!RunRecord.SCHEMA.equals(record.schema())) {
        throw new IOException(
            "its schema is \"%s\", not \"%s\"".formatted(record.schema(), RunRecord.SCHEMA));
      }
      return record;
    }
  }

  /** Whether a file is the record of a run, of whatever version. */
  static boolean isOurs(FileSystem files, Path path) throws IOException {
    try (InputStream in = files.open(path)) {
      JsonNode schema = JSON.readTree(in.readAllBytes()).path("schema");
      return schema.asText().startsWith("verger-run/");
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
