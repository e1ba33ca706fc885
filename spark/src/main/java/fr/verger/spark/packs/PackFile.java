package fr.verger.spark.packs;

import fr.verger.spark.photos.PackIndex;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.tables.GrowingBytes;
import fr.verger.spark.tables.LevelRuns;
import fr.verger.spark.tables.NewFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;

/**
 * One file of a pack, on its way. Every column of a row group is one page, uncompressed: photos are
 * compressed already, and {@link PackIndex} counts on it.
 */
final class PackFile implements Closeable {
  /** What is held in memory until it is written. */
  private static final int GROUP_BYTES = 8 << 20;

  private static final int STATISTICS_BYTES = 64;

  private final ParquetFileWriter file;
  private final List<Column> columns =
      PackIndex.SCHEMA.getColumns().stream().map(Column::new).toList();
  private int rows;
  private long held;

  /** The page of a column that fills. */
  private static final class Column {
    final ColumnDescriptor descriptor;
    final GrowingBytes values = new GrowingBytes();
    final LevelRuns levels;
    Statistics<?> statistics;

    Column(ColumnDescriptor descriptor) {
      this.descriptor = descriptor;
      this.levels = descriptor.getMaxDefinitionLevel() == 0 ? null : new LevelRuns();
      clear();
    }

    void clear() {
      values.clear();
      if (levels != null) {
        levels.clear();
      }
      statistics = Statistics.createStats(descriptor.getPrimitiveType());
    }

    void put(byte[] value) {
      if (levels != null) {
        levels.put(value == null ? 0 : 1, 1);
      }
      if (value == null) {
        statistics.incrementNumNulls();
        return;
      }
      values.putInt(value.length);
      values.put(value);
      statistics.updateStats(Binary.fromConstantByteArray(value));
    }

    void put(long value) {
      values.putLong(value);
      statistics.updateStats(value);
    }

    void writeTo(ParquetFileWriter file, int rows) throws IOException {
      BytesInput page =
          levels == null ? values.content() : BytesInput.concat(levels.content(), values.content());
      file.startColumn(descriptor, rows, CompressionCodecName.UNCOMPRESSED);
      file.writeDataPage(
          rows,
          Math.toIntExact(page.size()),
          page,
          statistics,
          rows,
          Encoding.RLE,
          Encoding.RLE,
          Encoding.PLAIN);
      file.endColumn();
      clear();
    }
  }

  /** Begins a file that is not there yet. */
  PackFile(FileSystem files, Path path) throws IOException {
    file =
        new ParquetFileWriter(
            new NewFile(files, path),
            PackIndex.SCHEMA,
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            STATISTICS_BYTES,
            STATISTICS_BYTES,
            true);
    file.start();
  }

  /**
   * Appends a photo.
   *
   * @param name its path below the folder that is packed
   */
  void add(String name, PhotoFile photo, byte[] bytes) throws IOException {
    if (rows > 0 && held + bytes.length > GROUP_BYTES) {
      endGroup();
    }
    columns.get(0).put(name.getBytes(StandardCharsets.UTF_8));
    columns.get(1).put(photo.label().getBytes(StandardCharsets.UTF_8));
    columns
        .get(2)
        .put(photo.split() == null ? null : photo.split().getBytes(StandardCharsets.UTF_8));
    columns.get(3).put(bytes.length);
    columns.get(4).put(photo.modified());
    columns.get(5).put(bytes);
    rows++;
    held += bytes.length;
  }

  private void endGroup() throws IOException {
    file.startBlock(rows);
    for (Column column : columns) {
      column.writeTo(file, rows);
    }
    file.endBlock();
    rows = 0;
    held = 0;
  }

  @Override
  public void close() throws IOException {
    if (rows > 0) {
      endGroup();
    }
    file.end(Map.of());
  }
}
