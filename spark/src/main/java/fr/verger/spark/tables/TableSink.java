package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * The work of a task: its rows go to files of their own, vectors to the table and rejects to {@code
 * rejected}, straight to where they stay. A file's name holds the writing and the number of the
 * attempt, so attempts never meet; what an attempt that failed leaves behind is in no manifest and
 * is swept up when the table is committed.
 */
final class TableSink implements FlatMapFunction<Iterator<VectorRow>, PartManifest> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<HadoopSettings> settings;
  private final WriteRight right;
  private final String root;
  private final String ledger;
  private final String writing;
  private final TableLayout layout;
  private final LongAccumulator done;
  private final LongAccumulator rejected;

  /**
   * @param right asked before a part is whole
   * @param ledger folder of the ledger that hears of the parts, or null
   * @param writing tells the files of this writing of the table from those of others
   */
  TableSink(
      Broadcast<HadoopSettings> settings,
      WriteRight right,
      String root,
      String ledger,
      String writing,
      TableLayout layout,
      LongAccumulator done,
      LongAccumulator rejected) {
    this.settings = settings;
    this.right = right;
    this.root = root;
    this.ledger = ledger;
    this.writing = writing;
    this.layout = layout;
    this.done = done;
    this.rejected = rejected;
  }

  @Override
  public Iterator<PartManifest> call(Iterator<VectorRow> rows) throws Exception {
    TaskContext task = TaskContext.get();
    String part =
        PartNames.of(writing, "%05d-%d".formatted(task.partitionId(), task.taskAttemptId()));
    PartLedger told = ledger == null ? null : new PartLedger(settings.value(), new Path(ledger));
    try (PartFiles files = new PartFiles(settings.value(), root, layout, part, told)) {
      while (rows.hasNext()) {
        VectorRow row = rows.next();
        files.write(row);
        done.add(1);
        if (row.reason() != null) {
          rejected.add(1);
        }
      }
      right.check(settings.value());
      return List.of(files.finish()).iterator();
    }
  }
}
