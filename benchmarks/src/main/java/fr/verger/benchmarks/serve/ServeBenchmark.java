package fr.verger.benchmarks.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Measures {@code verger serve}. The server has processor 0 to itself, and so has the bare engine
 * loop that it is compared with; who asks runs on the others.
 */
public final class ServeBenchmark {
  private static final String PROCESSOR = "0";
  private static final int TURNS = 6;
  private static final double TURN_SECONDS = 4;
  private static final double ENGINE_WARM_UP_SECONDS = 10;

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

  /** The server against the bare engine, both warm, in turns of a few seconds. */
  private void pace(int rounds) throws Exception {
    double[] ratios = new double[rounds];
    try (EngineProcess engine = EngineProcess.start(PROCESSOR, folder, model);
        ServerProcess server = ServerProcess.start(PROCESSOR, model);
        PollingSenders senders = new PollingSenders(server.port(), photos, CONNECTIONS)) {
      engine.turn(ENGINE_WARM_UP_SECONDS).get();
      say("warming up: server %s", senders.send(WARM_UP_SECONDS));
      for (int round = 0; round < rounds; round++) {
        ratios[round] = round(engine, senders);
      }
    }
    Arrays.sort(ratios);
    say("median ratio, rounds: %d: %.3f", rounds, ratios[rounds / 2]);
  }

  private static double round(EngineProcess engine, PollingSenders senders) throws Exception {
    double bare = 0;
    List<Answers> answers = new ArrayList<>();
    for (int turn = 0; turn < TURNS; turn++) {
      Future<Double> alone = engine.turn(TURN_SECONDS);
      senders.idle(alone::isDone);
      bare += alone.get() / TURNS;
      answers.add(senders.send(TURN_SECONDS));
    }
    Answers served = Answers.together(answers);
    double ratio = served.perSecond() / bare;
    say("engine %.0f photos/s; server %s; ratio %.3f", bare, served, ratio);
    return ratio;
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
