package fr.verger.spark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.evaluation.LabelAccuracy.Example;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class LabelAccuracyTest {
  /** What a search says of itself. */
  private static final class Heard extends AbstractAppender {
    private final List<String> lines = new ArrayList<>();

    Heard() {
      super("heard", null, null, false, Property.EMPTY_ARRAY);
    }

    @Override
    public void append(LogEvent event) {
      lines.add(event.getMessage().getFormattedMessage());
    }
  }

  @Test
  void fewPhotosOfManyColumnsAreLearnedToTheEnd(SparkSession spark) {
    Heard heard = new Heard();
    heard.start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.getRootLogger().addAppender(heard);
    try {
      assertThat(
              new LabelAccuracy(spark).of(examples(0, 8, 2, 1280, 4), examples(8, 8, 2, 1280, 4)))
          .isEqualTo(1);
    } finally {
      context.getRootLogger().removeAppender(heard);
    }
    assertThat(heard.lines).noneMatch(line -> line.contains("Failure"));
  }

  /**
   * The figure is scikit-learn's, of the script {@code accuracy.py} beside this test's resources.
   */
  @Test
  void labelsThatOverlapAreToldAsScikitLearnTellsThem(SparkSession spark) {
    assertThat(
            new LabelAccuracy(spark)
                .of(examples(0, 90, 3, 40, 0.05), examples(90, 90, 3, 40, 0.05)))
        .isEqualTo(78.0 / 90);
  }

  /** Uniform noise by a formula that other languages compute alike, and a bump for the label. */
  private static List<Example> examples(
      int first, int count, int labels, int columns, double signal) {
    List<Example> examples = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      float[] features = new float[columns];
      for (int j = 0; j < columns; j++) {
        long mixed = ((i * 7919L + j) * 2654435761L) % 4294967296L;
        mixed = (mixed * 69069L + 12345L) % 4294967296L;
        features[j] = (float) (mixed / 4294967296.0 + (j % labels == i % labels ? signal : 0));
      }
      examples.add(new Example("label " + i % labels, features));
    }
    return examples;
  }
}
