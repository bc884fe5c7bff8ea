package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Capability;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;

/** Rights of a container beyond the least: each exists and has a reason. */
final class SecurityChecks {

  private final String subject;
  private final Findings findings;

  private SecurityChecks(String subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  static void check(Container container, String subject, Findings findings) {
    new SecurityChecks(subject, findings).check(container);
  }

  private void check(Container container) {
    Security security = container.security();
    security
        .runAs()
        .ifPresent(
            runAs -> {
              UnitChecks.ids(
                  runAs.value(),
                  security.root().isPresent(),
                  subject,
                  runAs.source(),
                  "runs as user or group ",
                  findings);
              if (runAs.value().isRoot() && security.root().isEmpty()) {
                right(runAs.source(), "runs as root without a reason");
              }
            });
    security
        .reasons()
        .filter(reason -> reason.value().isBlank())
        .forEach(reason -> right(reason.source(), "has a right without a reason"));
    Once.single(subject, "a writable root", security.writableRoot(), findings);
    Once.single(subject, "all rights of the NAS", security.privileged(true), findings);
    Once.single(subject, "programs that gain rights", security.escalation(), findings);
    List<Guarded<Capability>> capabilities = Block.guarded(security.capabilities());
    for (Guarded<Capability> guarded : capabilities) {
      Capability capability = guarded.value();
      if (!Capability.NAMES.contains(capability.name())) {
        findings.error(
            Rule.SECURITY,
            subject,
            capability.source(),
            "has the capability \"" + capability.name() + "\", which does not exist",
            "a capability of Linux such as NET_BIND_SERVICE, in capitals and without CAP_",
            "correct the name");
      }
      if (capability.reason().isBlank()) {
        right(capability.source(), "has a capability without a reason");
      }
    }
    Once.once(
        capabilities,
        capability -> new Literal<>(capability.name()),
        (name, known, capability) ->
            findings.error(
                Rule.DUPLICATE,
                subject,
                capability.source(),
                "has the capability " + name + " twice; first at " + known.source().position(),
                "each capability once, unless under conditions that exclude each other",
                "remove one"));
  }

  private void right(SourceLine source, String found) {
    findings.error(
        Rule.SECURITY,
        subject,
        source,
        found,
        "rights with one sentence each that says why",
        "state the reason; for root call runAsRoot(\"reason\")");
  }
}
