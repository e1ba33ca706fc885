package fr.verger.spark.training;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.tables.VectorRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class NearDuplicatesTest {
  @Test
  void aChainOfSimilarPhotosIsOneGroup() {
    // 20 degrees from one to the next: cosine 0.94; 40 degrees: 0.77.
    int[] groups =
        NearDuplicates.groups(
            List.of(at(0), at(200), at(20), at(40), at(120), at(60), new float[] {0, 0}));

    assertThat(groups[2]).isEqualTo(groups[0]);
    assertThat(groups[3]).isEqualTo(groups[0]);
    assertThat(groups[5]).isEqualTo(groups[0]);
    assertThat(Set.of(groups[0], groups[1], groups[4], groups[6])).hasSize(4);
  }

  @Test
  void nearDuplicatesAreHeldBackTogetherOrNotAtAll(SparkSession spark) {
    List<VectorRow> photos = new ArrayList<>();
    for (int turn = 0; turn < 8; turn++) {
      for (int frame = 0; frame < 3; frame++) {
        photos.add(row("kiwi", turn + "-" + frame, at(45 * turn + frame)));
      }
    }
    for (int frame = 0; frame < 10; frame++) {
      photos.add(row("plum", "0-" + frame, at(frame)));
    }
    Set<String> held = HoldOut.of(rows(spark, photos, 3));

    assertThat(held).hasSizeBetween(5, 9).allMatch(path -> path.startsWith("/kiwi/"));
    for (String path : held) {
      String turn = path.substring(0, path.length() - 1);
      assertThat(held).contains(turn + 0, turn + 1, turn + 2);
    }
    assertThat(HoldOut.of(rows(spark, photos, 1))).isEqualTo(held);
    assertThat(HoldOut.regardless(rows(spark, photos, 2))).hasSize(4 + 2);
  }

  private static JavaRDD<VectorRow> rows(
      SparkSession spark, List<VectorRow> photos, int partitions) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(photos, partitions);
  }

  private static VectorRow row(String label, String name, float[] vector) {
    return new VectorRow("/" + label + "/" + name, label, null, vector, null);
  }

  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }
}
