package fr.verger.spark.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The pages of one column of a row group: compressed as they fill, written when the group ends. */
abstract class ColumnPages {
  private static final int PAGE_BYTES = 1 << 20;

  /** Values in the page that fills, in Parquet's plain encoding. */
  protected final GrowingBytes values = new GrowingBytes();

  private final ColumnDescriptor column;
  private final BytesInputCompressor compressor;
  private final List<Page> pages = new ArrayList<>();
  private int entries;
  private int rows;
  private long compressed;

  private record Page(
      byte[] bytes, int uncompressed, int entries, int rows, Statistics<?> statistics) {}

  /** Of the page that fills; a page without a least value passes for one of nulls alone. */
  protected Statistics<?> statistics;

  ColumnPages(MessageType schema, BytesInputCompressor compressor, String... path) {
    this.column = schema.getColumnDescription(path);
    this.compressor = compressor;
    this.statistics = Statistics.createStats(column.getPrimitiveType());
  }

  /** Puts a row's value and levels, and says so to {@link #added}. */
  abstract void add(VectorRow row) throws IOException;

  /** The levels of the page that fills, in front of its values. */
  abstract BytesInput levels();

  abstract void clearLevels();

  /** Counts what {@link #add} put, and ends the page when it is full. */
  protected final void added(int number) throws IOException {
    entries += number;
    rows++;
    if (values.size() >= PAGE_BYTES) {
      endPage();
    }
  }

  private void endPage() throws IOException {
    BytesInput plain = BytesInput.concat(levels(), values.content());
    int size = Math.toIntExact(plain.size());
    // Copied: the compressor uses its buffer again.
    ByteArrayOutputStream copy = new ByteArrayOutputStream(size / 2);
    compressor.compress(plain).writeAllTo(copy);
    pages.add(new Page(copy.toByteArray(), size, entries, rows, statistics));
    compressed += copy.size();
    clear();
  }

  private void clear() {
    values.clear();
    clearLevels();
    statistics = Statistics.createStats(column.getPrimitiveType());
    entries = 0;
    rows = 0;
  }

  /** Bytes held in memory. */
  final long held() {
    return compressed + values.size();
  }

  /** Writes the column's part of a row group and begins anew. */
  final void writeTo(ParquetFileWriter file) throws IOException {
    if (rows > 0) {
      endPage();
    }
    long all = pages.stream().mapToLong(Page::entries).sum();
    file.startColumn(column, all, compressor.getCodecName());
    for (Page page : pages) {
      file.writeDataPage(
          page.entries,
          page.uncompressed,
          BytesInput.from(page.bytes),
          page.statistics,
          page.rows,
          Encoding.RLE,
          Encoding.RLE,
          Encoding.PLAIN);
    }
    file.endColumn();
    pages.clear();
    compressed = 0;
  }
}
