package dev.trainyard.catalog.git;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

/** The smallest pack can unpack to the largest catalog. */
class UnpackedObjectsTest {

  private static final int BLOCK = 1 << 30;

  private final UnpackedObjects objects = new UnpackedObjects(UnpackedObjects.OF_COMMIT);

  @Test
  void allKindsOfObjectsCountTogether() throws Exception {
    byte[] small = new byte[1];
    BlobObjectChecker blob = objects.newBlobObjectChecker();
    for (long all = 0; all < UnpackedObjects.OF_COMMIT; all += BLOCK) {
      blob.update(small, 0, BLOCK);
      blob.endBlob(ObjectId.zeroId());
    }

    assertThatThrownBy(() -> objects.check(Constants.OBJ_TREE, small))
        .isInstanceOf(CorruptObjectException.class)
        .hasMessageContaining("unpacks to more than");
    assertThatThrownBy(() -> objects.check(ObjectId.zeroId(), Constants.OBJ_BLOB, small))
        .isInstanceOf(CorruptObjectException.class);
    assertThatThrownBy(() -> objects.newBlobObjectChecker().update(small, 0, 1))
        .hasRootCauseInstanceOf(CorruptObjectException.class);
  }

  /** Whether it is a sound object is said where it is read. */
  @Test
  void whatAnObjectHoldsIsNotJudged() {
    assertThatCode(() -> objects.check(Constants.OBJ_COMMIT, new byte[] {'x'}))
        .doesNotThrowAnyException();
  }
}
