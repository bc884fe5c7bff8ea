package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.manifests.RenderedDocument;
import java.util.List;

/** Rules about the objects that a version renders to. */
interface RenderedRules extends RuleFamily {

  /** Tells what is wrong with the objects of one rendering. */
  void check(Subject subject, Case rendering, List<RenderedDocument> documents, Findings findings);
}
