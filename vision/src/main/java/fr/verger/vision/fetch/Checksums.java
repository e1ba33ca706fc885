package fr.verger.vision.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one file from another.
 *
 * @param bytes its length
 * @param sha256 in lower-case hex
 * @param md5 likewise, since Keras publishes no better for some files
 */
record Checksums(long bytes, String sha256, String md5) {
  private static final int BLOCK = 1 << 16;

  static Checksums of(Path file) throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sha256.update(block, 0, read);
        md5.update(block, 0, read);
        bytes += read;
      }
    }
    HexFormat hex = HexFormat.of();
    return new Checksums(bytes, hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()));
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }
}
