package fr.verger.benchmarks;

import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import fr.verger.vision.preprocessing.Preprocessor;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of one JPEG to the floats that a backbone takes, on one thread.
 *
 * <p>{@code jdkDecode} (the JDK's reader, kept and without a cache) and {@code firstPort} (that,
 * and Pillow's resize as one writes it down first) are what the others are measured against.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class PixelsBenchmark {
  /** A JPEG file; drawn when empty. */
  @Param("")
  public String photo;

  /** Width and height of the drawn photo. */
  @Param("100")
  public int drawn;

  /** The backbone's input size. */
  @Param({"224", "128"})
  public int size;

  private final PhotoDecoder decoder = new PhotoDecoder(PhotoDecoder.DEFAULT_MAX_PIXELS);
  private final ImageReader jdk = ImageIO.getImageReadersByFormatName("jpeg").next();
  private byte[] jpeg;
  private RgbImage decoded;
  private Preprocessor preprocessor;
  private FloatBuffer floats;

  /** Draws or reads the photo. */
  @Setup
  public void prepare() throws IOException, UnreadablePhotoException {
    jpeg = photo.isEmpty() ? draw(drawn) : Files.readAllBytes(Path.of(photo));
    decoded = decoder.decode(jpeg);
    Preprocessing preprocessing = new Preprocessing(size, Normalisation.TF, Layout.NCHW);
    preprocessor = new Preprocessor(preprocessing);
    floats =
        ByteBuffer.allocateDirect(4 * preprocessing.floatsPerPhoto())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
  }

  /** Verger's decoder. */
  @Benchmark
  public RgbImage decode() throws UnreadablePhotoException {
    return decoder.decode(jpeg);
  }

  /** Resize and normalise. */
  @Benchmark
  public FloatBuffer preprocess() {
    preprocessor.append(decoded, floats.clear());
    return floats;
  }

  /** Decode, resize, normalise. */
  @Benchmark
  public FloatBuffer all() throws UnreadablePhotoException {
    preprocessor.append(decoder.decode(jpeg), floats.clear());
    return floats;
  }

  /** The JDK's decoder. */
  @Benchmark
  public BufferedImage jdkDecode() throws IOException {
    jdk.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)), true, true);
    return jdk.read(0);
  }

  /** The JDK's decoder and a plain port of Pillow's resize. */
  @Benchmark
  public FloatBuffer firstPort() throws IOException {
    BufferedImage image = jdkDecode();
    int width = image.getWidth();
    byte[] rgb = new byte[3 * width * image.getHeight()];
    int[] argb = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    for (int i = 0; i < argb.length; i++) {
      rgb[3 * i] = (byte) (argb[i] >> 16);
      rgb[3 * i + 1] = (byte) (argb[i] >> 8);
      rgb[3 * i + 2] = (byte) argb[i];
    }
    byte[] resized = FirstPort.resize(rgb, width, image.getHeight(), size);
    floats.clear();
    for (int channel = 0; channel < 3; channel++) {
      for (int i = channel; i < resized.length; i += 3) {
        floats.put((resized[i] & 0xff) / 127.5f - 1);
      }
    }
    return floats;
  }

  /** A shaded ball with a speckled half on white, as Fruits-360 shows its fruit; 4:2:0. */
  private static byte[] draw(int side) throws IOException {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setPaint(Color.WHITE);
    pen.fillRect(0, 0, side, side);
    pen.setPaint(new GradientPaint(0, 0, Color.YELLOW, side, side, new Color(120, 20, 10)));
    pen.fillOval(side / 20, side / 20, side * 9 / 10, side * 9 / 10);
    for (int i = 0; i < 4 * side; i++) {
      int x = side / 2 + (i * 7919 % side) / 4;
      int y = side / 4 + (i * 104729 % side) / 2;
      pen.setPaint(new Color(200 + i % 50, 100 + i % 90, 30));
      pen.fillRect(x, y, 2, 1);
    }
    pen.dispose();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam quality = writer.getDefaultWriteParam();
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(0.9f);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), quality);
    }
    writer.dispose();
    return bytes.toByteArray();
  }
}
