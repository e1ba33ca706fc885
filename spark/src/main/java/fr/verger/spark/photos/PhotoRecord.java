package fr.verger.spark.photos;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A photo as bytes: in the driver's own file, and on its way to a task. */
final class PhotoRecord {
  private PhotoRecord() {}

  static void write(PhotoFile photo, DataOutput out) throws IOException {
    // Java's own form of UTF-8 loses nothing, not even half a pair of surrogates.
    out.writeUTF(photo.path());
    out.writeUTF(photo.label());
    out.writeBoolean(photo.split() != null);
    if (photo.split() != null) {
      out.writeUTF(photo.split());
    }
    out.writeLong(photo.size());
    out.writeLong(photo.modified());
  }

  /**
   * Reads what was written.
   *
   * @param before the photo that was read before this one, or null; neighbours share their label
   */
  static PhotoFile read(DataInput in, PhotoFile before) throws IOException {
    String path = in.readUTF();
    String label = in.readUTF();
    String split = in.readBoolean() ? in.readUTF() : null;
    if (before != null && before.label().equals(label)) {
      label = before.label();
    }
    return new PhotoFile(path, label, split, in.readLong(), in.readLong());
  }
}
