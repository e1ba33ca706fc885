package fr.verger.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a Spark session of two cores, where a task may fail three times, as a parameter, the
 * same one for all classes of a JVM: {@code @ExtendWith(LocalSpark.class)}. It ends with the JVM.
 */
public final class LocalSpark implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(LocalSpark.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Shared.class, key -> new Shared(start()), Shared.class)
        .session;
  }

  private static SparkSession start() {
    return SparkSession.builder()
        .master("local[2,4]")
        .appName("tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "3")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", warehouse().toUri().toString())
        .getOrCreate();
  }

  private static Path warehouse() {
    try {
      return Files.createTempDirectory("warehouse");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JUnit closes it when the last test has run. */
  private record Shared(SparkSession session) implements AutoCloseable {
    @Override
    public void close() {
      session.stop();
    }
  }
}
