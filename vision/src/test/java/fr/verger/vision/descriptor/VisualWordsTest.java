package fr.verger.vision.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.verger.vision.VergerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisualWordsTest {
  @ParameterizedTest
  @EnumSource
  void aTurnedFruitHasTheWordsOfTheSameFruit(KeypointMethod method) {
    Describer describer = new VisualWords(LearnedWords.of(method)).describer();
    DrawnFruit fruit = new DrawnFruit(21);
    float[] upright = describer.describe(fruit.photo(200, 0));
    float[] turned = describer.describe(fruit.photo(200, 90));
    float[] other = describer.describe(new DrawnFruit(22).photo(200, 0));
    assertThat(DrawnFruit.cosine(upright, turned)).isGreaterThan(0.9);
    assertThat(DrawnFruit.cosine(upright, turned)).isGreaterThan(DrawnFruit.cosine(upright, other));
  }

  @ParameterizedTest
  @EnumSource
  void theSharesOfTheWordsSumToOne(KeypointMethod method) {
    float[] row =
        new VisualWords(LearnedWords.of(method))
            .describer()
            .describe(new DrawnFruit(4).photo(120, 0));
    double squares = 0;
    for (float value : row) {
      squares += value * value;
    }
    assertThat(squares).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest
  @EnumSource
  void aPhotoWithoutKeypointsHasNoWords(KeypointMethod method) {
    float[] row =
        new VisualWords(LearnedWords.of(method))
            .describer()
            .describe(DrawnFruit.flat(50, 50, 9, 90, 200));
    assertThat(row).containsOnly(0);
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheKeypointsDoesNotChangeTheWords(KeypointMethod method) {
    List<float[]> shuffled = new ArrayList<>(LearnedWords.keypoints(method));
    Collections.shuffle(shuffled, new Random(5));
    Vocabulary again = new VocabularyLearning(method, false).learn(shuffled);
    assertThat(again.sha256()).isEqualTo(LearnedWords.of(method).sha256());
    assertThat(again.words().length).isGreaterThan(10);
  }

  @ParameterizedTest
  @EnumSource
  void keypointsThatAreAllAlikeMakeOneWord(KeypointMethod method) {
    float[] keypoint = new float[method.length()];
    keypoint[3] = 1;
    Vocabulary vocabulary =
        new VocabularyLearning(method, true).learn(Collections.nCopies(100, keypoint));
    assertThat(vocabulary.words()).isDeepEqualTo(new float[][] {keypoint});
  }

  @ParameterizedTest
  @EnumSource
  void tooFewKeypointsAreRefusedInOneSentence(KeypointMethod method) {
    List<float[]> few = Collections.nCopies(9, new float[method.length()]);
    assertThatThrownBy(() -> new VocabularyLearning(method, true).learn(few))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("have only 9 keypoints, and 10 are the least")
        .hasMessageContaining(method.backbone());
  }

  @ParameterizedTest
  @EnumSource
  void aVocabularyReadsBackAsItWasWritten(KeypointMethod method) {
    Vocabulary vocabulary = LearnedWords.of(method);
    Vocabulary read = VocabularyFile.parse("v.bin", VocabularyFile.bytes(vocabulary));
    assertThat(read.method()).isEqualTo(method);
    assertThat(read.equalize()).isFalse();
    assertThat(Arrays.deepEquals(read.words(), vocabulary.words())).isTrue();
    assertThat(read.sha256()).isEqualTo(vocabulary.sha256());
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenVocabularyIsRefused(KeypointMethod method) {
    byte[] bytes = VocabularyFile.bytes(LearnedWords.of(method));
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    byte[] manyWords = bytes.clone();
    Arrays.fill(manyWords, 20, 24, (byte) 0x7f);
    byte[] notFinite = bytes.clone();
    Arrays.fill(notFinite, 28, 32, (byte) 0xff);
    byte[] unknownMethod = bytes.clone();
    unknownMethod[15] = 9;
    for (byte[] broken :
        List.of(
            new byte[0],
            Arrays.copyOf(bytes, 20),
            Arrays.copyOf(bytes, bytes.length - 1),
            longer,
            manyWords,
            notFinite,
            unknownMethod,
            "a photo, say, of any length".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> VocabularyFile.parse("words.bin", broken))
          .isInstanceOf(VergerException.class)
          .hasMessageStartingWith("The vocabulary words.bin is none that Verger wrote");
    }
  }
}
