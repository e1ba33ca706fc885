package fr.verger.cli.failure;

import java.util.Optional;

/** Memory that ran out. */
final class MemoryFailures {
  private MemoryFailures() {}

  static Optional<Failure> memory(Causes causes) {
    boolean direct =
        causes.saying("direct buffer memory").isPresent()
            || causes.saying("failed to allocate memory").isPresent();
    boolean heap =
        causes.innermost(OutOfMemoryError.class).isPresent()
            || causes.saying("java.lang.outofmemoryerror").isPresent();
    if (!direct && !heap) {
      return Optional.empty();
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return Optional.of(
        Failure.failed(
            direct
                ? "The memory outside the Java heap ran out; lower --batch or the number of cores"
                    + " (--master local[2]), or lower VERGER_HEAP to leave more of the machine."
                : "The Java heap of "
                    + megabytes
                    + " MB ran out; give it more (VERGER_HEAP=8g verger …) or lower --batch."));
  }
}
