package fr.verger.cli.serve;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.server.Served;
import fr.verger.server.ServerSettings;
import fr.verger.server.VergerServer;
import fr.verger.server.nearest.LearnedPhoto;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.spark.run.LearnedPhotos;
import fr.verger.spark.run.RunFolder;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Runs the server until the user stops it.
 *
 * @param model null for that of the run, or the bundled one without a run
 * @param run whose photos to show beside an answer, or null for none
 * @param certificate null for plain HTTP, and then the key is null as well
 */
public record ServerWork(
    Path model, String run, String host, int port, Path certificate, Path key) {
  private static final String PAGE = "/fr/verger/server/page/index.html";

  /** Whether the server is on the class path: the cluster jar leaves it out. */
  public static boolean possible() {
    return ServerWork.class.getResource(PAGE) != null;
  }

  /**
   * Serves until this JVM is told to end.
   *
   * @param reader reads the run
   * @param listening is told the port once the server answers
   */
  public void run(SparkWork reader, IntConsumer listening) throws InterruptedException {
    CommandLog.start(Verbosity.NORMAL);
    ServerSettings.Tls tls = certificate == null ? null : new ServerSettings.Tls(certificate, key);
    Served served = run == null ? Served.by(classifier()) : withPhotos(reader);
    VergerServer server = VergerServer.start(ServerSettings.standard(host, port, tls), served);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "verger-stop"));
    listening.accept(server.port());
    server.join();
  }

  private FruitClassifier classifier() {
    return model == null ? FruitClassifier.bundled() : FruitClassifier.open(model);
  }

  /** Reads all that is needed of the run; the session ends before the server starts. */
  private Served withPhotos(SparkWork reader) {
    return reader.run(
        null,
        Verbosity.NORMAL,
        "Stopped before serving.",
        (spark, progress) -> {
          LearnedPhotos learned = LearnedPhotos.of(spark, run);
          FruitClassifier classifier = model == null ? trained(learned) : classifier();
          List<LearnedPhoto> photos =
              learned.photos(classifier.model()).stream()
                  .map(one -> new LearnedPhoto(one.label(), one.jpeg(), one.embedding()))
                  .toList();
          return Served.by(classifier).showing(NearestPhotos.among(photos));
        });
  }

  private FruitClassifier trained(LearnedPhotos learned) {
    return FruitClassifier.read(
        run + "/" + RunFolder.MODEL, learned.model(), PhotoDecoder.DEFAULT_MAX_PIXELS);
  }
}
