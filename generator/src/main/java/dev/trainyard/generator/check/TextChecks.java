package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Acceptance;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.Group;
import dev.trainyard.generator.model.Listing;
import dev.trainyard.generator.model.Prose;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.model.Scenario;
import dev.trainyard.generator.model.Security;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Legible;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import java.util.List;
import java.util.Optional;

/**
 * What people read shows as what it is. Texts of questions are checked with the questions; files,
 * variables and arguments are read by programs and hold what these need.
 */
final class TextChecks {

  private final Findings findings;

  private TextChecks(Findings findings) {
    this.findings = findings;
  }

  static void check(Plan plan, Findings findings) {
    TextChecks checks = new TextChecks(findings);
    App app = plan.app();
    checks.listing(app);
    checks.prose(app.prose(), app.source());
    for (Group group : app.groups()) {
      checks.line("name of a group", group.source(), group.name());
      checks.lines("description of a group", group.source(), group.description());
    }
    for (Refusal refusal : app.refusals()) {
      checks.lines("refusal", refusal.source(), refusal.message());
    }
    for (Acceptance acceptance : app.acceptances()) {
      checks.line("subject of what is accepted", acceptance.source(), acceptance.subject());
      checks.lines("reason", acceptance.source(), acceptance.reason());
    }
    for (Scenario scenario : app.scenarios()) {
      checks.line("name of a scenario", scenario.source(), scenario.name());
    }
    for (Unit unit : plan.units()) {
      unit.declared()
          .hostNetworkReason()
          .ifPresent(said -> checks.lines("reason", said.source(), said.value()));
      unit.containers().forEach(checks::reasons);
    }
  }

  private void listing(App app) {
    Listing listing = app.listing();
    SourceLine source = app.source();
    line("title", source, listing.title());
    line("description", source, listing.description());
    line("version of the software", source, app.appVersion());
    line("reason of one-way", source, app.oneWay());
    line("home page", source, listing.home());
    line("icon", source, listing.icon());
    line("source", source, listing.sources());
    line("category", source, listing.categories());
    line("tag", source, listing.tags());
    line("keyword", source, listing.keywords());
    line("screenshot", source, listing.screenshots());
    for (Listing.Maintainer maintainer : listing.maintainers()) {
      line("maintainer", source, List.of(maintainer.name(), maintainer.email(), maintainer.url()));
    }
  }

  private void prose(Prose prose, SourceLine source) {
    lines("introduction", source, prose.appReadme());
    lines("README", source, prose.readme());
    title(prose.readme(), source);
    notes(prose.notes().parts(), source);
    for (Prose.Change change : prose.changes()) {
      line("version of a change", source, change.version());
      change.lines().forEach(said -> lines("changes", source, said));
    }
  }

  /** The README has the app's title at its top already. */
  private void title(String readme, SourceLine source) {
    boolean code = false;
    for (String line : readme.lines().toList()) {
      if (line.startsWith("```")) {
        code = !code;
      } else if (!code && line.startsWith("# ")) {
        findings.error(
            Rule.SHAPE,
            "README",
            source,
            "has the title \"" + line.substring(2) + "\" under that of the app",
            "sections that begin with ##; the app's title and description come first by themselves",
            "drop the title, or make it a section");
      }
    }
  }

  private void notes(List<Text.Part> parts, SourceLine source) {
    for (Text.Part part : parts) {
      if (part instanceof Text.Fixed fixed) {
        lines("notes", source, fixed.text());
      } else if (part instanceof Text.Optional optional) {
        notes(optional.parts(), source);
      } else if (part instanceof Text.Repeated repeated) {
        notes(repeated.parts(), source);
      }
    }
  }

  private void reasons(PlannedContainer planned) {
    Container container = planned.declared();
    Security security = container.security();
    security.reasons().forEach(said -> lines("reason", said.source(), said.value()));
    Block.forEach(
        security.capabilities(),
        capability -> lines("reason", capability.source(), capability.reason()));
    Block.forEach(
        container.mounts(),
        mount -> {
          if (mount.volume() instanceof VolumeSource.OfNas ofNas) {
            lines("reason", mount.source(), ofNas.reason());
          }
        });
    Block.forEach(container.health().none(), said -> lines("reason", said.source(), said.value()));
  }

  private void line(String what, SourceLine source, List<String> texts) {
    texts.forEach(text -> line(what, source, text));
  }

  private void line(String what, SourceLine source, String text) {
    report(what, source, Legible.line(text), Legible.LINE);
  }

  private void lines(String what, SourceLine source, String text) {
    report(what, source, Legible.lines(text), Legible.LINES);
  }

  private void report(String what, SourceLine source, Optional<String> objection, String allowed) {
    objection.ifPresent(
        found -> findings.error(Rule.SHAPE, what, source, found, allowed, "take it out"));
  }
}
