package fr.verger.vision.fetch;

import static fr.verger.vision.fetch.RawServer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where servers send those who fetch, and where one does not follow. */
class PullRedirectsTest extends PullFixture {
  @Test
  void redirectsAreFollowed() throws Exception {
    server()
        .answers(
            (request, out) -> {
              if (request.path().equals("/w.h5")) {
                head(out, "HTTP/1.1 302 Found", "Location: /elsewhere?x=1");
              } else {
                whole(out);
              }
            });

    assertThat(pull(entry(sums().sha256(), null))).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://example.org/w.h5", "jar:file:x", "", "http:/", "::"})
  void redirectsThatLeadOutOfTheWebAreNot(String location) {
    server().answers((request, out) -> head(out, "HTTP/1.1 301 Moved", "Location: " + location));

    assertThatThrownBy(() -> pull(entry(sums().sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it redirects to");
  }

  @Test
  void redirectsInACircleEnd() {
    server().answers((request, out) -> head(out, "HTTP/1.1 307 Again", "Location: /w.h5"));

    assertThatThrownBy(() -> pull(entry(sums().sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it redirects more than 5 times");
  }
}
