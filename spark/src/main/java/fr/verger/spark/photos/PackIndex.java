package fr.verger.spark.photos;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * What lies where in one file of a pack, without the photos' bytes.
 *
 * <p>In a row group the photos stand in one page, uncompressed, each behind its length in four
 * bytes, small end first. So the group's place and the photos' sizes say where each one begins, and
 * the file needs no table of places beside what every reader of Parquet sees.
 *
 * @param entries in the order in which they lie in it
 */
public record PackIndex(List<Entry> entries) {
  /** Bytes before a photo's own, which hold its length. */
  public static final int PREFIX = Integer.BYTES;

  /** The columns of a pack. */
  public static final MessageType SCHEMA =
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
          .required(INT64)
          .named("size")
          .required(INT64)
          .as(timestampType(true, MILLIS))
          .named("modified")
          .required(BINARY)
          .named("bytes")
          .named("photo");

  private static final MessageType WITHOUT_BYTES =
      new MessageType(SCHEMA.getName(), SCHEMA.getFields().subList(0, 5));

  /** So that a file that is no pack cannot pass for one. */
  private static final int LONGEST_PAGE_HEADER = 1 << 12;

  /**
   * A photo in a pack.
   *
   * @param path below the folder that was packed
   * @param split may be null
   * @param size in bytes
   * @param modified milliseconds since 1970
   * @param offset of its first byte in the file
   */
  public record Entry(
      String path, String label, String split, long size, long modified, long offset) {}

  /**
   * Reads the index of a file.
   *
   * @throws IOException when it cannot be read, or is no file of a pack
   */
  public static PackIndex read(Path file, Configuration conf) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
      if (!reader.getFileMetaData().getSchema().equals(SCHEMA)) {
        throw new IOException(file + " is no file of a pack: its columns are others");
      }
      return new PackIndex(entries(reader, file));
    } catch (RuntimeException e) {
      throw new IOException(file + " is no file of a pack, or is damaged", e);
    }
  }

  private static List<Entry> entries(ParquetFileReader reader, Path file) throws IOException {
    reader.setRequestedSchema(WITHOUT_BYTES);
    MessageColumnIO columns = new ColumnIOFactory().getColumnIO(WITHOUT_BYTES);
    List<Entry> entries = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    for (BlockMetaData group : reader.getFooter().getBlocks()) {
      RecordReader<Group> rows =
          columns.getRecordReader(
              reader.readNextRowGroup(), new GroupRecordConverter(WITHOUT_BYTES));
      addAll(entries, group, rows, names, file);
    }
    return entries;
  }

  private static void addAll(
      List<Entry> entries,
      BlockMetaData group,
      RecordReader<Group> rows,
      Map<String, String> names,
      Path file)
      throws IOException {
    List<Group> photos = new ArrayList<>();
    long bytes = 0;
    for (long i = 0; i < group.getRowCount(); i++) {
      Group photo = rows.read();
      photos.add(photo);
      bytes += PREFIX + photo.getLong("size", 0);
    }
    ColumnChunkMetaData chunk = group.getColumns().get(WITHOUT_BYTES.getFieldCount());
    long header = chunk.getTotalSize() - bytes;
    if (chunk.getCodec() != CompressionCodecName.UNCOMPRESSED
        || header <= 0
        || header > LONGEST_PAGE_HEADER) {
      throw new IOException(file + " is no file of a pack: its photos do not lie as in one");
    }
    long offset = chunk.getStartingPos() + header;
    for (Group photo : photos) {
      long size = photo.getLong("size", 0);
      entries.add(
          new Entry(
              photo.getString("path", 0),
              once(names, photo.getString("label", 0)),
              photo.getFieldRepetitionCount("split") == 0
                  ? null
                  : once(names, photo.getString("split", 0)),
              size,
              photo.getLong("modified", 0),
              offset + PREFIX));
      offset += PREFIX + size;
    }
  }

  /** The same text for all photos that have it. */
  private static String once(Map<String, String> names, String name) {
    return names.computeIfAbsent(name, itself -> itself);
  }
}
