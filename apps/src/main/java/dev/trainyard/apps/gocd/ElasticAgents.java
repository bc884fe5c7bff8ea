package dev.trainyard.apps.gocd;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.expression.Expressions.when;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.helm.word.Helm.mayUseApiClusterWide;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.question.Questions.yesNo;

import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.TextFile;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * Agents that the server starts in pods when jobs ask for them, by GoCD's plugin for Kubernetes. It
 * finds the cluster by the token of its pod, and works in the namespace of that (gocd/
 * kubernetes-elastic-agents@8128178 KubernetesClientFactory.java, createClientFor).
 */
final class ElasticAgents {

  static final BooleanQuestion WANTED =
      yesNo("elastic.enabled")
          .label("Elastic Agents")
          .description(
              "The server may start and end pods beside those of the app, as GoCD's plugin for"
                  + " Kubernetes does for jobs that ask for it. Whoever administers GoCD can then do"
                  + " whatever root of the NAS can. The README tells how to set it up.");

  private static final String SCRIPT = "/scripts/elastic-agents.sh";

  private ElasticAgents() {}

  /**
   * Gives the server the rights that the plugin uses: of pods those of KubernetesAgentInstances,
   * KubernetesInstance and KubernetesInstanceFactory, of logs, nodes and events those of its status
   * reports (KubernetesElasticAgent, KubernetesCluster). Upstream's chart gives all rights to pods
   * (gocd/helm-chart@0b728b4 gocd/templates/gocd-cluster-role.yaml); nothing uses the rest of them.
   * {@code deletecollection} is for what ends the agents with the app.
   */
  static void allow(WorkloadSpec w) {
    w.when(
        WANTED,
        wanted ->
            wanted
                .only(
                    mayUseApi(
                        List.of(""),
                        List.of("pods"),
                        List.of("create", "delete", "deletecollection", "get", "list", "watch")))
                .only(mayUseApi(List.of(""), List.of("pods/log"), List.of("get")))
                .only(
                    mayUseApiClusterWide(List.of(""), List.of("nodes", "events"), List.of("list")))
                .container("elastic", Gocd.IMAGE, ElasticAgents::end));
  }

  /**
   * TrueNAS stops an app by waiting, without a limit, until its namespace has no pod left
   * (truenas/middleware TS-24.04.2.5 chart_releases_linux/scale_workload.py, scale); those of the
   * plugin are no workload that it scales down. So they end when the server does.
   */
  private static void end(ContainerSpec c) {
    c.command("/bin/sh", SCRIPT);
    c.file(SCRIPT, literal(TextFile.of(ElasticAgents.class, "elastic-agents.sh")));
    c.env("SERVER", text("http://127.0.0.1:{}/go/api/v1/health", Gocd.HTTP));
    c.mount(Gocd.WORK, "/go-working-dir");
    c.noHealthCheck("It sleeps until the app is stopped.");
    c.limits(0.5, 64);
  }

  /** What the notes say of them. */
  static Expression<String> notes() {
    return when(
        WANTED,
        text(
            "\nCluster profile of the elastic agents: Go Server URL http://{}:{}/go, the rest"
                + " empty.\n",
            hostOf(Gocd.SERVER),
            Gocd.HTTP));
  }
}
