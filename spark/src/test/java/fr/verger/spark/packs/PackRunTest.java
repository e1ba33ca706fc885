package fr.verger.spark.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.photos.PackFolder;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.RunLock;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.LocalFilesElsewhere;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalSpark.class)
class PackRunTest {
  @TempDir Path folder;

  private final Configuration conf = new Configuration();

  private PackFolder.Contents pack(SparkSession spark) {
    return new PackRun(spark, ProgressListener.silent())
        .execute(folder.resolve("photos").toString(), folder.resolve("pack").toString());
  }

  private List<PhotoFile> listed(String name) {
    return new PhotoLister(conf).list(new Location.Local(folder.resolve(name)), null).photos();
  }

  private static String below(PhotoFile photo, String root) {
    return photo.path().substring(photo.path().indexOf(root) + root.length());
  }

  @Test
  void everyPhotoComesOutAsItWentIn(SparkSession spark) throws Exception {
    Path photos = Photos.orchard(folder.resolve("photos"));
    Files.write(photos.resolve("Test/50 % é+#.jpg"), new byte[0]);
    // Clocks of cameras and machines are wrong both ways.
    FileTime old = FileTime.from(Instant.parse("1931-01-01T00:00:00.25Z"));
    Files.setLastModifiedTime(Photos.all(photos).get(0), old);
    Files.setLastModifiedTime(
        Photos.all(photos).get(1), FileTime.from(Instant.parse("2150-01-01T00:00:00Z")));
    // Larger than a block, than a row group, and with small neighbours.
    byte[] large = new byte[9 << 20];
    new Random(1).nextBytes(large);
    Files.write(photos.resolve("Training/large.png"), large);
    byte[] middle = Arrays.copyOf(large, 700 << 10);
    Files.write(photos.resolve("Training/middle.png"), middle);
    PackFolder.Contents pack = pack(spark);
    assertThat(pack.photos()).isEqualTo(27);
    Map<String, PhotoFile> packed = new HashMap<>();
    listed("pack").forEach(photo -> packed.put(below(photo, ".parquet!/"), photo));
    List<PhotoFile> plain = listed("photos");
    assertThat(packed).hasSameSizeAs(plain);
    PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
    for (PhotoFile photo : plain) {
      PhotoFile twin = packed.get(below(photo, "/photos/"));
      assertThat(twin.label()).isEqualTo(photo.label());
      assertThat(twin.split()).isEqualTo(photo.split());
      assertThat(twin.size()).isEqualTo(photo.size());
      assertThat(twin.modified()).isEqualTo(photo.modified());
      assertThat(reader.read(twin.path())).isEqualTo(Files.readAllBytes(Path.of(photo.path())));
    }
  }

  @Test
  void aPackIsParquetThatAnybodyReads(SparkSession spark) throws Exception {
    Path photos = Photos.orchard(folder.resolve("photos"));
    pack(spark);
    List<Row> rows =
        spark
            .read()
            .parquet(folder.resolve("pack").toString())
            .select("path", "label", "split", "size", "bytes")
            .where("split = 'Test'")
            .collectAsList();
    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      byte[] bytes = row.getAs("bytes");
      assertThat(row.getString(0)).startsWith("Test/" + row.getString(1));
      assertThat(row.getLong(3)).isEqualTo(bytes.length);
      assertThat(bytes).isEqualTo(Files.readAllBytes(photos.resolve(row.getString(0))));
    }
  }

  @Test
  void aPhotoThatIsInNoPackIsGoneAndADamagedPackIsTold(SparkSession spark) throws Exception {
    Photos.orchard(folder.resolve("photos"));
    pack(spark);
    List<PhotoFile> packed = listed("pack");
    PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
    assertThatThrownBy(() -> reader.read(packed.get(0).path() + "x"))
        .isInstanceOf(UnreadablePhotoException.class)
        .hasMessageContaining("not there any more");
    Path file = Path.of(packed.get(0).path().replaceFirst("!/.*", ""));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> listed("pack"))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("cannot be listed");
  }

  /**
   * This machine's files under {@code stuck:/}, where a file may not open before it is given up.
   */
  public static final class StuckFileSystem extends LocalFilesElsewhere {
    static final AtomicBoolean NEXT = new AtomicBoolean();

    /** As Hadoop makes one. */
    public StuckFileSystem() {
      super("stuck");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
      if (NEXT.getAndSet(false)) {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          throw new InterruptedIOException("interrupted");
        }
      }
      return super.open(path, buffer);
    }
  }

  @Test
  @Timeout(60)
  void aPhotoIsReadThoughTheReadOfItsNeighbourIsGivenUp(SparkSession spark) throws Exception {
    Photos.orchard(folder.resolve("photos"));
    pack(spark);
    String first = listed("pack").get(0).path();
    String second = listed("pack").get(1).path();
    conf.set("fs.stuck.impl", StuckFileSystem.class.getName());
    PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
    reader.size("stuck:" + first);
    StuckFileSystem.NEXT.set(true);
    Thread givenUp = waits(() -> reader.read("stuck:" + first));
    FutureTask<byte[]> read = new FutureTask<>(() -> reader.read("stuck:" + second));
    waits(read::run);
    givenUp.interrupt();
    assertThat(read.get()).isEqualTo(reader.read(second));
  }

  /** This machine's files under {@code counted:/}, which counts how often one is opened. */
  public static final class CountedFileSystem extends LocalFilesElsewhere {
    static final AtomicInteger OPENED = new AtomicInteger();

    /** As Hadoop makes one. */
    public CountedFileSystem() {
      super("counted");
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path path, int buffer) throws IOException {
      OPENED.incrementAndGet();
      return super.open(path, buffer);
    }
  }

  @Test
  void whereThePhotosOfAFileLieIsReadOnceForAllTasks(SparkSession spark) throws Exception {
    Photos.orchard(folder.resolve("photos"));
    pack(spark);
    conf.set("fs.counted.impl", CountedFileSystem.class.getName());
    HadoopSettings settings = HadoopSettings.of(conf);
    String photo = "counted:" + listed("pack").get(0).path();
    int before = CountedFileSystem.OPENED.get();
    byte[] bytes = new PhotoReader(settings, PhotoReader.MAX_BYTES).read(photo);
    int first = CountedFileSystem.OPENED.get() - before;
    assertThat(new PhotoReader(settings, PhotoReader.MAX_BYTES).read(photo)).isEqualTo(bytes);
    int second = CountedFileSystem.OPENED.get() - before - first;
    // The second opens the file for its block alone.
    assertThat(List.of(first, second)).containsExactly(2, 1);
  }

  private interface Work {
    void run() throws Exception;
  }

  /** A thread that works until it waits for something. */
  private static Thread waits(Work work) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception e) {
                // The one that is given up ends so.
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.sleep(5);
    }
    return thread;
  }

  @Test
  void whatIsThereIsNotTouched(SparkSession spark) throws IOException {
    Photos.orchard(folder.resolve("photos"));
    Path pack = Files.createDirectories(folder.resolve("pack"));
    Files.writeString(pack.resolve("photos-00000-7.parquet"), "half a file");
    pack(spark);
    assertThat(listed("pack")).hasSize(24);
    assertThatThrownBy(() -> pack(spark))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("holds");
    assertThat(listed("pack")).hasSize(24);
  }

  @Test
  void twoPackingsIntoOneFolderAreRefused(SparkSession spark) throws IOException {
    Photos.orchard(folder.resolve("photos"));
    FileSystem files = FileSystem.getLocal(conf).getRawFileSystem();
    String pack = folder.resolve("pack").toString();
    try (RunLock first = RunLock.of(files, new org.apache.hadoop.fs.Path(pack), pack)) {
      assertThatThrownBy(() -> pack(spark))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("Another run is writing " + pack);
      first.right().check(HadoopSettings.of(conf));
    }
    pack(spark);
    assertThat(listed("pack")).hasSize(24);
    assertThat(folder.resolve("pack/_verger")).doesNotExist();
  }

  @Test
  void withoutOneOfItsPhotosThereIsNoPack(SparkSession spark) throws IOException {
    Path photos = Photos.orchard(folder.resolve("photos"));
    Path closed = photos.resolve("Test/closed.jpg");
    // Too large to be read, and takes no place.
    try (java.io.RandomAccessFile file = new java.io.RandomAccessFile(closed.toFile(), "rw")) {
      file.setLength(PhotoReader.MAX_BYTES + 1L);
    }
    assertThatThrownBy(() -> pack(spark)).hasMessageContaining("closed.jpg cannot be packed");
    assertThat(folder.resolve("pack/_pack.json")).doesNotExist();
  }
}
