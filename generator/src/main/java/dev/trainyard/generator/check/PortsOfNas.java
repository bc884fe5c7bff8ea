package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** A port of the NAS that is asked for leads to a container, or a button for it leads nowhere. */
final class PortsOfNas {

  /** What says the use of an answer itself; all else goes around the model and may publish it. */
  private static final List<String> OF_MODEL =
      List.of("workload ", "job ", "portal ", "refusal", "notes");

  private PortsOfNas() {}

  static void check(Plan plan, Findings findings) {
    List<Usage> usages = Usages.of(plan.app(), new Findings(plan.app().name()));
    for (Question question : plan.app().questions()) {
      if (question instanceof PortQuestion port
          && plan.ports().stream().noneMatch(one -> one.published().orElse(null) == port)) {
        List<Usage> uses =
            usages.stream().filter(usage -> uses(usage.expression(), question)).toList();
        if (!uses.isEmpty() && uses.stream().noneMatch(use -> serves(use, plan))) {
          nowhere(port, uses, plan, findings);
        }
      }
    }
  }

  private static boolean uses(Expression<?> expression, Question question) {
    AtomicBoolean found = new AtomicBoolean();
    SubExpressions.walk(
        expression,
        part -> {
          if (part instanceof Answer<?> answer && answer.question() == question) {
            found.set(true);
          }
        });
    return found.get();
  }

  /** Whether a program is told the port and listens on the NAS itself, or nobody knows. */
  private static boolean serves(Usage use, Plan plan) {
    return OF_MODEL.stream().noneMatch(use.subject()::startsWith)
        || plan.units().stream()
            .filter(Unit::mayUseHostNetwork)
            .anyMatch(unit -> use.subject().startsWith(unit.subject() + ","));
  }

  private static void nowhere(PortQuestion port, List<Usage> uses, Plan plan, Findings findings) {
    Optional<Usage> portal =
        uses.stream().filter(use -> use.subject().startsWith("portal ")).findFirst();
    String candidates =
        plan.ports().stream()
            .filter(one -> one.published().isEmpty() && !one.port().udp())
            .map(one -> one.port().port().name() + " at " + position(one))
            .distinct()
            .limit(3)
            .collect(Collectors.joining(", "));
    String fix =
        "hand the question to port(PORT, QUESTION) where a container declares the port"
            + (candidates.isEmpty() ? "" : ", such as " + candidates);
    String allowed = "ports of the NAS that lead to a port of a container";
    if (portal.isPresent()) {
      findings.error(
          Rule.PORT,
          portal.get().subject(),
          portal.get().source(),
          "leads to "
              + port.dotted()
              + " ("
              + port.source().position()
              + "), a port of the NAS that leads to no container",
          allowed,
          fix);
    } else {
      findings.error(
          Rule.PORT,
          port.toString(),
          port.source(),
          "is a port of the NAS that leads to no container; its answer is used at "
              + uses.get(0).source().position(),
          allowed,
          fix + "; for a port elsewhere ask integer(…)");
    }
  }

  private static String position(PlannedPort port) {
    return port.port().source().position();
  }
}
