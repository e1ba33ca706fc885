package fr.verger.vision.photo.jpeg;

import fr.verger.vision.photo.UnreadablePhotoException;

/** What a kind of scan does with each block. */
interface BlockDecoder {
  /** Decodes the block at a column and a row of blocks. */
  void decode(Component component, int column, int row) throws UnreadablePhotoException;

  /** Passes over a block whose data are lost. */
  void leaveOut(Component component, int column, int row);

  /** Forgets what was carried from block to block. */
  void restart();
}
