package fr.verger.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.failure.FailureSentences;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Screen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project on a fake of AWS, driven by the commands that users type. */
abstract class CloudFixture {
  static final String BUCKET = "verger-" + FakeAws.ACCOUNT + "-" + FakeAws.REGION;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "aws.accessKeyId",
          "AKIDEXAMPLE",
          "aws.secretAccessKey",
          "apples-and-pears",
          "aws.region",
          FakeAws.REGION);

  @TempDir Path temporary;
  FakeAws aws;

  /** What a command came to. */
  record Ended(int status, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    aws = new FakeAws();
    System.setProperty("aws.endpointUrl", aws.address());
    SETTINGS.forEach(System::setProperty);
  }

  @AfterEach
  void close() {
    System.clearProperty("aws.endpointUrl");
    SETTINGS.keySet().forEach(System::clearProperty);
    aws.close();
  }

  Ended cloud(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Screen screen =
        new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    int status =
        CloudCommand.withCommands(screen, new Interruption(screen), built())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (thrown, command, parsed) -> {
                  Failure failure = new FailureSentences("no log").of(thrown);
                  screen.say(failure.sentence());
                  return failure.status();
                })
            .execute(arguments);
    return new Ended(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  Ended answering(String answer, String... arguments) {
    InputStream standard = System.in;
    System.setIn(new ByteArrayInputStream(answer.getBytes(UTF_8)));
    try {
      return cloud(arguments);
    } finally {
      System.setIn(standard);
    }
  }

  /** What the build would have made. */
  private BuiltFiles built() {
    return new BuiltFiles(temporary.resolve("verger"), temporary.resolve("verger-cluster.jar"));
  }

  /** The folder that a single machine would run. */
  void builtFolder() throws IOException {
    Files.createDirectories(temporary.resolve("verger/spark"));
    Files.createDirectories(temporary.resolve("verger/lib"));
    Files.writeString(temporary.resolve("verger/jvm.options"), "-Xlog:disable");
    Files.writeString(temporary.resolve("verger/lib/verger-cli.jar"), "a jar");
    Files.writeString(temporary.resolve("verger/spark/spark-core.jar"), "a jar");
  }

  /** A jar whose manifest says for which Spark it was built. */
  Path clusterJar(String spark) throws IOException {
    Path file = temporary.resolve("cluster-" + spark + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Verger-Spark", spark);
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
    return file;
  }

  Path photos(int count) throws IOException {
    Path folder = temporary.resolve("photos");
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("Training/Pêche & Co/" + i + " +é#.jpg");
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[] {(byte) i, 1, 2, 3});
    }
    return folder;
  }

  Ended submit(String... more) throws IOException {
    String[] all = new String[more.length + 7];
    all[0] = "submit";
    all[1] = "--jar";
    all[2] = clusterJar("4.1.0").toString();
    all[3] = "--images";
    all[4] = "photos";
    all[5] = "--output";
    all[6] = "results/first";
    System.arraycopy(more, 0, all, 7, more.length);
    return cloud(all);
  }
}
