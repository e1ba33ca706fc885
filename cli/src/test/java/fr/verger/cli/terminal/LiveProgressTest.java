package fr.verger.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicLong now = new AtomicLong();

  private LiveProgress progress(boolean redraws) {
    PrintStream stream = new PrintStream(err, true, UTF_8);
    return new LiveProgress(new Screen(stream, stream, redraws), now::get);
  }

  private String shown() {
    return err.toString(UTF_8);
  }

  @Test
  void drawsOverOneLineOnATerminalAndEndsItWhenDone() {
    try (LiveProgress progress = progress(true)) {
      progress.started("features", 2000);
      now.addAndGet(2 * SECOND);
      progress.advanced(500, 3);
      progress.tick();
      now.addAndGet(6 * SECOND);
      progress.advanced(2000, 7);
      progress.finished();
    }
    assertThat(shown())
        .contains("\rfeatures  500/2,000 photos  250/s  6 s left  3 rejected\u001b[K\r")
        .endsWith("\rfeatures  2,000/2,000 photos  250/s  8 s  7 rejected\u001b[K\n")
        .containsOnlyOnce("\n");
  }

  @Test
  void printsALineATenthElsewhere() {
    try (LiveProgress progress = progress(false)) {
      progress.started("features", 100);
      for (int done = 0; done <= 100; done++) {
        now.addAndGet(SECOND / 10);
        progress.advanced(done, 0);
        progress.tick();
      }
      progress.finished();
    }
    assertThat(shown().lines()).hasSize(10);
    assertThat(shown()).doesNotContain("\r").doesNotContain("\u001b");
  }

  @Test
  void printsALineEveryTenSecondsWhereATenthTakesLonger() {
    try (LiveProgress progress = progress(false)) {
      progress.started("features", 1_000_000);
      for (int tick = 0; tick < 41; tick++) {
        now.addAndGet(SECOND);
        progress.advanced(tick, 0);
        progress.tick();
      }
    }
    assertThat(shown().lines()).hasSize(4);
  }

  @Test
  void leavesAnUnfinishedLineStandingForWhatIsSaidNext() {
    try (LiveProgress progress = progress(true)) {
      progress.started("principal components", 0);
    }
    assertThat(shown()).isEqualTo("\rprincipal components  0 s\u001b[K\n");
  }

  @Test
  void neverGoesBack() {
    try (LiveProgress progress = progress(true)) {
      progress.started("features", 10);
      progress.advanced(5, 1);
      progress.advanced(4, 0);
      progress.tick();
    }
    assertThat(shown()).contains("5/10").contains("1 rejected").doesNotContain("4/10");
  }

  @Test
  void timeLeftRunsDownBetweenTwoReports() {
    assertThat(new Progress("features", Unit.PHOTOS, 100, 50, 0, 10, 10).line())
        .contains("10 s left");
    assertThat(new Progress("features", Unit.PHOTOS, 100, 50, 0, 10, 14).line())
        .contains("5.00/s")
        .contains("6 s left");
    assertThat(new Progress("features", Unit.PHOTOS, 100, 50, 0, 10, 99).line())
        .contains("1 s left");
  }

  @Test
  void tellsHowLongItHasBeenWaitingForTheFirstPhoto() {
    assertThat(new Progress("features", Unit.PHOTOS, 100, 0, 0, 0, 7).line())
        .isEqualTo("features  0/100 photos  7 s");
  }

  @Test
  void fitsANarrowTerminalWhateverTheNumbers() {
    assertThat(
            new Progress("features", Unit.PHOTOS, 9_999_999, 1_234_567, 12_345, 45_000, 45_000)
                .line())
        .hasSizeLessThan(80);
  }

  @Test
  void whatHappensOnTheWayHasALineOfItsOwn() {
    try (LiveProgress progress = progress(true)) {
      progress.started("fetching vgg16", 0);
      progress.remark("the server broke off; asking again");
    }
    assertThat(shown())
        .isEqualTo("\rfetching vgg16  0 s\u001b[K\nverger: the server broke off; asking again\n");
  }

  @Test
  void aDownloadIsToldInMegabytes() {
    assertThat(new Progress("fetching vgg16", Unit.BYTES, 58_889_256, 12_300_000, 0, 3, 3).line())
        .isEqualTo("fetching vgg16  12.3/58.9 MB  4.10 MB/s  12 s left");
    assertThat(new Progress("fetching vgg16", Unit.BYTES, 0, 12_300_000, 0, 3, 3).line())
        .isEqualTo("fetching vgg16  4.10 MB/s  3 s");
  }
}
