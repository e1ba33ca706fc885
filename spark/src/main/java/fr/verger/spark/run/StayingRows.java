package fr.verger.spark.run;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.PartLedger;
import fr.verger.spark.tables.PartPhoto;
import fr.verger.spark.tables.VectorRow;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * The work of a task: of rows with the name of their file as their label those that stay, with the
 * labels, splits, sizes and times that the ledger has. A photo may stand in two parts and stay in
 * one of them only.
 */
final class StayingRows implements FlatMapFunction<Iterator<VectorRow>, VectorRow> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<HadoopSettings> settings;
  private final String ledger;
  private final Broadcast<Map<String, BitSet>> stay;

  /**
   * @param ledger its folder, as Hadoop writes it
   * @param stay of each part the photos of its entry that stay
   */
  StayingRows(
      Broadcast<HadoopSettings> settings, String ledger, Broadcast<Map<String, BitSet>> stay) {
    this.settings = settings;
    this.ledger = ledger;
    this.stay = stay;
  }

  @Override
  public Iterator<VectorRow> call(Iterator<VectorRow> rows) throws IOException {
    OpenPart open = new OpenPart(new PartLedger(settings.value(), new Path(ledger)));
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
        .map(open::whole)
        .filter(Objects::nonNull)
        .iterator();
  }

  /** The part whose rows come just now. */
  private final class OpenPart {
    private final PartLedger entries;
    private final Map<String, PartPhoto> photos = new HashMap<>();
    private String file;

    OpenPart(PartLedger entries) {
      this.entries = entries;
    }

    /** A row with all that belongs to it, or null when it goes. */
    VectorRow whole(VectorRow row) {
      if (!row.label().equals(file)) {
        open(row.label());
      }
      PartPhoto photo = photos.get(row.path());
      return photo == null
          ? null
          : new VectorRow(
              row.path(),
              photo.label(),
              photo.split(),
              row.vector(),
              row.reason(),
              photo.size(),
              photo.modified());
    }

    private void open(String name) {
      file = name;
      photos.clear();
      String part = name.substring(0, name.lastIndexOf('.'));
      List<PartPhoto> all = entry(part).photos();
      BitSet some = stay.value().get(part);
      some.stream().mapToObj(all::get).forEach(photo -> photos.put(photo.path(), photo));
    }

    private PartLedger.Entry entry(String part) {
      try {
        PartLedger.Entry entry = entries.read(part);
        if (entry == null) {
          throw new IOException("its entry for %s was cut off".formatted(part));
        }
        return entry;
      } catch (IOException e) {
        throw StorageFailure.reading(ledger, e);
      }
    }
  }
}
