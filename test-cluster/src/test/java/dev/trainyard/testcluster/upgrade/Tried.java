package dev.trainyard.testcluster.upgrade;

import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import java.util.List;

/** An upgrade in one edition, which is tried with random answers. */
interface Tried {

  /** What goes wrong with random answers, called breaking or not. */
  List<Finding> findings(long answers);

  /** What the comparison says of it. */
  Comparison comparison();
}
