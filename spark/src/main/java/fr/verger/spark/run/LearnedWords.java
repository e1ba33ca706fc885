package fr.verger.spark.run;

import static fr.verger.spark.run.CheckList.expect;

import fr.verger.vision.VergerException;
import fr.verger.vision.descriptor.KeypointMethod;
import fr.verger.vision.descriptor.VisualWords;
import fr.verger.vision.descriptor.VocabularyFile;
import java.io.IOException;
import java.io.InputStream;

/** The visual words that a run learned, against what its record says of the features. */
final class LearnedWords {
  private LearnedWords() {}

  /** Whether a run must have learned words: those of a run that was given some lie elsewhere. */
  static boolean belongTo(RunRecord record) {
    return record.kind() != RunRecord.Kind.PCA
        && KeypointMethod.ofBackbone(record.backbone().name()).isPresent()
        && record.settings().vocabulary() == null;
  }

  /** Looks at the file; the record has the digest of the words with all that is done with them. */
  static String check(RunFolder folder, UsedBackbone recorded) throws IOException {
    expect(folder.has(RunFolder.VOCABULARY), "there is no " + RunFolder.VOCABULARY);
    VisualWords words = read(folder);
    expect(
        words.sha256().equals(recorded.sha256()),
        "%s holds other words: with them the backbone has sha256 %s, but run.json says %s"
            .formatted(RunFolder.VOCABULARY, words.sha256(), recorded.sha256()));
    return "%d words, those of the features".formatted(words.featureCount());
  }

  private static VisualWords read(RunFolder folder) throws IOException {
    try (InputStream in = folder.files().open(folder.path(RunFolder.VOCABULARY))) {
      byte[] bytes = in.readNBytes(VocabularyFile.MOST_BYTES + 1);
      return new VisualWords(VocabularyFile.parse(RunFolder.VOCABULARY, bytes));
    } catch (VergerException e) {
      throw new CheckList.Flaw(
          "%s is damaged: it is no vocabulary any more".formatted(RunFolder.VOCABULARY));
    }
  }
}
