package fr.verger.spark.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivingBytesTest {
  private final AtomicInteger arrived = new AtomicInteger();

  private byte[] read(byte[] file, int size) throws IOException {
    return ArrivingBytes.read(new ByteArrayInputStream(file), size, arrived::incrementAndGet);
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "65536, 1", "65537, 2", "200000, 4", "4194304, 64", "50000001, 64"})
  void aFileComesInPiecesOfWhichNeverMoreThanSixtyFour(int size, int pieces) throws IOException {
    byte[] file = noise(size);
    assertThat(read(file, size)).isEqualTo(file);
    assertThat(arrived).hasValue(pieces);
  }

  @Test
  void ofAFileThatShrankComesWhatIsThereAndOfOneThatGrewNoMore() throws IOException {
    byte[] file = noise(150_000);
    assertThat(read(file, 300_000)).isEqualTo(file);
    assertThat(read(file, 100_000)).isEqualTo(Arrays.copyOf(file, 100_000));
  }
}
