package fr.verger.spark.tables;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Types;

/** Writes path and reason. */
final class RejectSupport extends WriteSupport<VectorRow> {
  private final Map<String, String> footer;
  private RecordConsumer out;

  RejectSupport(Map<String, String> footer) {
    this.footer = footer;
  }

  // Its successor does not exist in the Parquet of Spark 3.5.
  @SuppressWarnings("deprecation")
  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(
        Types.buildMessage()
            .required(BINARY)
            .as(stringType())
            .named("path")
            .required(BINARY)
            .as(stringType())
            .named("reason")
            .named("reject"),
        footer);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(VectorRow row) {
    out.startMessage();
    out.startField("path", 0);
    out.addBinary(Binary.fromString(row.getPath()));
    out.endField("path", 0);
    out.startField("reason", 1);
    out.addBinary(Binary.fromString(row.getReason()));
    out.endField("reason", 1);
    out.endMessage();
  }
}
