package fr.verger.vision.backbone;

import fr.verger.vision.preprocessing.Preprocessing;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The backbones that run in this JVM, one session for each whatever the number of tasks.
 *
 * <p>Verger's one piece of static state, because a session is a property of the process: the
 * weights lie in its memory once, and tasks of any job find them by what they are. A session lives
 * until the JVM ends; a cluster's executors end with the job.
 */
public final class SharedBackbones {
  private static final Map<Key, Backbone> OPEN = new ConcurrentHashMap<>();

  private record Key(String graphSha256, Preprocessing preprocessing) {}

  private SharedBackbones() {}

  /**
   * The running backbone for a model; the first caller starts it while others of the same model
   * wait. Never close it.
   */
  public static Backbone get(BackboneModel model) {
    return OPEN.computeIfAbsent(
        new Key(model.graphSha256(), model.preprocessing()), key -> Backbone.open(model));
  }

  /** Sessions that were started since the JVM was. */
  public static int opened() {
    return OPEN.size();
  }
}
