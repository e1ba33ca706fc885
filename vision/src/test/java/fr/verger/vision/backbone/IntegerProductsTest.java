package fr.verger.vision.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntegerProductsTest {
  @TempDir Path scratch;

  @Test
  void onlyX64WithoutVnniOverflows() throws IOException {
    Path with = Files.writeString(scratch.resolve("with"), "flags : avx2 avx512_vnni");
    Path without = Files.writeString(scratch.resolve("without"), "flags : sse4_1 avx2");

    assertThat(IntegerProducts.mayOverflow("amd64", with)).isFalse();
    assertThat(IntegerProducts.mayOverflow("amd64", without)).isTrue();
    assertThat(IntegerProducts.mayOverflow("x86_64", scratch.resolve("absent"))).isTrue();
    assertThat(IntegerProducts.mayOverflow("aarch64", without)).isFalse();
  }
}
