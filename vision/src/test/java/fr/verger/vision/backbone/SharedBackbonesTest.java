package fr.verger.vision.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SharedBackbonesTest {
  @Test
  void eightThreadsThatAskAtOnceGetOneSession() throws Exception {
    // Read twice, as two tasks do that each received the model.
    BackboneOptions options = new BackboneOptions(null, null, "add58");
    List<BackboneModel> models =
        List.of(
            new BackboneCatalog().bundled("fruits-mini", options),
            new BackboneCatalog().bundled("fruits-mini", options));
    int before = SharedBackbones.opened();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Backbone>> found = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        BackboneModel model = models.get(i % 2);
        found.add(
            threads.submit(
                () -> {
                  start.await();
                  return SharedBackbones.get(model);
                }));
      }
      start.countDown();
      for (Future<Backbone> one : found) {
        assertThat(one.get()).isSameAs(found.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(SharedBackbones.opened() - before).isEqualTo(1);
  }

  @Test
  void anotherLayerIsAnotherSession() {
    BackboneModel one = new BackboneCatalog().bundled("fruits-mini");
    BackboneModel other =
        new BackboneCatalog().bundled("fruits-mini", new BackboneOptions(null, null, "c61"));

    assertThat(SharedBackbones.get(one)).isNotSameAs(SharedBackbones.get(other));
    assertThat(one.sha256()).isEqualTo(other.sha256());
    assertThat(one.graphSha256()).isNotEqualTo(other.graphSha256());
  }
}
