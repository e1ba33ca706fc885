package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * The work of a task: its rows go to files of their own, vectors to the table and rejects to {@code
 * rejected}. A file's name holds the number of the attempt, so attempts never meet; what an attempt
 * that failed leaves behind is in no manifest and is swept up when the table is committed.
 */
final class TableSink implements FlatMapFunction<Iterator<VectorRow>, PartManifest> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<HadoopSettings> settings;
  private final String root;
  private final TableLayout layout;
  private final LongAccumulator done;
  private final LongAccumulator rejected;

  TableSink(
      Broadcast<HadoopSettings> settings,
      String root,
      TableLayout layout,
      LongAccumulator done,
      LongAccumulator rejected) {
    this.settings = settings;
    this.root = root;
    this.layout = layout;
    this.done = done;
    this.rejected = rejected;
  }

  @Override
  public Iterator<PartManifest> call(Iterator<VectorRow> rows) throws Exception {
    TaskContext task = TaskContext.get();
    String part = "part-%05d-%d".formatted(task.partitionId(), task.taskAttemptId());
    try (PartFiles files = new PartFiles(settings.value(), root, layout, part)) {
      while (rows.hasNext()) {
        VectorRow row = rows.next();
        files.write(row);
        done.add(1);
        if (row.reason() != null) {
          rejected.add(1);
        }
      }
      return List.of(files.finish()).iterator();
    }
  }
}
