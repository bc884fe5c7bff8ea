package dev.trainyard.generator.helm;

import dev.trainyard.generator.check.EditionWords;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.expression.node.Conditions;
import dev.trainyard.generator.helm.answer.PlainHelm;
import dev.trainyard.generator.helm.manifest.Hooks;
import dev.trainyard.generator.helm.manifest.ItemVolumes;
import dev.trainyard.generator.helm.word.ApiRight;
import dev.trainyard.generator.helm.word.Budget;
import dev.trainyard.generator.helm.word.Claim;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.helm.word.HostPort;
import dev.trainyard.generator.helm.word.PullCredentials;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Job;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.plan.PlacedMount;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.Planned;
import dev.trainyard.generator.plan.PlannedPort;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.plan.Variable;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.problem.Where;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What this edition cannot express. */
final class HelmChecks {

  /** Top variables that the middleware removes, resets or refuses (22.02 to 24.04). */
  private static final Set<String> RESERVED =
      Set.of(
          "iXPortals",
          "ixVolumes",
          "ixCertificates",
          "ixCertificateAuthorities",
          "ixExternalInterfacesConfiguration",
          "ixExternalInterfacesConfigurationNames",
          "ixChartContext",
          "global",
          // methods of Helm's values, which templates take before answers (chartutil.Values)
          "YAML",
          "Table",
          "AsMap",
          "Encode",
          "PathValue",
          "release_name",
          // fixed values of the chart, and what its templates keep among the values
          "image",
          "kept");

  /** Files of the chart that are not named after a workload or job. */
  private static final Set<String> FILE_NAMES =
      Set.of(
          "service",
          "secret",
          "configmap",
          "portal",
          "budget",
          "claims",
          "shares",
          "rbac",
          "checks");

  /** What containers may open without more rights. */
  private static final List<String> OPEN_DEVICES = List.of("/dev/net/tun");

  /** Helm gives up after 300 seconds, from which the pull of the image goes off, too. */
  private static final int LONGEST_HOOK = 240;

  private final App app;
  private final Plan plan;
  private final List<Problem> problems = new ArrayList<>();

  private HelmChecks(Plan plan) {
    this.plan = plan;
    this.app = plan.app();
  }

  static List<Problem> check(Plan plan) {
    HelmChecks checks = new HelmChecks(plan);
    checks.problems.addAll(EditionWords.foreignTo(Helm.EDITION, plan.app()));
    checks.train();
    checks.reserved();
    checks.claims();
    checks.problems.addAll(ItemVolumes.check(plan));
    checks.budgets();
    checks.pairs();
    plan.units().forEach(checks::fileName);
    plan.units().forEach(checks::devices);
    plan.units().forEach(checks::hostPorts);
    plan.jobs().forEach(checks::job);
    return checks.problems;
  }

  private void train() {
    if (HelmLayout.LAYOUT.noTrains().contains(app.train())) {
      problems.add(
          Problem.error(
              Rule.NAME,
              Where.definition(app.name(), "train", app.source()),
              "the train is named \"" + app.train() + "\"",
              HelmLayout.LAYOUT.trainShape(),
              "use stable, the train that TrueNAS prefers"));
    }
  }

  private void reserved() {
    for (Question question : app.questions()) {
      String variable = question.path().get(0);
      if (RESERVED.contains(variable)
          || PlainHelm.VARIABLES.contains(variable)
          || variable.endsWith("Image")) {
        problems.add(
            Problem.error(
                Rule.RESERVED_VARIABLE,
                Where.definition(app.name(), question.toString(), question.source()),
                "\"" + variable + "\" is reserved",
                "any name that TrueNAS and the chart do not use themselves",
                "rename the question"));
      }
    }
  }

  private void claims() {
    List<StorageQuestion> mounted =
        Block.stream(plan.storages()).map(PlannedVolume.Storage::question).toList();
    List<StorageQuestion> known = new ArrayList<>();
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (word.value() instanceof Claim claim) {
        if (claim.gibibytes() < 1) {
          word(
              word, Rule.RANGE, "claims " + claim.gibibytes() + " GiB", "at least 1", "claim more");
        }
        if (!mounted.contains(claim.question())) {
          word(
              word,
              Rule.NOT_ASKED,
              "claims a volume for storage that nothing mounts",
              "storage that the app asks for and mounts",
              "mount it, or leave the claim out");
        }
        if (known.contains(claim.question())) {
          word(
              word,
              Rule.DUPLICATE,
              "says the size of a claim again",
              "one size for each storage",
              "remove one of the two");
        }
        known.add(claim.question());
      }
    }
  }

  private void hostPorts(Unit unit) {
    for (Block<Said<EditionWord.OfUnit>> block : unit.declared().words()) {
      Block.stream(List.of(block))
          .filter(word -> word.value() instanceof HostPort)
          .forEach(word -> hostPort(unit, word, isRepeated(block)));
    }
  }

  private static boolean isRepeated(Block<?> block) {
    return block instanceof Block.Each<?>
        || block instanceof Block.When<?> when
            && when.blocks().stream().anyMatch(HelmChecks::isRepeated);
  }

  private void hostPort(Unit unit, Said<EditionWord.OfUnit> word, boolean repeated) {
    Port port = ((HostPort) word.value()).port();
    boolean listens =
        unit.processes().stream()
            .flatMap(container -> Block.stream(container.declared().ports()))
            .anyMatch(own -> own.port() == port);
    if (!listens || repeated || unit.repetition().isPresent()) {
      problems.add(
          Problem.error(
              listens ? Rule.EDITION : Rule.REFERENCE,
              Where.definition(app.name(), unit.subject(), word.source()),
              listens
                  ? "leads several ports of the machine to " + port
                  : "leads a port of the machine to " + port + ", which it does not listen on",
              "one port of the machine for a port of a workload that is not repeated",
              "name a port of its containers, outside of each(…)"));
    }
    if (unit.declared().isAlwaysInHostNetwork()) {
      problems.add(
          Problem.error(
              Rule.EDITION,
              Where.definition(app.name(), unit.subject(), word.source()),
              "leads a port of the machine to " + port + " in the network of the machine itself",
              "hostNetwork or alsoAt; there a port is the machine's own, with its own number",
              "remove alsoAt, or let the number of the port be that of the machine"));
    }
  }

  private void budgets() {
    for (Said<EditionWord.OfApp> word : app.words()) {
      if (!(word.value() instanceof Budget budget)) {
        continue;
      }
      if (budget.unavailable() < 1) {
        word(
            word,
            Rule.RANGE,
            "lets " + budget.unavailable() + " pods be missing",
            "at least 1: with less no node could ever be emptied",
            "let one be missing");
      }
      if (budget.workloads().isEmpty()) {
        word(word, Rule.SHAPE, "is for no workload", "at least one", "name a workload");
      }
      for (Workload workload : budget.workloads()) {
        if (app.workloads().stream()
            .noneMatch(
                declared ->
                    declared.name().equals(workload.name()) && declared.repetition().isEmpty())) {
          word(
              word,
              Rule.REFERENCE,
              "names " + workload + ", which the app has not, or once for each item of a list",
              "workloads of the app that are not repeated",
              "declare it, or leave it out");
        }
      }
    }
  }

  private void word(
      Said<EditionWord.OfApp> word, Rule rule, String found, String allowed, String fix) {
    problems.add(
        Problem.error(
            rule,
            Where.definition(app.name(), word.value().meaning(), word.source()),
            found,
            allowed,
            fix));
  }

  /**
   * One answer for TCP and UDP is one service with two ports of one number, which patches do not
   * tell apart: an edit may make it and remove it, but lead it nowhere else.
   */
  private void pairs() {
    List<PlannedPort> ports = plan.ports();
    for (PlannedPort port : ports) {
      ports.stream()
          .takeWhile(other -> other != port)
          .filter(other -> port.published().isPresent())
          .filter(other -> other.published().equals(port.published()))
          .filter(other -> Conditions.exclude(other.conditions(), port.conditions()))
          .filter(
              other -> ports.stream().anyMatch(p -> p.isPairedWith(port) || p.isPairedWith(other)))
          .findFirst()
          .ifPresent(other -> problems.add(leadsElsewhere(other, port)));
    }
  }

  private Problem leadsElsewhere(PlannedPort known, PlannedPort port) {
    return Problem.error(
        Rule.EDITION,
        Where.definition(
            app.name(),
            port.unit().subject(port.container()) + ", " + port.port().port(),
            port.port().source()),
        "leads "
            + port.published().orElseThrow().dotted()
            + ", an answer for TCP and UDP, to other ports for some answers; first at "
            + known.port().source().position(),
        "one port for TCP and one for UDP of one workload, where one answer is for both",
        "ask for another port");
  }

  /** Each workload and job has files of the chart that are named after it. */
  private void fileName(Unit unit) {
    String name = unit.name();
    if (FILE_NAMES.contains(name)
        || name.endsWith("-secret")
        || name.endsWith("-configmap")
        || RelativePath.isDevice(name)) {
      problems.add(
          Problem.error(
              Rule.NAME,
              Where.definition(app.name(), unit.subject(), unit.source()),
              "has the name \"" + name + "\", and files of the chart are named after it",
              "a name other than "
                  + FILE_NAMES.stream().sorted().toList()
                  + ", not ending in -secret or -configmap, and no device of Windows such as aux",
              "rename it"));
    }
  }

  /** The runtime of containers lets all of them open few devices, and privileged ones any. */
  private void devices(Unit unit) {
    for (PlacedMount place : unit.mounts()) {
      if (place.mount().volume() instanceof VolumeSource.OfNas ofNas
          && ofNas.device()
          && !OPEN_DEVICES.contains(ofNas.path())
          && Block.guarded(place.container().declared().security().privileged(true)).stream()
              .noneMatch(right -> Conditions.imply(place.conditions(), right.conditions()))) {
        problems.add(
            Problem.warning(
                Rule.EDITION,
                Where.definition(
                    app.name(), unit.subject(place.container()), place.mount().source()),
                "has the device "
                    + ofNas.path()
                    + ", which TrueNAS 22.02 to 24.04 let only privileged containers open",
                "devices that every container may open: " + String.join(", ", OPEN_DEVICES),
                "call privilegedToOpenDevices(\"reason\") if the app is for these releases, too"));
      }
    }
  }

  private void job(Planned<Job> planned) {
    Job job = planned.declared();
    if (Hooks.isBefore(job.trigger())) {
      job.unit().waits().stream()
          .filter(wait -> job.trigger() == Hook.PRE_INSTALL)
          .forEach(
              wait ->
                  report(
                      Rule.ENDLESS,
                      job,
                      wait.source(),
                      "waits for " + wait.workload() + " before the installation has made it",
                      "a job that waits for nothing: Helm runs it before everything else",
                      "run it with EACH_RELEASE"));
      needs(planned);
    }
    if (Hooks.of(job.trigger()).isPresent() && job.seconds() > LONGEST_HOOK) {
      report(
          Rule.EDITION,
          job,
          job.source(),
          "may take " + job.seconds() + " seconds while Helm waits for it",
          "at most " + LONGEST_HOOK + " seconds: Helm gives up soon after",
          "shorten endsWithin(…), or run it with EACH_RELEASE");
    }
  }

  /** Helm runs such a job before it makes or changes anything else. */
  private void needs(Planned<Job> planned) {
    Job job = planned.declared();
    Unit unit = planned.unit();
    Block.stream(unit.declared().words())
        .filter(word -> word.value() instanceof ApiRight)
        .forEach(word -> missing(job, word.source(), "a right at the Kubernetes API"));
    Block.stream(unit.declared().words())
        .filter(word -> word.value() instanceof PullCredentials)
        .forEach(word -> missing(job, word.source(), "a secret"));
    unit.mounts().stream()
        .map(PlacedMount::mount)
        .filter(
            mount ->
                mount.volume() instanceof VolumeSource.File
                    || mount.volume() instanceof VolumeSource.LiveFiles)
        .forEach(mount -> missing(job, mount.source(), "a file"));
    unit.containers().stream()
        .flatMap(container -> Block.stream(container.variables()))
        .filter(Variable.Secret.class::isInstance)
        .forEach(variable -> missing(job, variable.source(), "a secret"));
  }

  private void missing(Job job, SourceLine source, String what) {
    boolean install = job.trigger() == Hook.PRE_INSTALL;
    report(
        Rule.EDITION,
        job,
        source,
        "runs before "
            + (install ? "the installation" : "an upgrade")
            + " and needs "
            + what
            + " of the app",
        "a job that needs none: "
            + (install
                ? "Helm creates it before everything else"
                : "what the new version brings is not there yet, and the rest is that of the"
                    + " former one"),
        "run it with EACH_RELEASE or "
            + (install ? "POST_INSTALL" : "AFTER_UPGRADE")
            + ", or do the work in a step of the workload");
  }

  private void report(
      Rule rule, Job job, SourceLine source, String found, String allowed, String fix) {
    problems.add(
        Problem.error(
            rule, Where.definition(app.name(), "job " + job.name(), source), found, allowed, fix));
  }
}
