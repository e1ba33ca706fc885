package fr.verger.spark.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.pca.PrincipalComponentsModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The notebook in {@code docs/}, its calls of the JVM made from Java. */
@ExtendWith(LocalSpark.class)
class NotebookTest {
  private static final Path NOTEBOOK = Path.of("..", "docs", "notebook", "orchard.ipynb");

  @TempDir Path folder;

  @Test
  void everyCallThatItMakesOfTheJvmWorks(SparkSession spark) throws Exception {
    Path photos = Photos.orchard(folder.resolve("photos"));
    PythonCalls python = new PythonCalls(spark);

    List<String> cells = cells();
    for (String cell : cells) {
      if (!cell.contains("import ")) {
        python.run(
            cell.replace("\"photos\"", "\"" + photos + "\"")
                .replace("\"orchard/", "\"" + folder.resolve("orchard") + "/"));
      }
    }

    assertThat(cells).filteredOn(cell -> cell.contains("import ")).hasSize(2);
    assertThat(spark.read().parquet(folder.resolve("orchard/features").toString()).count())
        .isEqualTo(24);
    PrincipalComponentsModel model =
        PrincipalComponentsModel.load(folder.resolve("orchard/pca").toString());
    Dataset<Row> reduced = spark.read().parquet(folder.resolve("orchard/reduced").toString());
    assertThat(reduced.columns()).containsExactly("path", "label", "pca");
    assertThat(reduced.select("label").distinct().count()).isEqualTo(3);
    List<Row> rows = reduced.collectAsList();
    assertThat(rows).hasSize(24);
    assertThat(rows.get(0).getList(2)).hasSize(model.k());
  }

  private static List<String> cells() throws IOException {
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : new ObjectMapper().readTree(NOTEBOOK.toFile()).get("cells")) {
      if (cell.get("cell_type").asText().equals("code")) {
        StringBuilder source = new StringBuilder();
        cell.get("source").forEach(line -> source.append(line.asText()));
        cells.add(source.toString());
      }
    }
    return cells;
  }
}
