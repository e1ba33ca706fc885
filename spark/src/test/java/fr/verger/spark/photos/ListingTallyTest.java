package fr.verger.spark.photos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListingTallyTest {
  @Test
  void countsEveryClosedFolderAndNamesTheFirst() {
    ListingTally tally = new ListingTally();
    for (int i = 0; i < 5_000; i++) {
      tally.unreadableFolder("/closed/" + i);
    }
    assertThat(tally.listing().unreadable()).isEqualTo(5_000);
    assertThat(tally.listing().unreadableFolders())
        .hasSize(PhotoListing.MOST_FOLDERS)
        .contains("/closed/0");
  }
}
