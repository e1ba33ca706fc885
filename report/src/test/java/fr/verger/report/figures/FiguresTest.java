package fr.verger.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.report.ReportData;
import fr.verger.report.SampleRuns;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FiguresTest {
  private static Map<String, byte[]> files(ReportData data) throws Exception {
    return Figures.of(data).bytes();
  }

  private static Document svg(byte[] bytes) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(bytes));
  }

  private static int count(Document svg, String element) {
    return svg.getElementsByTagName(element).getLength();
  }

  @Test
  void everyFigureIsThereAsSvgAndAsPng() throws Exception {
    Map<String, byte[]> files = files(SampleRuns.run(5, 300, 4));

    assertThat(files.keySet()).containsExactlyElementsOf(Figures.NAMES);
    for (String name : List.of("variance", "plane", "map")) {
      assertThat(svg(files.get(name + ".svg")).getDocumentElement().getAttribute("viewBox"))
          .isEqualTo("0 0 1280 720");
      BufferedImage png = ImageIO.read(new ByteArrayInputStream(files.get(name + ".png")));
      assertThat(png.getWidth()).isEqualTo(1920);
      assertThat(colours(png)).contains(0xffffff).hasSizeGreaterThan(20);
    }
  }

  @Test
  void fewPointsAreShapesAndManyAreOneLayerOfPixels() throws Exception {
    byte[] few = files(SampleRuns.run(5, 300, 2)).get("plane.svg");
    byte[] many = files(SampleRuns.run(5, ScatterFigure.MOST_SHAPES + 1, 2)).get("plane.svg");

    // Two splits and five classes stand in the legend.
    assertThat(count(svg(few), "use")).isEqualTo(300 + 7);
    assertThat(count(svg(few), "image")).isZero();
    assertThat(count(svg(many), "use")).isEqualTo(7);
    assertThat(count(svg(many), "image")).isEqualTo(1);
    assertThat(many.length).isLessThan(2_000_000);
  }

  @Test
  void thePngShowsThePointsOfEveryClass() throws Exception {
    byte[] plane = files(SampleRuns.run(12, 240, 2)).get("plane.png");

    Set<Integer> colours = colours(ImageIO.read(new ByteArrayInputStream(plane)));
    assertThat(colours)
        .containsAll(ClassMarks.COLORS.stream().map(color -> color.getRGB() & 0xffffff).toList());
  }

  @Test
  void hostileNamesStayTextInWellFormedFiles() throws Exception {
    String hostile = "</text><script>alert(1)</script> & \"it's\" \u0000\u0007 \ud800 é 🍌";

    byte[] plane = files(SampleRuns.run(hostile, List.of(hostile, "b"), 20, 2, 0)).get("plane.svg");

    assertThat(count(svg(plane), "script")).isZero();
    assertThat(svg(plane).getDocumentElement().getTextContent()).contains("</text><script>alert");
  }

  @Test
  void whatARunLacksIsNotDrawn() throws Exception {
    assertThat(files(SampleRuns.run(3, 20, 1)).keySet())
        .containsExactly("variance.svg", "variance.png");
  }

  @Test
  void theTitleSaysWhatWasChosen() throws Exception {
    byte[] variance = files(SampleRuns.run(3, 20, 2)).get("variance.svg");

    assertThat(new String(variance, StandardCharsets.UTF_8))
        .contains("<title>510 components explain 99% of the variance</title>", ">50%<", ">510<");
  }

  @Test
  void classesHaveTheColoursOfThePage() throws Exception {
    String style;
    try (var in = Figures.class.getResourceAsStream("/fr/verger/report/page/page.css")) {
      style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (int i = 0; i < ClassMarks.COLORS.size(); i++) {
      Matcher rule =
          Pattern.compile("\\.c" + i + " \\{ color: light-dark\\((#[0-9a-f]{6}),").matcher(style);
      assertThat(rule.find()).isTrue();
      assertThat(ClassMarks.color(i)).isEqualTo(Color.decode(rule.group(1)));
    }
    assertThat(style).doesNotContain(".c" + ClassMarks.COLORS.size() + " {");
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    return colours;
  }
}
