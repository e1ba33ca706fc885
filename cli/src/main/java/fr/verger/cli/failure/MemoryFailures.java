package fr.verger.cli.failure;

import java.util.Optional;

/** Memory and threads that ran out, in this JVM or in an executor's. */
final class MemoryFailures {
  private static final long GIGABYTE = 1024;

  private final boolean submitted;

  /**
   * Sentences for one command.
   *
   * @param submitted whether spark-submit started this JVM
   */
  MemoryFailures(boolean submitted) {
    this.submitted = submitted;
  }

  /**
   * A JVM whose memory ran out, in the words of its owner.
   *
   * @param heap its heap
   * @param more how to give it more heap
   * @param fewer how to have it do less at once
   * @param room how to leave more beside the heap
   */
  private record Jvm(String heap, String more, String fewer, String room) {}

  Optional<Failure> of(Causes causes) {
    return sentence(causes, jvm(causes)).map(Failure::failed);
  }

  private static Optional<String> sentence(Causes causes, Jvm jvm) {
    if (causes.says("unable to create native thread")) {
      return Optional.of(
          ("The system lets Java start no more threads; raise its limit (ulimit -u, or that of the"
                  + " container) or lower the number of cores (%s).")
              .formatted(jvm.fewer()));
    }
    if (causes.says("direct buffer memory")) {
      return Optional.of(
          ("The buffers outside the Java heap ran out of memory, of which they get as much as the"
                  + " heap; lower --batch or give more (%s).")
              .formatted(jvm.more()));
    }
    if (causes.says("failed to allocate memory")) {
      return Optional.of(
          "The memory outside the Java heap ran out; lower --batch or the number of cores (%s), or %s."
              .formatted(jvm.fewer(), jvm.room()));
    }
    // An executor ends with 52 when its heap ran out.
    boolean heap =
        causes.innermost(OutOfMemoryError.class).isPresent()
            || causes.says("java.lang.outofmemoryerror")
            || causes.says("exited with code 52");
    return heap
        ? Optional.of(
            "%s ran out; give it more (%s) or lower --batch.".formatted(jvm.heap(), jvm.more()))
        : Optional.empty();
  }

  private Jvm jvm(Causes causes) {
    if (causes.onExecutor()) {
      return new Jvm(
          "The Java heap of an executor",
          "spark.executor.memory",
          "spark.executor.cores",
          "raise spark.executor.memoryOverhead");
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    String more = halfAsMuchAgain(megabytes);
    return submitted
        ? new Jvm(
            "The driver's Java heap of %d MB".formatted(megabytes),
            "spark-submit --driver-memory " + more,
            "--master local[2]",
            "lower --driver-memory to leave more of the machine")
        : new Jvm(
            "The Java heap of %d MB".formatted(megabytes),
            "VERGER_HEAP=" + more + " verger …",
            "--master local[2]",
            "lower VERGER_HEAP to leave more of the machine");
  }

  private static String halfAsMuchAgain(long megabytes) {
    long more = megabytes * 3 / 2;
    return more < 4 * GIGABYTE ? more + "m" : (more + GIGABYTE - 1) / GIGABYTE + "g";
  }
}
