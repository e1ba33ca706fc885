package fr.verger.spark.tables;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * One Parquet file of a table, on its way.
 *
 * <p>Pages are put together here and handed to Parquet's file writer as they are, because its
 * record writer takes a vector value by value through five calls each: 85 µs for a photo of 1,280
 * features against 10, and the whole way of a small photo is some 1,000.
 */
final class ParquetPart implements PartWriter {
  private static final long ROW_GROUP_BYTES = 32L << 20;
  private static final CompressionCodecName CODEC = CompressionCodecName.SNAPPY;

  private final ParquetFileWriter file;
  private final CodecFactory codecs;
  private final List<ColumnPages> columns;
  private final Map<String, String> footer;
  private long rows;

  private ParquetPart(
      ParquetFileWriter file,
      CodecFactory codecs,
      List<ColumnPages> columns,
      Map<String, String> footer) {
    this.file = file;
    this.codecs = codecs;
    this.columns = columns;
    this.footer = footer;
  }

  /** A file of path, label, split and a vector. */
  static ParquetPart ofVectors(
      FileSystem files, Path path, Configuration conf, String column, Map<String, String> footer)
      throws IOException {
    MessageType schema =
        Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("path")
            .required(BINARY)
            .as(stringType())
            .named("label")
            .optional(BINARY)
            .as(stringType())
            .named("split")
            .requiredList()
            .requiredElement(FLOAT)
            .named(column)
            .named("photo");
    CodecFactory codecs = new CodecFactory(conf, 0);
    BytesInputCompressor codec = codecs.getCompressor(CODEC);
    List<ColumnPages> columns =
        List.of(
            new TextColumn(schema, codec, "path", VectorRow::path, false),
            new TextColumn(schema, codec, "label", VectorRow::label, false),
            new TextColumn(schema, codec, "split", VectorRow::split, true),
            new VectorColumn(schema, codec, column));
    return new ParquetPart(open(files, path, schema), codecs, columns, footer);
  }

  /** A file of path and reason. */
  static ParquetPart ofRejects(
      FileSystem files, Path path, Configuration conf, Map<String, String> footer)
      throws IOException {
    MessageType schema =
        Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("path")
            .required(BINARY)
            .as(stringType())
            .named("reason")
            .named("reject");
    CodecFactory codecs = new CodecFactory(conf, 0);
    BytesInputCompressor codec = codecs.getCompressor(CODEC);
    List<ColumnPages> columns =
        List.of(
            new TextColumn(schema, codec, "path", VectorRow::path, false),
            new TextColumn(schema, codec, "reason", VectorRow::reason, false));
    return new ParquetPart(open(files, path, schema), codecs, columns, footer);
  }

  private static ParquetFileWriter open(FileSystem files, Path path, MessageType schema)
      throws IOException {
    ParquetFileWriter file =
        new ParquetFileWriter(
            new NewFile(files, path),
            schema,
            ParquetFileWriter.Mode.CREATE,
            ROW_GROUP_BYTES,
            0,
            ParquetProperties.DEFAULT_COLUMN_INDEX_TRUNCATE_LENGTH,
            ParquetProperties.DEFAULT_STATISTICS_TRUNCATE_LENGTH,
            true);
    file.start();
    return file;
  }

  @Override
  public void write(VectorRow row) throws IOException {
    long held = 0;
    for (ColumnPages column : columns) {
      column.add(row);
      held += column.held();
    }
    rows++;
    if (held >= ROW_GROUP_BYTES) {
      endGroup();
    }
  }

  private void endGroup() throws IOException {
    file.startBlock(rows);
    for (ColumnPages column : columns) {
      column.writeTo(file);
    }
    file.endBlock();
    rows = 0;
  }

  @Override
  public void close() throws IOException {
    try {
      if (rows > 0) {
        endGroup();
      }
      file.end(footer);
    } finally {
      codecs.release();
    }
  }
}
