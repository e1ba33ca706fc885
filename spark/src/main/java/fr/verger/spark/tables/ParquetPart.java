package fr.verger.spark.tables;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** One Parquet file of a table, on its way. */
final class ParquetPart implements PartWriter {
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetWriter<VectorRow> writer;

  private ParquetPart(ParquetWriter<VectorRow> writer) {
    this.writer = writer;
  }

  static ParquetPart create(
      FileSystem files, Path path, WriteSupport<VectorRow> support, Configuration conf)
      throws IOException {
    return new ParquetPart(new Builder(new NewFile(files, path), support).withConf(conf).build());
  }

  @Override
  public void write(VectorRow row) throws IOException {
    writer.write(row);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<VectorRow, Builder> {
    private final WriteSupport<VectorRow> support;

    Builder(OutputFile file, WriteSupport<VectorRow> support) {
      super(file);
      this.support = support;
      withRowGroupSize(ROW_GROUP_BYTES);
      withCompressionCodec(CompressionCodecName.SNAPPY);
      withDictionaryEncoding(false);
      withDictionaryEncoding("label", true);
      withDictionaryEncoding("split", true);
      withDictionaryEncoding("reason", true);
    }

    @Override
    protected Builder self() {
      return this;
    }

    // Its successor does not exist in the Parquet of Spark 3.5.
    @SuppressWarnings("deprecation")
    @Override
    protected WriteSupport<VectorRow> getWriteSupport(Configuration conf) {
      return support;
    }
  }

  /** Creates the file where the file system says, never over another one. */
  private record NewFile(FileSystem files, Path path) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSize) throws IOException {
      return HadoopStreams.wrap(files.create(path, false));
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return ROW_GROUP_BYTES;
    }

    @Override
    public String getPath() {
      return path.toString();
    }
  }
}
