package fr.verger.spark.tables;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes path, label, split and a vector as Parquet's standard list of floats. */
final class VectorSupport extends WriteSupport<VectorRow> {
  private final String column;
  private final Map<String, String> footer;
  private RecordConsumer out;

  /**
   * @param column name of the vector's column
   * @param footer what the file says of itself
   */
  VectorSupport(String column, Map<String, String> footer) {
    this.column = column;
    this.footer = footer;
  }

  private MessageType schema() {
    return Types.buildMessage()
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
  }

  // Its successor does not exist in the Parquet of Spark 3.5.
  @SuppressWarnings("deprecation")
  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema(), footer);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(VectorRow row) {
    out.startMessage();
    text("path", 0, row.getPath());
    text("label", 1, row.getLabel());
    if (row.getSplit() != null) {
      text("split", 2, row.getSplit());
    }
    out.startField(column, 3);
    out.startGroup();
    if (row.getVector().length > 0) {
      out.startField("list", 0);
      for (float value : row.getVector()) {
        out.startGroup();
        out.startField("element", 0);
        out.addFloat(value);
        out.endField("element", 0);
        out.endGroup();
      }
      out.endField("list", 0);
    }
    out.endGroup();
    out.endField(column, 3);
    out.endMessage();
  }

  private void text(String field, int index, String value) {
    out.startField(field, index);
    out.addBinary(Binary.fromString(value));
    out.endField(field, index);
  }
}
