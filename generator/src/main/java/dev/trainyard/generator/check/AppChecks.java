package dev.trainyard.generator.check;

import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.problem.Problem;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything that can be wrong with a definition as a whole. */
public final class AppChecks {

  private AppChecks() {}

  /**
   * Everything that is wrong with an app: its statements, then the whole in the order of the
   * checks.
   */
  public static List<Problem> check(App app) {
    Findings findings = new Findings(app.name());
    app.misstatements().forEach(findings::add);
    ListingChecks.check(app, findings);
    QuestionChecks.check(app, findings);
    Plan plan = Plan.of(app);
    TextChecks.check(plan, findings);
    WorkloadChecks.check(plan, findings);
    OwnerChecks.check(plan, findings);
    PortChecks.check(plan, findings);
    PortsOfNas.check(plan, findings);
    WaitChecks.check(plan, findings);
    ExpressionChecks.check(plan, findings);
    AnswerChecks.check(plan, findings);
    ScenarioChecks.check(app, findings);
    MigrationChecks.check(app, findings);
    return findings.all();
  }

  /**
   * Renders one app. One with errors of its own renders to those, to what the edition objects to,
   * and no files.
   */
  public static Rendered render(Edition edition, App app) {
    List<Problem> own = check(app);
    Rendered rendered =
        own.stream().anyMatch(Problem::isError)
            ? new Rendered(new TreeMap<>(), edition.objections(app, own))
            : edition.renderSound(app);
    return new Rendered(
        rendered.files(), Stream.concat(own.stream(), rendered.problems().stream()).toList());
  }
}
