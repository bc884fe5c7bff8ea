package dev.trainyard.generator.model;

import dev.trainyard.generator.problem.SourceLine;
import java.util.Optional;

/**
 * What owners may add that is nothing of the app's own, where the form of a release knows it.
 *
 * @param labels where the definition offers labels of the containers; none where it does not
 * @param networks where the definition offers networks of the NAS; none where it does not
 */
public record Offers(Optional<SourceLine> labels, Optional<SourceLine> networks) {}
