package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.SharedFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Photos in are features and rejects out, whatever the folder holds. */
@ExtendWith(LocalSpark.class)
class HostilePhotosTest {
  @TempDir Path folder;

  private RunRecord run(SparkSession spark, Path images) {
    RunSettings settings =
        new RunSettingsBuilder(images, folder.resolve("out")).maxRejected(1).build();
    return new OrchardRun(spark, ProgressListener.silent()).execute(settings);
  }

  private List<String> rejected(SparkSession spark) {
    return spark.read().parquet(folder.resolve("out/rejected").toString()).collectAsList().stream()
        .map(row -> Path.of(row.getString(0)).getFileName().toString())
        .sorted()
        .toList();
  }

  @Test
  @Timeout(300)
  void brokenFilesAreRejectedAndEverythingElseGoesOn(SparkSession spark) throws Exception {
    Path images = Photos.orchard(folder.resolve("images"));
    Path hostile = Files.createDirectories(images.resolve("Test/Hostile"));
    byte[] jpeg = Photos.jpeg(folder);
    Random random = new Random(1);
    byte[] noise = new byte[5000];
    random.nextBytes(noise);
    Files.write(hostile.resolve("noise.jpg"), noise);
    Files.write(hostile.resolve("empty"), new byte[0]);
    Files.write(hostile.resolve("half.jpg"), Arrays.copyOf(jpeg, jpeg.length / 2));
    Files.writeString(hostile.resolve("text.png"), "no picture");
    Files.write(hostile.resolve("huge.png"), huge());
    Files.createDirectories(hostile.resolve("folder.jpg"));
    Files.createSymbolicLink(hostile.resolve("self"), hostile);
    Files.createSymbolicLink(hostile.resolve("dangling.jpg"), Path.of("/nonexistent.jpg"));
    assertThat(new ProcessBuilder("mkfifo", hostile + "/pipe.jpg").start().waitFor()).isZero();
    for (int i = 0; i < 20; i++) {
      byte[] bent = jpeg.clone();
      for (int k = 0; k < 4; k++) {
        bent[random.nextInt(bent.length)] = (byte) random.nextInt();
      }
      Files.write(hostile.resolve("bent-%d.jpg".formatted(i)), bent);
    }
    RunRecord record = run(spark, images);
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.counts().listed()).isEqualTo(24 + 5 + 20);
    assertThat(record.counts().features() + record.counts().rejected()).isEqualTo(49);
    assertThat(record.counts().special()).isEqualTo(3);
    assertThat(rejected(spark)).contains("empty", "half.jpg", "huge.png", "noise.jpg", "text.png");
    assertThat(record.rejects())
        .extracting(RunRecord.RejectReason::reason)
        .contains("it is 30000 x 30000 pixels, more than the limit of 100000000 pixels");
  }

  /** The header of a PNG that would take 2.7 GB. */
  private static byte[] huge() {
    CRC32 crc = new CRC32();
    ByteBuffer png = ByteBuffer.allocate(33);
    png.putLong(0x89504e470d0a1a0aL).putInt(13).putInt(0x49484452).putInt(30000).putInt(30000);
    png.put(new byte[] {8, 2, 0, 0, 0});
    crc.update(png.array(), 12, 17);
    return png.putInt((int) crc.getValue()).array();
  }

  @Test
  void aPhotoThatVanishesAfterItWasListedIsRejected(SparkSession spark) throws IOException {
    Path images = Photos.orchard(folder.resolve("images"));
    Path victim = Photos.all(images).get(5);
    RunSettings settings =
        new RunSettingsBuilder(images, folder.resolve("out")).maxRejected(1).build();
    ProgressListener listener =
        new ProgressListener() {
          @Override
          public void started(Stage stage, long total) {
            if (stage == Stage.FEATURES) {
              assertThat(victim.toFile().delete()).isTrue();
            }
          }

          @Override
          public void advanced(Stage stage, long done, long rejected) {}

          @Override
          public void finished(Stage stage) {}
        };
    RunRecord record = new OrchardRun(spark, listener).execute(settings);
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.counts().listed()).isEqualTo(24);
    assertThat(record.counts().features()).isEqualTo(23);
    assertThat(rejected(spark)).containsExactly(victim.getFileName().toString());
    assertThat(record.rejects())
        .extracting(RunRecord.RejectReason::reason)
        .containsExactly("the file is not there any more");
  }

  @Test
  @Timeout(300)
  void theHostileCollectionIsSortedIntoFeaturesAndRejects(SparkSession spark) {
    Path hostile = SharedFiles.folder("hostile");
    RunRecord record = run(spark, hostile);
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.counts().features() + record.counts().rejected())
        .isEqualTo(record.counts().listed());
    assertThat(record.counts().rejected()).isEqualTo(rejected(spark).size());
    assertThat(rejected(spark))
        .contains(
            "bomb-20000x20000.png",
            "header-lies-65500x65500.jpg",
            "text.jpg",
            "truncated-half.jpg",
            "truncated-header.jpg",
            "zero-byte.jpg");
    List<Row> features =
        spark.read().parquet(folder.resolve("out/features").toString()).collectAsList();
    assertThat(features)
        .extracting(row -> Path.of(row.getString(0)).getFileName().toString())
        .contains(
            "banane mûre – été 🍌 (1).jpg",
            "o'range, \"50%\" #1 & co;.JPG",
            "no-extension",
            "png-named.jpg",
            "one-pixel.jpg",
            "sliver-2000x3.jpg")
        .doesNotContain(".hidden.jpg", "_underscore.jpg");
    assertThat(features).allMatch(row -> Files.exists(Path.of(row.getString(0))));
  }
}
