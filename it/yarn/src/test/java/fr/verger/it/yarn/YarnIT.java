package fr.verger.it.yarn;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.it.RunComparison;
import fr.verger.it.cluster.SparkHome;
import fr.verger.it.cluster.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster jar on YARN, photos and results on HDFS, the driver in a container too. */
class YarnIT {
  private static final Path SPARK = Path.of("target", "spark").toAbsolutePath();
  private static final Path BUILT =
      Path.of("..", "..", "cli", "target").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void containersGiveWhatThisMachineGives() throws Exception {
    SparkHome here = new SparkHome(SPARK, BUILT, "2.12", null);
    Path photos = folder.resolve("photos");
    submit(here, "local[2]", "sample", "--quiet", "--output", photos.toString(), "--classes", "3");
    Path far = folder.resolve("far");
    try (HadoopProcess hadoop =
        new HadoopProcess(
            folder.resolve("hadoop"), here.jars(), BUILT.resolve("verger/jvm.options"))) {
      SparkHome there = new SparkHome(SPARK, BUILT, "2.12", hadoop.settings());
      files(there, "-put", photos.toString(), "/photos");
      submit(there, "yarn", run("hdfs:///photos", "hdfs:///results"));
      files(there, "-get", "/results", far.toString());
      submit(there, "yarn", "pack", "--images", "hdfs:///photos", "--output", "hdfs:///pack");
      files(there, "-get", "/pack", folder.resolve("pack").toString());
      assertThat(hadoop.containers("stdout"))
          .filteredOn(text -> text.contains("with features"))
          .singleElement()
          .asString()
          .containsPattern("with features +120")
          .containsPattern("rejected +0");
      assertThat(hadoop.containers("stderr"))
          .filteredOn(text -> text.contains("Finished task") && text.contains("Executor: "))
          .hasSize(2);
    }
    submit(here, "local[2]", run(photos.toString(), folder.resolve("near").toString()));
    assertThat(RunComparison.differences(far, folder.resolve("near"))).isEmpty();
    assertThat(far.resolve("report/index.html")).isNotEmptyFile();
    assertThat(folder.resolve("pack/_pack.json")).content().contains("\"photos\" : 120");
  }

  private static String[] run(String images, String output) {
    return new String[] {
      "run",
      "--images",
      images,
      "--output",
      output,
      "--format",
      "both",
      "--components",
      "8",
      "--no-map",
      "--no-train"
    };
  }

  /** What {@code spark-submit} does with the options that docs/scale.md gives. */
  private void submit(SparkHome spark, String master, String... arguments) throws Exception {
    List<String> program =
        new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
    if (master.equals("yarn")) {
      program.addAll(List.of("--deploy-mode", "cluster"));
      program.addAll(List.of("--num-executors", "2", "--executor-cores", "1"));
      program.addAll(List.of("--executor-memory", "1g", "--driver-memory", "1g"));
      // On a cluster that has Spark on its nodes this is its administrator's to say.
      setting(program, "spark.yarn.jars=local:" + spark.jars());
      for (String process : List.of("spark.yarn.appMasterEnv.", "spark.executorEnv.")) {
        setting(program, process + "JAVA_HOME=" + System.getProperty("java.home"));
        setting(program, process + "LC_ALL=C.UTF-8");
      }
    }
    setting(program, "spark.ui.enabled=false");
    program.addAll(List.of("--class", "fr.verger.cli.Verger", spark.clusterJar().toString()));
    program.addAll(List.of(arguments));
    ended(spark, program);
  }

  private static void setting(List<String> program, String setting) {
    program.addAll(List.of("--conf", setting));
  }

  /** What {@code hdfs dfs} does. */
  private void files(SparkHome spark, String... arguments) throws Exception {
    List<String> program = new ArrayList<>(List.of("org.apache.hadoop.fs.FsShell"));
    program.addAll(List.of(arguments));
    ended(spark, program);
  }

  private void ended(SparkHome spark, List<String> program) throws Exception {
    Path log = Files.createTempFile(folder, "program", ".log");
    Waiting.ended(spark.start("1g", log, program), log);
  }
}
