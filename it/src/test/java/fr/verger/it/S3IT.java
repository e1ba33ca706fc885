package fr.verger.it;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.Launcher.Ended;
import fr.verger.it.Launcher.Started;
import fr.verger.it.s3.Fate;
import fr.verger.it.s3.StoreProxy;
import fr.verger.it.s3.Trouble;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The command line against an S3 server, photos and output alike, with keys of all kinds. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class S3IT {
  private static final Pattern DONE =
      Pattern.compile("(\\d+) photos were done already, (\\d+) computed now");
  private static final String AWKWARD = "50 % é+#🍎 ";

  @TempDir static Path folder;
  private static S3Server server;

  @BeforeAll
  static void photosInABucket() throws Exception {
    Path photos = folder.resolve("photos");
    assertThat(
            new Launcher(folder, Map.of())
                .run(
                    "sample",
                    "--quiet",
                    "--output",
                    photos.toString(),
                    "--classes",
                    "3",
                    "--per-class",
                    "10")
                .err())
        .isEmpty();
    try (Stream<Path> files = Files.walk(photos)) {
      for (Path photo : files.filter(file -> file.toString().endsWith(".jpg")).toList()) {
        Files.move(photo, photo.resolveSibling(AWKWARD + photo.getFileName()));
      }
    }
    server = new S3Server(folder.resolve("server"));
    server.makeBucket("photos");
    server.makeBucket("results");
    server.upload(photos, "photos");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static Launcher launcher(String secret) {
    return launcher(secret, server.address());
  }

  private static Launcher launcher(String secret, URI address) {
    return new Launcher(
        folder,
        Map.of(
            "AWS_ACCESS_KEY_ID",
            S3Server.KEY,
            "AWS_SECRET_ACCESS_KEY",
            secret,
            "AWS_REGION",
            S3Server.REGION,
            "AWS_ENDPOINT_URL",
            address.toString()));
  }

  @Test
  @Order(1)
  void aRunReadsAndWritesBuckets() throws Exception {
    Ended ended =
        launcher(S3Server.SECRET)
            .run("run", "--no-train", "--images", "s3://photos", "--output", "s3a://results/run");
    assertThat(ended.err()).doesNotContain(S3Server.SECRET);
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).containsPattern("with features +30").containsPattern("rejected +0");
    List<String> keys = server.keys("results");
    assertThat(keys)
        .contains("run/run.json", "run/report/index.html")
        .anyMatch(key -> key.startsWith("run/features/part-"))
        .noneMatch(key -> key.contains("lock.json"))
        .noneMatch(key -> key.contains("_temporary"));
    assertThat(server.text("results", "run/run.json")).doesNotContain(S3Server.SECRET);
    assertThat(server.text("results", "run/report/index.html")).contains("50 % ");
  }

  @Test
  @Tag("long")
  @Order(2)
  void theReportIsMadeAgainFromTheTablesInTheBucket() throws Exception {
    String first = server.text("results", "run/report/index.html");
    server.keys("results").stream()
        .filter(key -> key.startsWith("run/report/"))
        .forEach(key -> server.remove("results", key));
    Ended ended = launcher(S3Server.SECRET).run("report", "--run", "s3://results/run");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(server.text("results", "run/report/index.html")).isEqualTo(first);
  }

  @Tag("long")
  @Test
  @Order(3)
  void aRunThatIsKilledIsFinishedByTheNextOne() throws Exception {
    String[] command = {
      "run", "--images", "s3://photos", "--output", "s3://results/killed", "--partitions", "10"
    };
    Started running = launcher(S3Server.SECRET).start(command);
    try {
      while (keys("killed/_verger/parts/").size() < 2) {
        assertThat(running.process().isAlive()).as("the run is still going on").isTrue();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } finally {
      running.kill();
    }
    assertThat(keys("killed/run.json")).isEmpty();

    Ended ended = launcher(S3Server.SECRET).run(command);
    assertThat(ended.status()).as(ended.err()).isZero();
    Matcher done = DONE.matcher(ended.out());
    assertThat(done.find()).as(ended.out()).isTrue();
    assertThat(Integer.parseInt(done.group(1))).isGreaterThanOrEqualTo(6);
    assertThat(Integer.parseInt(done.group(1)) + Integer.parseInt(done.group(2))).isEqualTo(30);
    assertThat(keys("killed/features/part-")).hasSameSizeAs(keys("killed/_verger/parts/"));
    assertThat(keys("killed/_verger/lock.json")).isEmpty();
    assertThat(launcher(S3Server.SECRET).run("verify", "--run", "s3://results/killed").status())
        .isZero();
  }

  private static List<String> keys(String prefix) {
    return server.keys("results").stream().filter(key -> key.startsWith(prefix)).toList();
  }

  @Test
  void aWrongKeyEndsInOneSentence() throws Exception {
    refused(
        launcher("wrong"), "s3a://photos", "access was denied: the credentials are wrong or lack");
  }

  @Test
  @Tag("long")
  void aBucketThatIsNotThereEndsInOneSentence() throws Exception {
    refused(launcher(S3Server.SECRET), "s3a://orchards/x", "there is no such bucket");
  }

  @Tag("long")
  @Test
  void aStoreThatDoesNotAnswerEndsInOneSentence() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    refused(launcher(S3Server.SECRET, nobody), "s3a://photos", "nothing answers there");
  }

  @Test
  @Tag("long")
  void aRightThatLacksATokenOfYesterdayAndABucketOfAnotherRegionEndInOneSentence()
      throws Exception {
    try (StoreProxy proxy = new StoreProxy(server.address(), Trouble.always(Fate.EXPIRED))) {
      refused(launcher(S3Server.SECRET, proxy.address()), "s3a://photos", "may have expired");
    }
    try (StoreProxy proxy = new StoreProxy(server.address(), Trouble.always(Fate.DENIED))) {
      refused(launcher(S3Server.SECRET, proxy.address()), "s3a://photos", "or lack the right");
    }
    try (StoreProxy proxy = new StoreProxy(server.address(), Trouble.always(Fate.ELSEWHERE))) {
      refused(launcher(S3Server.SECRET, proxy.address()), "s3a://photos", "set AWS_REGION to it");
    }
  }

  @Test
  void everyPhotoComesWholeThroughAStoreInTroubleAndManyPages() throws Exception {
    List<String> calm;
    try (StoreProxy proxy = new StoreProxy(server.address(), Trouble.delay(Duration.ZERO))) {
      calm = features("calm", "s3a://photos", launcher(S3Server.SECRET, proxy.address()));
      // The listing, and one request for each of the 30: none is asked for a second time.
      assertThat(proxy.gets()).isBetween(31L, 45L);
    }
    Trouble trouble =
        new Trouble(
            Duration.ofMillis(5),
            Map.of(
                Fate.BUSY,
                0.08,
                Fate.FAILED,
                0.05,
                Fate.RESET,
                0.05,
                Fate.CUT,
                0.05,
                Fate.SLOW,
                0.02),
            Duration.ofSeconds(1));
    try (StoreProxy proxy = new StoreProxy(server.address(), trouble)) {
      // Its listing comes in pages of three names.
      Launcher troubled =
          launcher(S3Server.SECRET, proxy.address())
              .with(Map.of("JDK_JAVA_OPTIONS", "-Dspark.hadoop.fs.s3a.paging.maximum=3"));
      assertThat(features("troubled", "s3a://photos", troubled)).hasSize(30).isEqualTo(calm);
      assertThat(proxy.troubled()).isPositive();
      System.out.println("a store in trouble: " + proxy);
    }
  }

  @Test
  @Tag("long")
  void aPackInABucketGivesTheFeaturesOfItsPhotos() throws Exception {
    Launcher launcher = launcher(S3Server.SECRET);
    Ended packed =
        launcher.run("pack", "--images", "s3a://photos", "--output", "s3a://results/pack");
    assertThat(packed.status()).as(packed.err()).isZero();
    assertThat(packed.out()).contains("30 photos in 1 file");
    List<String> fromPack = features("packed", "s3a://results/pack", launcher);
    assertThat(fromPack).hasSize(30).allMatch(line -> line.contains(".parquet!/"));
    assertThat(
            fromPack.stream()
                .map(line -> line.replaceFirst("results/pack/photos-[-0-9]+\\.parquet!", "photos"))
                .toList())
        .isEqualTo(features("plain", "s3a://photos", launcher));
  }

  /** The lines of the table that a run writes, without their order. */
  private static List<String> features(String name, String images, Launcher launcher)
      throws Exception {
    Path output = folder.resolve(name);
    Ended ended =
        launcher.run(
            "features",
            "--quiet",
            "--format",
            "csv",
            "--images",
            images,
            "--output",
            output.toString());
    assertThat(ended.status()).as(ended.err()).isZero();
    return Tables.lines(output.resolve("features_csv"));
  }

  private static void refused(Launcher launcher, String images, String reason) throws Exception {
    Ended ended =
        launcher.run(
            "features", "--quiet", "--images", images, "--output", folder.resolve("o").toString());
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err())
        .contains(images, reason)
        .hasLineCount(1)
        .doesNotContain("Exception", "Request ID");
  }
}
