package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.all;
import static dev.trainyard.generator.expression.Expressions.choose;
import static dev.trainyard.generator.expression.Expressions.concat;
import static dev.trainyard.generator.expression.Expressions.equal;
import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.not;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.verbatim;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.temporary;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.Volume;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.LimitsQuestion;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.function.Consumer;

/** Groups of agents: as many as the owner says, each with an identity that lasts. */
final class Agent {

  /** Answers only on the agent's own loopback: 200 when connected to the server, else 503. */
  private static final String STATUS = "http://127.0.0.1:8152/health/v1/isConnectedToServer";

  private static final String SCRIPT = "/scripts/agent.sh";

  /** Which that calls. */
  private static final String CLONES = "/scripts/clones.sh";

  /**
   * What the app sets itself, and what the entry point takes in their place (gocd/gocd
   * buildSrc/…/gocd-docker-agent/docker-entrypoint.sh).
   */
  private static final List<String> OWN_VARIABLES =
      List.of(
          "AGENT_AUTO_REGISTER_*",
          "DOCKERD_ADDITIONAL_ARGS",
          "DOCKERD_MAX_WAIT_SECS",
          "GOCD_AGENT_JVM_OPTS",
          "GO_EA_*",
          "GO_JAVA_HOME",
          "GO_SERVER_URL",
          "POD_NAME",
          "TZ",
          "VOLUME_DIR");

  static final Workload AGENT = workload("agent");
  private static final Workload DIND = workload("dind");

  /**
   * An agent zips each artifact there before it uploads it (gocd/gocd@26.1.0 agent/…/publishers/
   * GoArtifactManipulator.java, line 84; base/…/FileUtil.java, line 24). Kubernetes ends a pod that
   * exceeds it, so it is beyond what artifacts have.
   */
  private static final Volume WORK = temporary("work", Gocd.MIB_OF_ARTIFACTS);

  /** Images and containers of jobs, a cache. Docker's own storage must not lie on an overlay. */
  private static final Volume DOCKER = temporary("docker", 51200);

  /** Within which the Docker daemon of an agent has to start. */
  private static final int SECONDS_FOR_DOCKER = 120;

  private Agent() {}

  /** Declares the groups of agents, and those whose jobs may use Docker. */
  static void addTo(AppSpec a) {
    a.each(
        AgentWizard.AGENTS,
        (each, i) ->
            each.workload(
                AGENT,
                i.get(AgentWizard.AGENT_NAME),
                w ->
                    fill(
                        w,
                        i,
                        plain(i),
                        c -> limit(c, i, AgentWizard.AGENT_LIMITS, AgentWizard.EACH_AGENT))));
    a.each(
        AgentWizard.DOCKER_AGENTS,
        (each, i) ->
            each.workload(
                DIND,
                i.get(AgentWizard.AGENT_NAME),
                w ->
                    fill(
                        w,
                        i,
                        image(i.get(AgentWizard.DOCKER_REPOSITORY), i.get(AgentWizard.DOCKER_TAG)),
                        c -> docker(c, i))));
  }

  private static Image plain(ListItem i) {
    return image(
        i.get(AgentWizard.AGENT_REPOSITORY),
        choose(i.isGiven(AgentWizard.AGENT_TAG), i.get(AgentWizard.AGENT_TAG), literal(Gocd.TAG)));
  }

  private static void fill(WorkloadSpec w, ListItem i, Image image, Consumer<ContainerSpec> more) {
    w.stateful().replicas(i.get(AgentWizard.AGENT_REPLICAS));
    w.runAs(Gocd.USER, Gocd.GROUP).stopsWithin(Gocd.STOP_SECONDS);
    w.waitFor(Gocd.SERVER, Gocd.HTTP);
    Registries.use(w);
    Wizard.SSH.prepare(w);
    w.container(
        image,
        c -> {
          c.command("/bin/sh", SCRIPT).file(SCRIPT, literal(TextFile.of(Agent.class, "agent.sh")));
          c.file(CLONES, literal(TextFile.of(Agent.class, "clones.sh")));
          c.env("TZ", Wizard.TIME_ZONE);
          c.env("GO_SERVER_URL", text("http://{}:8153/go", hostOf(Gocd.SERVER)));
          c.env("AGENT_AUTO_REGISTER_KEY", Wizard.AGENT_KEY.secret());
          c.env("AGENT_AUTO_REGISTER_RESOURCES", i.get(AgentWizard.AGENT_RESOURCES));
          c.env("AGENT_AUTO_REGISTER_ENVIRONMENTS", i.get(AgentWizard.AGENT_ENVIRONMENTS));
          c.when(
              i.isGiven(AgentWizard.AGENT_JVM_OPTIONS),
              given -> given.env("GOCD_AGENT_JVM_OPTS", i.get(AgentWizard.AGENT_JVM_OPTIONS)));
          ExtraVariables.set(
              c, AgentWizard.AGENT_ENVS, AgentWizard.GROUP, i.get(AgentWizard.AGENT_NAME));
          Wizard.SSH.give(c);
          // The directory holds the agent's identity: without one of its own that lasts, each
          // restart would register another agent.
          c.mount(
              AgentWizard.AGENT_DATA,
              "/godata",
              m -> m.subPath("data").perReplica().ownedBy(Gocd.USER, Gocd.GROUP));
          c.when(
              i.get(AgentWizard.AGENT_HOME),
              home ->
                  home.mount(
                      AgentWizard.AGENT_DATA,
                      "/home/go",
                      m -> m.subPath("home").perReplica().ownedBy(Gocd.USER, Gocd.GROUP)));
          c.mount(WORK, "/go-working-dir");
          ExtraStorage.mount(
              c, AgentWizard.AGENT_STORAGES, AgentWizard.GROUP, i.get(AgentWizard.AGENT_NAME));
          c.writableRoot("The entry point edits the settings of the service wrapper in place.");
          more.accept(c);
          health(c);
        });
  }

  /**
   * The entry point starts a Docker daemon of the agent's own by sudo, which hands these two
   * variables on and no other (gocd/gocd gocd-docker-agent/dockerd-sudo, run-docker-daemon.sh). It
   * waits for it for 30 seconds by itself, which disks of a NAS may need alone. The daemon's socket
   * belongs to the group {@code docker} of the image, in which a user with a group of its own
   * choice is not; so it gets the agent's group, which is root's.
   */
  private static void docker(ContainerSpec c, ListItem i) {
    c.privileged(
        "A Docker daemon in the container mounts file systems and sets up networks; jobs that use"
            + " it can do whatever root of the NAS can.");
    c.env(
        "DOCKERD_ADDITIONAL_ARGS",
        concat(
            text("--host=tcp://localhost:2375 --group=root"),
            when(
                i.isGiven(AgentWizard.DOCKERD_OPTIONS),
                text(" {}", verbatim(i.get(AgentWizard.DOCKERD_OPTIONS))))));
    c.env("DOCKERD_MAX_WAIT_SECS", String.valueOf(SECONDS_FOR_DOCKER));
    c.mount(DOCKER, "/var/lib/docker");
    limit(c, i, AgentWizard.DOCKER_LIMITS, AgentWizard.EACH_DOCKER_AGENT);
  }

  private static void limit(ContainerSpec c, ListItem i, LimitsQuestion own, LimitsQuestion each) {
    c.limits(
        choose(i.get(AgentWizard.OWN_LIMITS), i.cpus(own), each.cpus()),
        choose(i.get(AgentWizard.OWN_LIMITS), i.memory(own), each.memory()));
  }

  /** Refuses what names a group that is not there, or a variable of the app. */
  static void refuse(AppSpec a) {
    ExtraVariables.refuse(a, AgentWizard.AGENT_ENVS, OWN_VARIABLES);
    for (ListQuestion list : List.of(AgentWizard.AGENT_ENVS, AgentWizard.AGENT_STORAGES)) {
      a.each(
          list,
          (each, item) ->
              each.refuseIf(
                  all(item.isGiven(AgentWizard.GROUP), not(isGroup(item.get(AgentWizard.GROUP)))),
                  "\"%s\" names a group of agents that is not there. Correct the name, or leave it empty for every group."
                      .formatted(list.label())));
    }
  }

  private static Expression<Boolean> isGroup(Expression<String> name) {
    return not(
        equal(
            concat(
                AgentWizard.AGENTS.text(
                    i -> when(equal(i.get(AgentWizard.AGENT_NAME), name), literal("x"))),
                AgentWizard.DOCKER_AGENTS.text(
                    i -> when(equal(i.get(AgentWizard.AGENT_NAME), name), literal("x")))),
            literal("")));
  }

  /**
   * An agent without its server is alive: restarting it would end its jobs for nothing. So any
   * answer of its status page counts as life, and only a good one as ready. A proxy among the
   * owner's variables is for jobs: it knows nothing of the agent.
   */
  private static void health(ContainerSpec c) {
    Probe alive = Probe.exec("curl", "--silent", "--noproxy", "*", "--output", "/dev/null", STATUS);
    Probe connected =
        Probe.exec("curl", "--silent", "--noproxy", "*", "--fail", "--output", "/dev/null", STATUS);
    // The page is there only once the agent has its program from the server: as late as that starts
    // (gocd/gocd AgentHealthHolder.java).
    c.starts(alive.every(10).failsAfter(Gocd.SECONDS_TO_START / 10));
    c.ready(connected.every(10).failsAfter(3));
    c.live(alive.every(60).failsAfter(10));
  }
}
