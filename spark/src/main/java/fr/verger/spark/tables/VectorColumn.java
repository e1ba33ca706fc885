package fr.verger.spark.tables;

import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.schema.MessageType;

/** A column of vectors, as Parquet's standard list of floats; each is copied as one block. */
final class VectorColumn extends ColumnPages {
  private final LevelRuns repetition = new LevelRuns();
  private final LevelRuns definition = new LevelRuns();

  VectorColumn(MessageType schema, BytesInputCompressor compressor, String name) {
    super(schema, compressor, name, "list", "element");
  }

  @Override
  void add(VectorRow row) throws IOException {
    float[] vector = row.vector();
    if (vector.length == 0) {
      throw new IllegalArgumentException("a vector without values");
    }
    repetition.put(0, 1);
    repetition.put(1, vector.length - 1);
    definition.put(1, vector.length);
    values.put(vector);
    float least = vector[0];
    float greatest = vector[0];
    for (float value : vector) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    statistics.updateStats(least);
    statistics.updateStats(greatest);
    added(vector.length);
  }

  @Override
  BytesInput levels() {
    return BytesInput.concat(repetition.content(), definition.content());
  }

  @Override
  void clearLevels() {
    repetition.clear();
    definition.clear();
  }
}
