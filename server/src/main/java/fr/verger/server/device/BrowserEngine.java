package fr.verger.server.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * ONNX Runtime for browsers, as the build's profile {@code on-device} packs it.
 *
 * @param module its JavaScript, a module; not copied
 * @param wasm its WebAssembly, compressed with gzip; not copied
 */
public record BrowserEngine(byte[] module, byte[] wasm) {
  /** The one that this build holds; null in a build without. */
  public static BrowserEngine built() {
    byte[] module = bytes("engine.mjs");
    byte[] wasm = bytes("engine.wasm.gz");
    return module == null || wasm == null ? null : new BrowserEngine(module, wasm);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = BrowserEngine.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
