package fr.verger.spark.features;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;

/** What {@link PlainLocaleTest} starts in a JVM of another locale: lists, reads, and writes. */
final class PlainLocale {
  private PlainLocale() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Configuration conf = new Configuration();
    out.println("encoding " + System.getProperty("sun.jnu.encoding"));
    Location images = Location.parse(arguments[0], conf);
    PhotoReader reader = new PhotoReader(HadoopSettings.of(conf), PhotoReader.MAX_BYTES);
    for (PhotoFile photo : new PhotoLister(conf).list(images, null).photos()) {
      out.println(photo.label() + " | " + photo.path() + " | " + outcome(reader, photo));
    }
    try {
      FileSystems.of(Location.parse(arguments[0] + "/sortie \u00e9", conf).hadoop(), conf);
    } catch (VergerException e) {
      out.println(e.getMessage());
    }
    try {
      new PhotoLister(conf).list(Location.parse(arguments[1], conf), null);
    } catch (VergerException e) {
      out.println(e.getMessage());
    }
  }

  private static String outcome(PhotoReader reader, PhotoFile photo) {
    try {
      return reader.read(photo.path()).length + " bytes";
    } catch (UnreadablePhotoException e) {
      return e.getMessage();
    }
  }
}
