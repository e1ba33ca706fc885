package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.inflight.PoisonFileSystem;
import fr.verger.vision.VergerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Photos that take for ever are rejected, and the others of their task are done. */
@ExtendWith(LocalSpark.class)
@Timeout(120)
class PhotoTimeoutTest {
  @TempDir Path folder;
  private Path images;

  @BeforeEach
  void lay(SparkSession spark) throws IOException {
    images = Photos.orchard(folder.resolve("images"));
    PoisonFileSystem.ANSWERS.set(false);
    spark
        .sparkContext()
        .hadoopConfiguration()
        .set("fs.poison.impl", PoisonFileSystem.class.getName());
  }

  @AfterEach
  void letGo() {
    PoisonFileSystem.ANSWERS.set(true);
  }

  private Path beside(int photo, String name) throws IOException {
    return Photos.all(images).stream()
        .filter(file -> file.toString().endsWith(".jpg"))
        .toList()
        .get(photo)
        .resolveSibling(name);
  }

  private RunRecord run(SparkSession spark, String place) {
    RunSettings settings =
        new RunSettingsBuilder(images, folder.resolve("out"))
            .images(place)
            .partitions(2)
            .photoTimeout(1)
            .maxRejected(1)
            .build();
    return new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings);
  }

  private static void assertRejected(RunRecord record, int photos, String reason) {
    assertThat(record.failure()).isNull();
    assertThat(record.verification().ok()).isTrue();
    assertThat(record.counts().listed()).isEqualTo(24 + photos);
    assertThat(record.counts().features()).isEqualTo(24);
    assertThat(record.rejects()).containsExactly(new RunRecord.RejectReason(reason, photos));
    assertThat(record.settings().photoTimeout()).isEqualTo(1);
  }

  @Test
  void aPhotoWhoseReadHangsIsRejected(SparkSession spark) throws IOException {
    Files.write(beside(3, "hangs.jpg"), Photos.jpeg(folder));
    Files.write(beside(20, "hangs.jpg"), Photos.jpeg(folder));
    RunRecord record = run(spark, "poison:" + images);
    assertRejected(record, 2, "reading it took longer than 1 s");
  }

  @Test
  void whatWasRejectedForAMomentIsTriedAgainByTheNextRunAndABrokenPhotoIsNot(SparkSession spark)
      throws IOException {
    Files.write(beside(3, "hangs.jpg"), Photos.jpeg(folder));
    Files.writeString(beside(20, "broken.jpg"), "no photo");
    assertThat(run(spark, "poison:" + images).counts().rejected()).isEqualTo(2);
    PoisonFileSystem.ANSWERS.set(true);
    RunRecord again = run(spark, "poison:" + images);
    assertThat(again.resumed()).isEqualTo(new ResumeSummary(25, 1, 0, 1, 0, false, 0, null));
    assertThat(again.counts().features()).isEqualTo(25);
    assertThat(again.counts().rejected()).isEqualTo(1);
    assertThat(run(spark, "poison:" + images).resumed())
        .isEqualTo(new ResumeSummary(26, 0, 0, 0, 0, false, 0, null));
  }

  @Test
  void aPlaceThatNeverAnswersEndsTheRunInASentence(SparkSession spark) throws IOException {
    for (Path photo : Photos.all(images)) {
      Files.move(photo, photo.resolveSibling("hangs-" + photo.getFileName()));
    }
    assertThatThrownBy(() -> run(spark, "poison:" + images))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("no answer in 1 s, 3 photos in a row")
        .hasMessageContaining("start again");
    assertThat(folder.resolve("out/run.json")).doesNotExist();
    PoisonFileSystem.ANSWERS.set(true);
    RunRecord record = run(spark, "poison:" + images);
    assertThat(record.counts().features()).isEqualTo(24);
    assertThat(record.counts().rejected()).isZero();
  }

  @Test
  void aPhotoThatWouldTakeHoursToDecodeIsRejected(SparkSession spark) throws IOException {
    Files.write(beside(3, "slow.tif"), slow());
    RunRecord record = run(spark, images.toString());
    assertRejected(record, 1, "decoding it took longer than 1 s");
  }

  /** A TIFF of a million tiles, each of which is said to reach to the end of the file. */
  private static byte[] slow() {
    int side = 1000;
    ByteBuffer tiff = ByteBuffer.allocate(8 + 4 * side * side + 2 + 6 * 12 + 4);
    tiff.order(ByteOrder.LITTLE_ENDIAN).putInt(0x002a4949).putInt(8 + 4 * side * side);
    for (int tile = 0; tile < side * side; tile++) {
      tiff.putInt(8);
    }
    tiff.putShort((short) 6);
    int[][] tags = {{256, side}, {257, side}, {258, 8}, {322, 1}, {323, 1}, {324, 8}};
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 4);
      tiff.putInt(tag[0] == 324 ? side * side : 1).putInt(tag[1]);
    }
    return tiff.array();
  }
}
