package fr.verger.vision.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether this processor multiplies 8-bit integers without loss. On x64 without the VNNI
 * instructions, two products of an unsigned activation and a signed weight are added in 16 bits and
 * cut off there; the engine can avoid that by slower instructions. Where nothing says that VNNI is
 * there, results come before speed.
 */
final class IntegerProducts {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private IntegerProducts() {}

  static boolean mayOverflow() {
    return mayOverflow(System.getProperty("os.arch"), CPU_INFO);
  }

  static boolean mayOverflow(String architecture, Path cpuInfo) {
    if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
      return false;
    }
    try {
      return !Files.readString(cpuInfo).contains("vnni");
    } catch (IOException e) {
      return true;
    }
  }
}
