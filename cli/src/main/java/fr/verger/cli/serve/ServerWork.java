package fr.verger.cli.serve;

import fr.verger.server.ServerSettings;
import fr.verger.server.VergerServer;
import fr.verger.vision.classifier.FruitClassifier;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Runs the server until the user stops it.
 *
 * @param model null for the bundled one
 * @param certificate null for plain HTTP, and then the key is null as well
 */
public record ServerWork(Path model, String host, int port, Path certificate, Path key) {
  private static final String PAGE = "/fr/verger/server/page/index.html";

  /** Whether the server is on the class path: the cluster jar leaves it out. */
  public static boolean possible() {
    return ServerWork.class.getResource(PAGE) != null;
  }

  /**
   * Serves until this JVM is told to end.
   *
   * @param listening is told the port once the server answers
   */
  public void run(IntConsumer listening) throws InterruptedException {
    ServerSettings.Tls tls = certificate == null ? null : new ServerSettings.Tls(certificate, key);
    FruitClassifier classifier =
        model == null ? FruitClassifier.bundled() : FruitClassifier.open(model);
    VergerServer server = VergerServer.start(ServerSettings.standard(host, port, tls), classifier);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "verger-stop"));
    listening.accept(server.port());
    server.join();
  }
}
