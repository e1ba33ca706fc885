package fr.verger.benchmarks.serve;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures {@code verger serve}. The server has processor 0 to itself, and so has the bare engine
 * loop that it is compared with; who asks runs on the others.
 */
public final class ServeBenchmark {
  private static final String PROCESSOR = "0";
  private static final double SECONDS = 15;

  /**
   * The JVM compiles on the server's one processor while it serves: half a minute until it is done.
   */
  private static final double WARM_UP_SECONDS = 45;

  private static final int CONNECTIONS = 4;
  private static final int CROWD = 200;
  private static final double CROWD_SECONDS = 60;
  private static final int MALFORMED = 10_000;
  private static final int DRIPPING = 500;

  private final Path folder;
  private final List<byte[]> photos;
  private final String model;

  private ServeBenchmark(Path folder, String model) throws Exception {
    this.folder = folder;
    this.photos = Photos.in(folder);
    this.model = model;
  }

  /**
   * Arguments: pace, crowd or hostile; photos; the model or {@code bundled}; hostile files; rounds
   * of pace.
   */
  public static void main(String[] arguments) throws Exception {
    ServeBenchmark benchmark = new ServeBenchmark(Path.of(arguments[1]), arguments[2]);
    switch (arguments[0]) {
      case "pace" -> benchmark.pace(Integer.parseInt(arguments[4]));
      case "crowd" -> benchmark.crowd();
      default -> benchmark.hostile(Photos.files(Path.of(arguments[3]), ""));
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** The server against the bare engine, in turns. */
  private void pace(int rounds) throws Exception {
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double engine =
          Double.parseDouble(
              ServerProcess.line(
                  PROCESSOR,
                  EngineLoop.class.getName(),
                  folder.toString(),
                  model,
                  Double.toString(SECONDS)));
      Crowd.Result served;
      try (ServerProcess server = ServerProcess.start(PROCESSOR, model)) {
        new Crowd(server.port(), photos, true).send(CONNECTIONS, WARM_UP_SECONDS);
        served = new Crowd(server.port(), photos, true).send(CONNECTIONS, SECONDS);
      }
      ratios[round] = served.answeredPerSecond() / engine;
      say("engine %.0f photos/s; server %s; ratio %.3f", engine, served, ratios[round]);
    }
    Arrays.sort(ratios);
    say("median ratio, rounds: %d: %.3f", rounds, ratios[rounds / 2]);
  }

  /** More connections than the server may keep waiting. */
  private void crowd() throws Exception {
    try (ServerProcess server = ServerProcess.start(PROCESSOR, model)) {
      new Crowd(server.port(), photos, true).send(CONNECTIONS, WARM_UP_SECONDS);
      memory("before", server);
      say(
          "%d connections: %s",
          CROWD, new Crowd(server.port(), photos, true).send(CROWD, CROWD_SECONDS));
      memory("after", server);
    }
  }

  /** Bodies that are no photos, and senders that drip. */
  private void hostile(List<byte[]> files) throws Exception {
    try (ServerProcess server = ServerProcess.start(PROCESSOR, model)) {
      HostileSenders senders = new HostileSenders(server.port());
      for (int part = 1; part <= 4; part++) {
        Map<String, Integer> outcomes = senders.mutated(files, MALFORMED / 4);
        memory(
            "after %d malformed bodies, outcomes %s".formatted(part * MALFORMED / 4, outcomes),
            server);
      }
      int closed =
          senders.dripping(
              DRIPPING,
              () ->
                  say(
                      "beside %d that drip: %s",
                      DRIPPING, new Crowd(server.port(), photos, true).send(CONNECTIONS, 40)));
      memory("after the drip, %d of %d closed by the server".formatted(closed, DRIPPING), server);
      try (Connection last = new Connection(server.port())) {
        say("a photo at the end: %d", last.post(photos.get(0)));
      }
    }
  }

  private static void memory(String when, ServerProcess server) throws Exception {
    say(
        "%s: %d MB resident, heap in use %.0f MB",
        when, server.megabytes(), server.metric("verger_heap_used_bytes") / 1e6);
  }
}
