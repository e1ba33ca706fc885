package fr.verger.vision.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchLockTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 200;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("net.lock");
  }

  @Test
  void isHeldByOneAndLeavesNothing() throws IOException {
    try (FetchLock lock = FetchLock.of(file).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(FetchLock.of(file)).isEmpty();
      assertThat(file).exists();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatACrashLeftIsInNobodysWay() throws IOException {
    Files.createFile(file);

    FetchLock.of(file).orElseThrow().close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void neverTwoHoldItHoweverOftenItsFileComesAndGoes() throws Exception {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger held = new AtomicInteger();
    Callable<Integer> takeAndGive =
        () -> {
          int most = 0;
          for (int round = 0; round < ROUNDS; round++) {
            try (FetchLock lock = FetchLock.of(file).orElse(null)) {
              if (lock != null) {
                most = Math.max(most, holders.incrementAndGet());
                held.incrementAndGet();
                holders.decrementAndGet();
              }
            }
          }
          return most;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Integer> most = new ArrayList<>();
    try {
      for (Future<Integer> done : threads.invokeAll(Collections.nCopies(THREADS, takeAndGive))) {
        most.add(done.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(held.get()).isPositive();
    assertThat(most).contains(1).allMatch(one -> one <= 1);
    assertThat(folder).isEmptyDirectory();
  }
}
