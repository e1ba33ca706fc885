package fr.verger.it.yarn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A resource manager with two nodes, and HDFS with one. Runs in a JVM of its own until its standard
 * input ends, so that it does not outlive who started it.
 */
public final class HadoopCluster {
  private static final int NODES = 2;

  private HadoopCluster() {}

  /** Starts it in the current folder and writes its settings to the folder that is given. */
  public static void main(String[] arguments) throws IOException {
    Path settings = Path.of(arguments[0]);
    Configuration conf = new YarnConfiguration();
    // A container that takes more than it asked for is killed, as on a cluster; of addresses that
    // it only reserves Java takes many.
    conf.setBoolean("yarn.minicluster.control-resource-monitoring", true);
    conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, true);
    conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    conf.setFloat(
        "yarn.nodemanager.disk-health-checker.max-disk-utilization-per-disk-percentage", 99);
    Path names = Path.of("hdfs").toAbsolutePath();
    try (MiniDFSCluster hdfs = new MiniDFSCluster.Builder(conf, names.toFile()).build();
        MiniYARNCluster yarn = new MiniYARNCluster("yarn", NODES, 1, 1)) {
      hdfs.waitActive();
      yarn.init(conf);
      yarn.start();
      Configuration told = new Configuration(yarn.getConfig());
      // A class of Hadoop's tests, which Spark has no part of.
      told.unset("net.topology.node.switch.mapping.impl");
      write(told, settings);
      while (System.in.read() >= 0) {
        // Nobody has anything to say here; the end is what counts.
      }
    }
  }

  /** In one file under each name, since the defaults of one part would hide what another's say. */
  private static void write(Configuration conf, Path settings) throws IOException {
    Path written = Files.createDirectories(settings.resolveSibling("settings.new"));
    for (String file : List.of("core-site.xml", "hdfs-site.xml", "yarn-site.xml")) {
      try (OutputStream out = Files.newOutputStream(written.resolve(file))) {
        conf.writeXml(out);
      }
    }
    // At once, for somebody waits for the folder.
    Files.move(written, settings);
  }
}
