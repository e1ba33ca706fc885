package fr.verger.benchmarks.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Connections that all send photos at once for some time, and what came back. */
final class Crowd {
  private static final int BUSY = 503;
  private static final int RETRY_MILLIS = 1000;

  private final int port;
  private final List<byte[]> photos;
  private final boolean patient;
  private final Map<String, AtomicLong> outcomes = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  /**
   * A crowd.
   *
   * @param patient whether it waits as the server asks it to when it is busy
   */
  Crowd(int port, List<byte[]> photos, boolean patient) {
    this.port = port;
    this.photos = photos;
    this.patient = patient;
  }

  Answers send(int connections, double seconds) throws InterruptedException {
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      Thread thread = new Thread(() -> one(first, end));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double taken = (System.nanoTime() - start) / 1e9;
    Map<String, Long> counts = new TreeMap<>();
    outcomes.forEach((name, count) -> counts.put(name, count.get()));
    return new Answers(taken, counts, nanos.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  private void one(int first, long end) {
    try (Connection connection = new Connection(port)) {
      for (int i = first; System.nanoTime() < end; i++) {
        long sent = System.nanoTime();
        int status;
        try {
          status = connection.post(photos.get(i % photos.size()));
        } catch (IOException e) {
          count(e.toString());
          continue;
        }
        count(Integer.toString(status));
        if (status == 200) {
          nanos.add(System.nanoTime() - sent);
        } else if (status == BUSY && patient) {
          Thread.sleep(RETRY_MILLIS);
        }
      }
    } catch (IOException | InterruptedException e) {
      count(e.toString());
    }
  }

  private void count(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new AtomicLong()).incrementAndGet();
  }
}
