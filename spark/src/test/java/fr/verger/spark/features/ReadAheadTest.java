package fr.verger.spark.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ReadAheadTest {
  /** Files whose number says how large they are; every tenth is gone, every seventh is local. */
  private static class Store implements ReadAhead.Files<Integer> {
    final AtomicInteger reads = new AtomicInteger();
    final AtomicLong held = new AtomicLong();
    final AtomicLong mostHeld = new AtomicLong();

    @Override
    public boolean remote(Integer photo) {
      return photo % 7 != 0;
    }

    @Override
    public long size(Integer photo) throws UnreadablePhotoException {
      if (photo % 10 == 3) {
        throw new UnreadablePhotoException("gone");
      }
      return photo + 1L;
    }

    @Override
    public byte[] read(Integer photo, long size, Runnable arrived) throws UnreadablePhotoException {
      reads.incrementAndGet();
      mostHeld.accumulateAndGet(held.addAndGet(size), Math::max);
      if (photo % 10 == 4) {
        throw new UnreadablePhotoException("broken");
      }
      byte[] bytes = new byte[(int) size];
      bytes[0] = photo.byteValue();
      return bytes;
    }

    @Override
    public String path(Integer photo) {
      return "photo " + photo;
    }
  }

  private static ReadAhead<Integer> ahead(List<Integer> photos, ReadAhead.Files<Integer> files) {
    return new ReadAhead<>(
        photos.iterator(), files, Duration.ofSeconds(1), Cancellation.ofThisTask());
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void everyPhotoComesInItsOrderWithItsBytesOrItsReason() throws Exception {
    List<Integer> photos = numbers(500);
    List<Integer> seen = new ArrayList<>();
    try (ReadAhead<Integer> ahead = ahead(photos, new Store())) {
      while (ahead.hasNext()) {
        Integer photo = ahead.next();
        seen.add(photo);
        if (photo % 10 == 3 || photo % 10 == 4) {
          assertThatThrownBy(() -> ahead.of(photo))
              .isInstanceOf(UnreadablePhotoException.class)
              .hasMessage(photo % 10 == 3 ? "gone" : "broken");
        } else {
          assertThat(ahead.of(photo)).hasSize(photo + 1).startsWith(photo.byteValue());
        }
      }
    }
    assertThat(seen).isEqualTo(photos);
  }

  @Test
  void readsOfTheNextPhotosAreUnderWayTogether() throws Exception {
    CountDownLatch all = new CountDownLatch(ReadAhead.MOST_READS);
    Store together =
        new Store() {
          @Override
          public boolean remote(Integer photo) {
            return true;
          }

          @Override
          public long size(Integer photo) {
            return 1;
          }

          @Override
          public byte[] read(Integer photo, long size, Runnable arrived) {
            all.countDown();
            try {
              all.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return new byte[1];
          }
        };
    try (ReadAhead<Integer> ahead = ahead(numbers(ReadAhead.MOST_READS), together)) {
      // It would wait for ever, were one read begun after the other.
      assertThat(ahead.of(ahead.next())).hasSize(1);
    }
  }

  @Test
  void theBytesOfReadsUnderWayAreBoundedAndALargePhotoComesAlone() throws Exception {
    long half = ReadAhead.MOST_BYTES / 2;
    Store large =
        new Store() {
          @Override
          public boolean remote(Integer photo) {
            return true;
          }

          @Override
          public long size(Integer photo) {
            return photo == 5 ? 3 * half : half;
          }

          @Override
          public byte[] read(Integer photo, long size, Runnable arrived) {
            mostHeld.accumulateAndGet(held.addAndGet(size), Math::max);
            return new byte[(int) size];
          }
        };
    try (ReadAhead<Integer> ahead = ahead(numbers(12), large)) {
      while (ahead.hasNext()) {
        byte[] bytes = ahead.of(ahead.next());
        large.held.addAndGet(-bytes.length);
      }
    }
    // The budget's, and the photo that was taken and that this test still counts; 14 halves in all.
    assertThat(large.mostHeld.get()).isLessThanOrEqualTo(6 * half);
  }

  @Test
  void filesOfThisMachineAreReadOneAfterTheOther() throws Exception {
    List<Thread> readers = Collections.synchronizedList(new ArrayList<>());
    Store local =
        new Store() {
          @Override
          public boolean remote(Integer photo) {
            return false;
          }

          @Override
          public byte[] read(Integer photo, long size, Runnable arrived)
              throws UnreadablePhotoException {
            readers.add(Thread.currentThread());
            return super.read(photo, size, arrived);
          }
        };
    try (ReadAhead<Integer> ahead = ahead(List.of(1, 2, 5), local)) {
      ahead.of(ahead.next());
      ahead.of(ahead.next());
      ahead.of(ahead.next());
    }
    assertThat(readers).hasSize(3).containsOnly(readers.get(0));
  }

  /** A file system that never answers for some photos, and hears no interruption. */
  private static final class Dead extends Store implements AutoCloseable {
    private final Set<Integer> photos;
    private final boolean far;
    private final CountDownLatch over = new CountDownLatch(1);

    Dead(boolean far, Integer... photos) {
      this.photos = Set.of(photos);
      this.far = far;
    }

    @Override
    public boolean remote(Integer photo) {
      return far;
    }

    /** Even numbers hang when they are asked for their size, odd ones when they are read. */
    @Override
    public long size(Integer photo) {
      hang(photo, 0);
      return ReadAhead.MOST_BYTES;
    }

    @Override
    public byte[] read(Integer photo, long size, Runnable arrived) {
      hang(photo, 1);
      return new byte[1];
    }

    private void hang(Integer photo, int when) {
      boolean waits = photos.contains(photo) && photo % 2 == when;
      while (waits) {
        try {
          over.await();
          return;
        } catch (InterruptedException e) {
          // As a disk that went away does not hear it either.
        }
      }
    }

    @Override
    public void close() {
      over.countDown();
    }
  }

  private static List<String> outcomes(ReadAhead<Integer> ahead) {
    List<String> outcomes = new ArrayList<>();
    while (ahead.hasNext()) {
      Integer photo = ahead.next();
      try {
        outcomes.add(photo + ": " + ahead.of(photo).length);
      } catch (UnreadablePhotoException e) {
        outcomes.add(photo + ": " + e.getMessage());
      }
    }
    ahead.end();
    return outcomes;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPhotoThatNeverAnswersIsGivenUpAndTheOthersAreRead(boolean far) {
    try (Dead files = new Dead(far, 2, 5);
        ReadAhead<Integer> ahead = ahead(numbers(8), files)) {
      String late = ": reading it took longer than 1 s";
      assertThat(outcomes(ahead))
          .containsExactly("0: 1", "1: 1", "2" + late, "3: 1", "4: 1", "5" + late, "6: 1", "7: 1");
    }
  }

  /** As where many reads share one slow line. */
  @Test
  void aPhotoThatTakesLongerAndComesAllTheWhileIsRead() {
    Store slow =
        new Store() {
          @Override
          public byte[] read(Integer photo, long size, Runnable arrived) {
            for (int part = 0; part < 25; part++) {
              pause();
              arrived.run();
            }
            return new byte[1];
          }

          private void pause() {
            try {
              Thread.sleep(100);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    Duration time = Duration.ofSeconds(2);
    List<Integer> photos = List.of(1, 2);
    try (ReadAhead<Integer> ahead =
        new ReadAhead<>(photos.iterator(), slow, time, Cancellation.ofThisTask())) {
      assertThat(outcomes(ahead)).containsExactly("1: 1", "2: 1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whenNoneInARowIsAnsweredThatIsNoFaultOfThePhotos(boolean far) {
    try (Dead files = new Dead(far, 3, 4, 5, 6, 7);
        ReadAhead<Integer> ahead = ahead(numbers(8), files)) {
      assertThatThrownBy(() -> outcomes(ahead))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("photo 5 could not be read")
          .hasMessageContaining("no answer in 1 s, 3 photos in a row");
    }
    try (Dead files = new Dead(far, 3);
        ReadAhead<Integer> ahead = ahead(List.of(3), files)) {
      assertThatThrownBy(() -> outcomes(ahead))
          .isInstanceOf(VergerException.class)
          .hasMessageContaining("photo 3 could not be read");
    }
  }

  @Test
  void afterTheCloseNothingIsReadAndNoThreadIsLeft() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    List<Thread> readers = Collections.synchronizedList(new ArrayList<>());
    Store stuck =
        new Store() {
          @Override
          public boolean remote(Integer photo) {
            return true;
          }

          @Override
          public long size(Integer photo) {
            return ReadAhead.MOST_BYTES;
          }

          @Override
          public byte[] read(Integer photo, long size, Runnable arrived)
              throws UnreadablePhotoException {
            readers.add(Thread.currentThread());
            begun.countDown();
            try {
              Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
              throw new UnreadablePhotoException("interrupted");
            }
            return new byte[0];
          }
        };
    ReadAhead<Integer> ahead = ahead(numbers(100), stuck);
    ahead.next();
    begun.await();
    ahead.close();
    assertThat(readers).hasSize(1);
    readers.get(0).join();
    assertThat(readers).hasSize(1);
  }
}
