package fr.verger.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class MemoryFailuresTest {
  private final OutOfMemoryError heap = new OutOfMemoryError("Java heap space");

  private static String here(Throwable thrown) {
    return new MemoryFailures(false).of(new Causes(thrown)).orElseThrow().sentence();
  }

  /** As Spark words it; without a cluster the executor's name is "driver". */
  private static SparkException task(String executor, Throwable thrown) {
    return new SparkException(
        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure:"
            + " Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.5 executor "
            + executor
            + "): "
            + thrown
            + "\n\tat fr.verger.X.y(X.java:1)");
  }

  @Test
  void aHeapThatRanOutIsToBeHalfAsLargeAgain() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    assertThat(here(heap))
        .startsWith("The Java heap of " + megabytes + " MB ran out; give it more (VERGER_HEAP=");
    assertThat(here(task("driver", heap))).contains("VERGER_HEAP=");
  }

  @Test
  void theDriverOfSparkSubmitIsGivenItsHeapThere() {
    assertThat(new MemoryFailures(true).of(new Causes(heap)).orElseThrow().sentence())
        .contains("driver's Java heap", "--driver-memory")
        .doesNotContain("VERGER_HEAP");
  }

  @Test
  void anExecutorIsGivenItsHeapBySpark() {
    assertThat(here(task("2", heap)))
        .isEqualTo(
            "The Java heap of an executor ran out; give it more (spark.executor.memory) or lower"
                + " --batch.");
    String ended =
        "ExecutorLostFailure (executor 2 exited caused by one of the running tasks) Reason: Command"
            + " exited with code 52";
    assertThat(here(task("2", new IllegalStateException(ended))))
        .contains("of an executor ran out");
  }

  @Test
  void threadsThatCannotBeStartedAreNoHeapThatRanOut() {
    OutOfMemoryError threads =
        new OutOfMemoryError(
            "unable to create native thread: possibly out of memory or process/resource limits"
                + " reached");
    assertThat(here(threads))
        .contains("threads", "ulimit -u", "--master local[2]")
        .doesNotContain("heap");
    assertThat(here(task("2", threads))).contains("ulimit -u", "spark.executor.cores");
  }

  @Test
  void buffersGetAsMuchAsTheHeapAndTheEngineWhatIsBesideIt() {
    OutOfMemoryError buffers =
        new OutOfMemoryError(
            "Cannot reserve 2408448000 bytes of direct buffer memory (allocated: 1, limit: 2)");
    assertThat(here(buffers)).contains("outside the Java heap", "--batch", "(VERGER_HEAP=");
    String engine = "Failed to allocate memory for requested buffer of size 102760448";
    assertThat(here(new IllegalStateException(engine)))
        .contains("outside the Java heap", "--batch", "lower VERGER_HEAP");
    assertThat(here(task("2", new IllegalStateException(engine))))
        .contains("spark.executor.cores", "spark.executor.memoryOverhead");
  }

  @Test
  void anythingElseIsNotItsOwn() {
    assertThat(new MemoryFailures(false).of(new Causes(new IllegalStateException()))).isEmpty();
  }
}
