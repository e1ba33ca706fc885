package fr.verger.cli;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.serve.Addresses;
import fr.verger.cli.serve.ServerWork;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.session.SparkWork;
import fr.verger.cli.terminal.Screen;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger serve}: the page that says what is on a photo. */
@Command(
    name = "serve",
    description = "Serve a page, made for a phone, that says what fruit is on a photo.",
    footer = {
      "",
      "Photos are answered and forgotten: none is stored or logged. Ctrl-C stops the server.",
      "",
      "Examples:",
      "  verger serve",
      "  verger serve --run out --host 0.0.0.0",
      "  verger serve --host 0.0.0.0 --port 8443 --tls-cert cert.pem --tls-key key.pem"
    })
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final SparkWork work;
  private final Screen screen;
  private final Interruption interruption;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "A model.onnx (default: that of --run; without --run the bundled fruits-mini)."
      })
  Path model;

  @Option(
      names = "--run",
      paramLabel = "PATH",
      description = {
        "The --output of a run: its classifier answers, and the photos it learned from that are"
            + " most like the one asked about stand below the answer, in small."
      })
  String run;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description =
          "Address to listen on (default: ${DEFAULT-VALUE}, this machine alone); 0.0.0.0 for the"
              + " whole network.")
  String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on (default: ${DEFAULT-VALUE}); 0 for any that is free.")
  int port;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Certificate, and those that signed it, as PEM: the page is served by HTTPS.")
  Path certificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key, as PEM (PKCS #8).")
  Path key;

  @Mixin CommonHelp help;

  ServeCommand(SparkWork work, Screen screen, Interruption interruption) {
    this.work = work;
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw usage("--port is %d; give a number from 0 to %d.".formatted(port, HIGHEST_PORT));
    }
    if ((certificate == null) != (key == null)) {
      throw usage("--tls-cert and --tls-key go together; give both or neither.");
    }
    if (!ServerWork.possible()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "This jar is for clusters and holds no web server; use ./verger serve.");
    }
    Addresses addresses = new Addresses(host, certificate != null);
    new ServerWork(model, run, host, port, certificate, key)
        .run(
            work,
            bound -> {
              addresses.lines(bound).forEach(screen.out()::println);
              screen.out().flush();
              interruption.leaves("Stopped.");
            });
    return 0;
  }

  private static VergerException usage(String sentence) {
    return new VergerException(Category.USAGE, sentence);
  }
}
