package fr.verger.spark.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/** A column of texts. */
final class TextColumn extends ColumnPages {
  private final Function<VectorRow, String> text;
  private final LevelRuns present;

  /**
   * @param nullable whether a text may be missing
   */
  TextColumn(
      MessageType schema,
      BytesInputCompressor compressor,
      String name,
      Function<VectorRow, String> text,
      boolean nullable) {
    super(schema, compressor, name);
    this.text = text;
    this.present = nullable ? new LevelRuns() : null;
  }

  @Override
  void add(VectorRow row) throws IOException {
    String value = text.apply(row);
    if (present != null) {
      present.put(value == null ? 0 : 1, 1);
    }
    if (value != null || present == null) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      values.putInt(utf8.length);
      values.put(utf8);
      statistics.updateStats(Binary.fromConstantByteArray(utf8));
    } else {
      statistics.incrementNumNulls();
    }
    added(1);
  }

  @Override
  BytesInput levels() {
    return present == null ? BytesInput.empty() : present.content();
  }

  @Override
  void clearLevels() {
    if (present != null) {
      present.clear();
    }
  }
}
