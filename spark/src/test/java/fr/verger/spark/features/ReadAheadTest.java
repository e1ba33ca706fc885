package fr.verger.spark.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.photo.UnreadablePhotoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
    public byte[] read(Integer photo, long size) throws UnreadablePhotoException {
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
          public byte[] read(Integer photo, long size) {
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
          public byte[] read(Integer photo, long size) {
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
  void filesOfThisMachineAreReadInTheirTurnByTheTaskItself() throws Exception {
    List<Thread> readers = Collections.synchronizedList(new ArrayList<>());
    Store local =
        new Store() {
          @Override
          public boolean remote(Integer photo) {
            return false;
          }

          @Override
          public byte[] read(Integer photo, long size) throws UnreadablePhotoException {
            readers.add(Thread.currentThread());
            return super.read(photo, size);
          }
        };
    try (ReadAhead<Integer> ahead = ahead(List.of(1, 2, 5), local)) {
      ahead.of(ahead.next());
      assertThat(local.reads).hasValue(1);
      ahead.of(ahead.next());
      ahead.of(ahead.next());
    }
    assertThat(readers).containsOnly(Thread.currentThread()).hasSize(3);
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
          public byte[] read(Integer photo, long size) throws UnreadablePhotoException {
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
