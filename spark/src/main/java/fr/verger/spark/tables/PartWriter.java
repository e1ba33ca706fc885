package fr.verger.spark.tables;

import java.io.Closeable;
import java.io.IOException;

/** Takes the rows of one file; the file is whole once it is closed. */
interface PartWriter extends Closeable {
  void write(VectorRow row) throws IOException;
}
