package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTallyTest {
  @TempDir Path scratch;

  @Test
  void countsEveryClosedFolderAndNamesTheFirst() {
    ListingTally tally = new ListingTally(scratch);
    for (int i = 0; i < 5_000; i++) {
      tally.unreadableFolder("/closed/" + i);
    }
    PhotoListing listing = tally.listing();
    assertThat(listing.unreadable()).isEqualTo(5_000);
    assertThat(listing.unreadableFolders())
        .hasSize(PhotoListing.MOST_FOLDERS)
        .contains("/closed/0");
  }
}
