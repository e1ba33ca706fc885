package fr.verger.spark.features;

import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;

/** Whether the job of a task was cancelled; between two photos is the moment to heed it. */
final class Cancellation {
  private final TaskContext task;

  private Cancellation(TaskContext task) {
    this.task = task;
  }

  /** That of the task which runs on this thread; without one there is nothing to heed. */
  static Cancellation ofThisTask() {
    return new Cancellation(TaskContext.get());
  }

  /** Ends the task where its job was cancelled. */
  void heed() {
    if (task != null && task.isInterrupted()) {
      throw new TaskKilledException();
    }
  }
}
