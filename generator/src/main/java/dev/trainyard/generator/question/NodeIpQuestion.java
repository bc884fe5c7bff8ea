package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.Kind;

/** An address of the NAS; TrueNAS offers its own as default ({@code definitions/nodeIP}). */
public final class NodeIpQuestion extends ScalarQuestion<String> {

  NodeIpQuestion(ReferenceSpec spec) {
    super(spec, Kind.TEXT, spec.required ? null : "");
  }
}
