package fr.verger.spark.features;

import fr.verger.spark.features.FeaturizerColumns.PhotoColumns;
import fr.verger.vision.photo.UnreadablePhotoException;
import org.apache.spark.sql.Row;

/** The files that rows name, and what the rows know of them. */
record ListedFiles(PhotoReader reader, PhotoColumns columns) implements ReadAhead.Files<Row> {
  @Override
  public boolean remote(Row row) {
    return path(row) != null && reader.remote(path(row));
  }

  @Override
  public long size(Row row) throws UnreadablePhotoException {
    String path = known(row);
    // On this machine the question costs nothing, and a file may have become a pipe.
    boolean listed = columns.size() >= 0 && !row.isNullAt(columns.size()) && remote(row);
    return listed ? row.getLong(columns.size()) : reader.size(path);
  }

  @Override
  public byte[] read(Row row, long size, Runnable arrived) throws UnreadablePhotoException {
    return reader.read(known(row), size, arrived);
  }

  @Override
  public String path(Row row) {
    return row.getString(columns.photo());
  }

  private String known(Row row) throws UnreadablePhotoException {
    String path = path(row);
    if (path == null) {
      throw new UnreadablePhotoException("the path is null");
    }
    return path;
  }
}
