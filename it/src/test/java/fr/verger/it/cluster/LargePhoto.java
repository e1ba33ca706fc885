package fr.verger.it.cluster;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.w3c.dom.NodeList;

/** A photo as cameras make them, of the kind that takes the most memory of all ordinary ones. */
final class LargePhoto {
  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";
  private static final int GRAIN = 24;

  private LargePhoto() {}

  /** Writes a baseline JPEG of that size with all its colours, no channel smaller than another. */
  static void write(Path file, int width, int height) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    BufferedImage photo = photo(width, height);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(new IIOImage(photo, null, unsampled(writer, photo)));
    } finally {
      writer.dispose();
    }
  }

  /** A slope of colour with some grain. */
  private static BufferedImage photo(int width, int height) {
    BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] values = ((DataBufferByte) photo.getRaster().getDataBuffer()).getData();
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      int slope = (int) ((i % (3L * width)) * 200 / (3L * width));
      values[i] = (byte) (slope + random.nextInt(GRAIN));
    }
    return photo;
  }

  private static IIOMetadata unsampled(ImageWriter writer, BufferedImage photo) throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(photo), writer.getDefaultWriteParam());
    IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    NodeList channels = tree.getElementsByTagName("componentSpec");
    for (int i = 0; i < channels.getLength(); i++) {
      ((IIOMetadataNode) channels.item(i)).setAttribute("HsamplingFactor", "1");
      ((IIOMetadataNode) channels.item(i)).setAttribute("VsamplingFactor", "1");
    }
    metadata.setFromTree(FORMAT, tree);
    return metadata;
  }
}
