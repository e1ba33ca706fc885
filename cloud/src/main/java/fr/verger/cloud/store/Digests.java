package fr.verger.cloud.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** MD5 as S3 uses it: to find transmission errors, never as a proof of anything. */
final class Digests {
  /** Files above this go up in parts of this size. */
  static final long PART_BYTES = 64L << 20;

  private static final int BUFFER = 1 << 16;

  private Digests() {}

  static byte[] md5(byte[] bytes) {
    return algorithm().digest(bytes);
  }

  static String base64(byte[] digest) {
    return Base64.getEncoder().encodeToString(digest);
  }

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /** Digests of the parts of a file, one for a file in one piece. */
  static List<byte[]> parts(Path file) throws IOException {
    List<byte[]> parts = new ArrayList<>();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = algorithm();
      long inPart = 0;
      int read = in.read(buffer, 0, BUFFER);
      while (read >= 0) {
        digest.update(buffer, 0, read);
        inPart += read;
        if (inPart == PART_BYTES) {
          parts.add(digest.digest());
          inPart = 0;
        }
        read = in.read(buffer, 0, (int) Math.min(BUFFER, PART_BYTES - inPart));
      }
      if (inPart > 0 || parts.isEmpty()) {
        parts.add(digest.digest());
      }
    }
    return parts;
  }

  /** The ETag that S3 gives to an object of these parts. */
  static String etag(List<byte[]> parts) {
    if (parts.size() == 1) {
      return hex(parts.get(0));
    }
    MessageDigest all = algorithm();
    parts.forEach(all::update);
    return hex(all.digest()) + "-" + parts.size();
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has MD5", e);
    }
  }
}
