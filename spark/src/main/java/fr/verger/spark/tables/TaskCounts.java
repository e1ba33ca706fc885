package fr.verger.spark.tables;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import scala.Tuple4;
import scala.collection.Iterator;

/**
 * Counts rows while tasks run, here and on a cluster: running attempts by their heartbeats,
 * finished ones by their last word. An attempt that fails is taken out again, and a partition
 * counts once.
 */
public final class TaskCounts extends SparkListener implements AutoCloseable {
  private final SparkContext context;
  private final LongAccumulator done;
  private final LongAccumulator rejected;
  private final RowProgress progress;
  private final Map<Long, Counts> running = new HashMap<>();
  private final Set<Integer> finishedPartitions = new HashSet<>();
  private Counts finished = new Counts(0, 0);
  private long shown = -1;

  private record Counts(long done, long rejected) {
    Counts plus(Counts other) {
      return new Counts(done + other.done, rejected + other.rejected);
    }
  }

  /** Starts to listen; {@code progress} hears of every change. */
  public TaskCounts(SparkContext context, RowProgress progress) {
    this.context = context;
    this.progress = progress;
    this.done = context.longAccumulator("photos done");
    this.rejected = context.longAccumulator("photos rejected");
    context.addSparkListener(this);
  }

  /** Tasks add the rows that are behind them. */
  public LongAccumulator done() {
    return done;
  }

  LongAccumulator rejected() {
    return rejected;
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    Iterator<?> tasks = update.accumUpdates().iterator();
    while (tasks.hasNext()) {
      Tuple4<?, ?, ?, ?> task = (Tuple4<?, ?, ?, ?>) tasks.next();
      Counts counts = counts(((scala.collection.Iterable<?>) task._4()).iterator());
      if (counts != null) {
        running.put((Long) task._1(), counts);
      }
    }
    show();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    running.remove(end.taskInfo().taskId());
    Counts counts = counts(end.taskInfo().accumulables().iterator());
    boolean ours = counts != null && end.taskInfo().successful();
    if (ours && finishedPartitions.add(end.taskInfo().index())) {
      finished = finished.plus(counts);
    }
    show();
  }

  /** What an attempt has counted, or null when it is not one of ours. */
  private Counts counts(Iterator<?> accumulables) {
    long rows = -1;
    long rejects = 0;
    while (accumulables.hasNext()) {
      AccumulableInfo info = (AccumulableInfo) accumulables.next();
      if (info.update().isDefined() && info.id() == done.id()) {
        rows = (Long) info.update().get();
      } else if (info.update().isDefined() && info.id() == rejected.id()) {
        rejects = (Long) info.update().get();
      }
    }
    return rows < 0 ? null : new Counts(rows, rejects);
  }

  private void show() {
    Counts now = running.values().stream().reduce(finished, Counts::plus);
    if (now.done != shown) {
      shown = now.done;
      progress.advanced(now.done, now.rejected);
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
  }
}
