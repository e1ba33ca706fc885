package fr.verger.cli.session;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.apache.spark.package$;

/** Asks whether a standalone master is there; Spark itself tries for a minute before it says so. */
final class MasterReach {
  private static final String STANDALONE = "spark://";
  private static final int TIMEOUT_MILLIS = 5_000;

  private MasterReach() {}

  /** Refuses a standalone master none of whose addresses answers; others are Spark's to judge. */
  static void check(String master) {
    if (!standalone(master)) {
      return;
    }
    String[] addresses = master.substring(STANDALONE.length()).split(",");
    if (Arrays.stream(addresses).noneMatch(address -> answers(master, address))) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "No Spark master answers at " + master + "; check the address and that it runs.");
    }
  }

  static boolean standalone(String master) {
    return master.startsWith(STANDALONE);
  }

  /** What is to be said of something that answers at the master's address and takes no work. */
  static VergerException refused(String master, Exception cause) {
    return new VergerException(
        Category.ENVIRONMENT,
        "What answers at %s did not take the application; check that it is the port of a Spark %s master."
            .formatted(master, package$.MODULE$.SPARK_VERSION()),
        cause);
  }

  private static boolean answers(String master, String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(address.substring(colon + 1));
      InetSocketAddress place = new InetSocketAddress(address.substring(0, colon), port);
      socket.connect(place, TIMEOUT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new VergerException(
          Category.USAGE, "--master " + master + " is not of the form spark://HOST:PORT.", e);
    }
  }
}
