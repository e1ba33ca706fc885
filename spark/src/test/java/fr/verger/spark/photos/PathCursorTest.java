package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PathCursorTest {
  @Property(tries = 300)
  void everyPathIsFoundWhereItStandsInWhateverOrder(
      @ForAll @Size(max = 60) Set<@IntRange(min = 100, max = 199) Integer> there,
      @ForAll @Size(max = 80) List<@IntRange(min = 100, max = 199) Integer> asked) {
    List<Integer> sorted = there.stream().sorted().toList();
    List<PhotoFile> photos = new ArrayList<>();
    sorted.forEach(name -> photos.add(new PhotoFile("/" + name, "label", null, 0, 0)));
    PathCursor cursor = new PathCursor(photos);
    for (int name : asked) {
      assertThat(cursor.find("/" + name)).isEqualTo(sorted.indexOf(name));
    }
    for (int name : asked.stream().sorted().toList()) {
      assertThat(cursor.find("/" + name)).isEqualTo(sorted.indexOf(name));
    }
  }
}
