package fr.verger.cli.failure;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Masters and other machines that cannot be reached. */
final class ClusterFailures {
  /** Hadoop says from where to where, and links to a page. */
  private static final Pattern HADOOP_CALL =
      Pattern.compile("Call From \\S+ to (\\S+) failed on .*Exception: ([^;:]+);.*");

  private ClusterFailures() {}

  static Optional<Failure> master(Causes causes) {
    return causes
        .saying("could not parse master url")
        .or(() -> causes.saying("invalid master"))
        .map(
            cause ->
                Failure.usage(
                    "--master is not one that this Spark knows ("
                        + Causes.firstLine(cause)
                        + "); use local[N] or spark://HOST:PORT, or spark-submit with the cluster"
                        + " jar."))
        .or(
            () ->
                causes
                    .saying("masters are unresponsive")
                    .map(
                        cause ->
                            Failure.failed(
                                "No Spark master answered at --master; check the address and that"
                                    + " it runs.")));
  }

  static Optional<Failure> network(Causes causes) {
    return causes
        .innermost(UnknownHostException.class)
        .map(
            e -> Failure.failed("There is no host " + Causes.firstLine(e) + "; check the address."))
        .or(
            () ->
                causes
                    .outermost(ConnectException.class)
                    .map(
                        e ->
                            Failure.failed(
                                "Could not connect ("
                                    + HADOOP_CALL
                                        .matcher(Causes.firstLine(e))
                                        .replaceFirst("$1: $2")
                                    + "); check the address.")));
  }

  /** Spark knows this kind of cluster, but came to nothing with it. */
  static Optional<Failure> notBegun(Causes causes, String logPlace) {
    return causes
        .saying("external scheduler cannot be instantiated")
        .map(
            cause ->
                Failure.failed(
                    "Spark could not begin on the cluster that --master names ("
                        + Causes.firstLine(causes.root())
                        + "); check its settings (HADOOP_CONF_DIR for YARN); the log is "
                        + logPlace
                        + "."));
  }
}
