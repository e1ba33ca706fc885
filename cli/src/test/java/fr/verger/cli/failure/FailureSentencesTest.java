package fr.verger.cli.failure;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailureSentencesTest {
  private static final String LOG = "/logs/verger.log";

  private static Failure of(Throwable thrown) {
    Failure failure = new FailureSentences(LOG).of(thrown);
    assertThat(failure.sentence()).doesNotContain("\n").doesNotContain("\tat ").endsWith(".");
    return failure;
  }

  private static SparkException job(Throwable cause) {
    return new SparkException("Job aborted due to stage failure: Task 0 in stage 1.0", cause);
  }

  @Test
  void whatTheUserCanMendIsSaidAsItIs() {
    for (Category category : Category.values()) {
      Failure failure = of(new VergerException(category, "No photos in /x."));
      assertThat(failure.sentence()).isEqualTo("No photos in /x.");
      assertThat(failure.status()).isEqualTo(category == Category.USAGE ? 2 : 1);
      assertThat(failure.expected()).isTrue();
    }
  }

  @Test
  void whatATaskThrewIsFoundBelowSparksOwnWords() {
    Failure failure = of(job(new VergerException(Category.INPUT, "The model is broken.")));
    assertThat(failure.sentence()).isEqualTo("The model is broken.");
  }

  @Test
  void whatATaskThrewIsFoundInTextWhenTheCauseWasLost() {
    String text =
        "Job aborted due to stage failure: Lost task 0.0 (TID 3) (worker executor 1): "
            + VergerException.class.getName()
            + ": The model is broken.\n\tat fr.verger.X.y(X.java:1)";
    assertThat(of(new SparkException(text)).sentence()).isEqualTo("The model is broken.");
  }

  @Test
  void aFullDiskIsTold() {
    IOException full = new IOException("No space left on device");
    assertThat(of(job(new UncheckedIOException(full))).sentence()).startsWith("No space is left");
    assertThat(of(new FileSystemException("/out/x", null, "No space left on device")).sentence())
        .startsWith("No space is left for /out/x");
    String text = "Task failed (TID 3): java.io.IOException: No space left on device\n\tat x";
    assertThat(of(new SparkException(text)).sentence()).startsWith("No space is left");
  }

  @Test
  void aFullDiskIsToldEvenWhereTheLibraryOnlyKnowsThatSparkGaveUp() {
    SparkException job = job(new IOException("No space left on device"));
    Failure failure = of(new VergerException(Category.ENVIRONMENT, "Spark gave up.", job));
    assertThat(failure.sentence()).startsWith("No space is left");
  }

  @Test
  void theFullDiskOfAnExecutorIsNotTheDrivers() {
    String text =
        "Job aborted due to stage failure: Lost task 0.3 in stage 1.0 (TID 7) (10.0.0.5 executor 2):"
            + " java.io.IOException: No space left on device\n\tat x";
    assertThat(of(new SparkException(text)).sentence())
        .isEqualTo(
            "No space is left on the disk of an executor's machine; free some and start the same"
                + " command again.");
  }

  @Test
  void aFileThatIsOneTooManyIsNotMissing() {
    assertThat(of(new FileNotFoundException("/tmp/x (Too many open files)")).sentence())
        .startsWith("Too many files are open")
        .contains("ulimit -n");
    assertThat(of(new FileSystemException("/tmp/x", null, "Too many open files")).sentence())
        .contains("ulimit -n");
  }

  @Test
  void missingRightsAreTold() {
    assertThat(of(new AccessDeniedException("/out")).sentence())
        .isEqualTo("No permission for /out; change its rights or choose another path.");
    assertThat(of(new FileNotFoundException("/out/a (Permission denied)")).sentence())
        .startsWith("No permission for /out/a");
  }

  @Test
  void aWrongMasterIsWrongUsage() {
    Failure failure = of(new SparkException("Could not parse Master URL: 'moon'"));
    assertThat(failure.status()).isEqualTo(Failure.WRONG_USAGE);
    assertThat(failure.sentence()).contains("moon");
  }

  @Test
  void aClusterOnWhichSparkCannotBeginIsNoWrongUsage() {
    String phrase = "External scheduler cannot be instantiated";
    Failure failure = of(new SparkException(phrase, new IllegalStateException("no such queue")));
    assertThat(failure.status()).isEqualTo(Failure.FAILED);
    assertThat(failure.expected()).isTrue();
    assertThat(failure.sentence()).contains("--master", "no such queue", "HADOOP_CONF_DIR", LOG);
    assertThat(of(new SparkException(phrase, new UnknownHostException("nohost"))).sentence())
        .isEqualTo("There is no host nohost; check the address.");
  }

  @Test
  void networkAndMissingFilesAreTold() {
    assertThat(of(new UnknownHostException("nohost")).sentence()).contains("nohost");
    assertThat(of(new ConnectException("Connection refused")).sentence()).contains("refused");
    assertThat(of(new NoSuchFileException("/gone")).sentence()).contains("/gone");
  }

  @Test
  void whoDoesNotAnswerIsNamed() {
    ConnectException refused = new ConnectException("Connection refused");
    // As Hadoop 3.4 words it.
    ConnectException call =
        new ConnectException(
            "Call From here/127.0.1.1 to rm.example.org:8032 failed on connection exception:"
                + " java.net.ConnectException: Connection refused; For more details see: "
                + " http://wiki.apache.org/hadoop/ConnectionRefused");
    call.initCause(refused);
    assertThat(of(new IOException(call)).sentence())
        .isEqualTo(
            "Could not connect (rm.example.org:8032: Connection refused); check the address.");
    ConnectException told = new ConnectException("Connection refused: rm/10.0.0.1:7077");
    told.initCause(refused);
    assertThat(of(told).sentence()).contains("rm/10.0.0.1:7077");
  }

  @Test
  void whereSparkGaveUpTheLogIsNamed() {
    VergerException given =
        new VergerException(Category.ENVIRONMENT, "Spark gave up the job (odd).", job(null));
    assertThat(of(given).sentence())
        .isEqualTo("Spark gave up the job (odd). The log is " + LOG + ".");
  }

  @Test
  void anythingElseNamesTheLog() {
    Failure failure = of(new IllegalStateException("Boom\nand more"));
    assertThat(failure.sentence())
        .isEqualTo(
            "Unforeseen failure (IllegalStateException: Boom); the details are in " + LOG + ".");
    assertThat(failure.expected()).isFalse();
    assertThat(failure.status()).isEqualTo(1);
  }

  @Test
  void aCircleOfCausesEnds() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.initCause(two);
    assertThat(of(one).status()).isEqualTo(1);
  }
}
