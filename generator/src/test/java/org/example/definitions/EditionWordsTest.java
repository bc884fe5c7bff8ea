package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.helm.word.Helm.alsoAt;
import static dev.trainyard.generator.helm.word.Helm.atMostUnavailable;
import static dev.trainyard.generator.helm.word.Helm.claims;
import static dev.trainyard.generator.helm.word.Helm.mayUseApi;
import static dev.trainyard.generator.helm.word.Helm.mayUseApiClusterWide;
import static dev.trainyard.generator.helm.word.Helm.namespace;
import static dev.trainyard.generator.helm.word.Helm.patch;
import static dev.trainyard.generator.helm.word.Helm.podField;
import static dev.trainyard.generator.helm.word.Helm.pullsAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.EditionWords;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.helm.word.Hook;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Problems;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only one edition can do is done by it, and reported by every other. */
class EditionWordsTest {

  private static final App APP =
      Demo.app(
          a -> {
            a.workload(
                Demo.WEB,
                w -> {
                  w.only(mayUseApi(List.of(""), List.of("pods"), List.of("get")));
                  Demo.pod(
                      w, c -> c.env("POD", podField("metadata.name")).env("SPACE", namespace()));
                });
            a.job("first", Hook.PRE_INSTALL, j -> j.runAs(1, 1).container(Demo.IMAGE, c -> {}));
            a.only(
                patch(
                    "Priorities.",
                    "Deployment",
                    Demo.WEB,
                    m ->
                        m.set("spec/template/spec/priorityClassName", "high")
                            .set("spec/template/spec/containers[web]/tty", true)
                            .set("spec/template/spec/hostAliases", List.of())
                            .remove("spec/revisionHistoryLimit")));
            a.only(Helm.file("A budget.", "templates/budget.yaml", "# {{ .Release.Name }}\n"));
          });

  @Test
  void every_word_is_reported_by_an_edition_that_does_not_know_it() {
    assertThat(EditionWords.foreignTo("compose", APP))
        .extracting(Problem::found)
        .containsExactly(
            "asks for a change of the Deployment web, which the edition compose leaves out",
            "asks for the file templates/budget.yaml, which the edition compose leaves out",
            "asks for rights at the Kubernetes API, which the edition compose cannot do",
            "asks for the field metadata.name of the pod, which the edition compose cannot do",
            "asks for a job before the first installation, which the edition compose cannot do",
            "asks for the namespace of the release, which the edition compose cannot do");
    assertThat(EditionWords.foreignTo("compose", APP))
        .allSatisfy(
            problem -> {
              assertThat(problem.isError()).isEqualTo(problem.found().endsWith("cannot do"));
              assertThat(problem.where().position()).matches("EditionWordsTest.java:[0-9]+");
            });
    assertThat(EditionWords.foreignTo("helm", APP)).isEmpty();
  }

  private static final StorageQuestion DATA = Questions.storage("data");

  private static App claiming(EditionWord.OfApp... words) {
    return Demo.web(
        a -> {
          a.group("Storage", g -> g.ask(DATA));
          List.of(words).forEach(a::only);
        },
        c -> c.mount(DATA, "/data"));
  }

  @Test
  void what_others_do_in_their_own_way_is_a_note_of_theirs() {
    App app = claiming(claims(DATA, 20));

    assertThat(EditionWords.foreignTo("compose", app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found())
                  .contains(
                      "a claim of 20 GiB for question data, which the edition compose leaves out");
            });
    Rendered rendered = new HelmEdition().render(app);
    assertThat(rendered.problems()).isEmpty();
    assertThat(
            rendered
                .files()
                .get(new RelativePath("stable/demo/1.0.0/templates/claims.yaml"))
                .toText())
        .contains("storage: \"20Gi\"");
  }

  private static final BooleanQuestion ON_DEMAND = Questions.yesNo("on_demand");

  private static final StringQuestion REGISTRY = Questions.string("registry").required();
  private static final StringQuestion USER = Questions.string("user").required();
  private static final SecretQuestion PASSWORD = Questions.secret("password").required();
  private static final ListQuestion REGISTRIES =
      Questions.list("registries").items(REGISTRY, USER, PASSWORD);

  /** What only charts can do depends on questions that only they ask. */
  private static final App OPTIONAL =
      Demo.app(
          a -> {
            a.group("More", g -> g.askOnly(Helm.EDITION, ON_DEMAND, REGISTRIES));
            a.workload(
                Demo.WEB,
                w -> {
                  w.when(
                      ON_DEMAND,
                      on ->
                          on.only(mayUseApi(List.of(""), List.of("pods"), List.of("get")))
                              .only(
                                  mayUseApiClusterWide(
                                      List.of(""), List.of("nodes"), List.of("list"))));
                  w.each(
                      REGISTRIES,
                      (each, i) ->
                          each.only(pullsAs(i.get(REGISTRY), i.get(USER), i.get(PASSWORD))));
                  Demo.pod(w, c -> c.when(ON_DEMAND, on -> on.env("SPACE", namespace())));
                });
          });

  private static List<Map<String, Object>> of(Map<String, Object> answers) {
    return Demo.manifests(OPTIONAL, answers);
  }

  private static Object pod(List<Map<String, Object>> manifests, String field) {
    return Demo.at(
        Demo.find(manifests, "Deployment", "demo-web").orElseThrow(),
        "spec",
        "template",
        "spec",
        field);
  }

  @Test
  void rights_may_depend_on_an_answer() {
    List<Map<String, Object>> with = of(Map.of("on_demand", true));
    List<Map<String, Object>> without = of(Map.of());

    assertThat(pod(with, "serviceAccountName")).isEqualTo("demo-web");
    assertThat(pod(with, "automountServiceAccountToken")).isEqualTo(true);
    assertThat(pod(without, "serviceAccountName")).isNull();
    assertThat(pod(without, "automountServiceAccountToken")).isEqualTo(false);
    for (String kind : List.of("ServiceAccount", "Role", "RoleBinding")) {
      assertThat(Demo.find(with, kind, "demo-web")).isPresent();
    }
    assertThat(with).extracting(manifest -> manifest.get("kind")).contains("ClusterRoleBinding");
    assertThat(without)
        .extracting(manifest -> manifest.get("kind"))
        .doesNotContain("ServiceAccount", "Role", "RoleBinding", "ClusterRole");
  }

  @Test
  void each_registry_has_a_secret_that_the_pod_names() {
    List<Map<String, Object>> manifests =
        of(
            Map.of(
                "registries",
                List.of(
                    Map.of("registry", "a.example.org:5000", "user", "me", "password", "\"p\\"),
                    Map.of("registry", "ghcr.io", "user", "you", "password", "p"))));

    assertThat(pod(manifests, "imagePullSecrets"))
        .isEqualTo(
            List.of(
                Map.of("name", "demo-web-registry-1-0"), Map.of("name", "demo-web-registry-1-1")));
    Map<String, Object> secret =
        Demo.find(manifests, "Secret", "demo-web-registry-1-0").orElseThrow();
    assertThat(secret.get("type")).isEqualTo("kubernetes.io/dockerconfigjson");
    assertThat(Demo.at(secret, "stringData", ".dockerconfigjson"))
        .isEqualTo(
            "{\"auths\":{\"a.example.org:5000\":{\"username\":\"me\",\"password\":\"\\\"p\\\\\"}}}");
    assertThat(Demo.find(of(Map.of()), "Secret", "demo-web-registry-1-0")).isEmpty();
  }

  @Test
  void an_edition_does_without_what_only_questions_of_another_lead_to() {
    Rendered rendered = new ComposeEdition().render(OPTIONAL);

    assertThat(rendered.problems())
        .allMatch(problem -> problem.severity() == Severity.NOTE)
        .extracting(Problem::found)
        .containsExactlyInAnyOrder(
            "asks for rights at the Kubernetes API, which the edition compose leaves out together"
                + " with the question that leads to it",
            "asks for rights at the Kubernetes API, which the edition compose leaves out together"
                + " with the question that leads to it",
            "asks for credentials of a registry, which the edition compose leaves out together with"
                + " the question that leads to it",
            "asks for the namespace of the release, which the edition compose leaves out together"
                + " with the question that leads to it");
    assertThat(
            rendered
                .files()
                .get(new RelativePath("trains/stable/demo/1.0.0/questions.yaml"))
                .toText())
        .doesNotContain("on_demand", "registries");
    assertThat(
            new HelmEdition()
                .render(OPTIONAL)
                .files()
                .get(new RelativePath("stable/demo/1.0.0/questions.yaml"))
                .toText())
        .contains("on_demand", "registries");
  }

  private static final Port HTTP = Parts.tcp("http", 8080);
  private static final IpAddressQuestion ADDRESS = Questions.ipAddress("address");

  private static App at(Consumer<WorkloadSpec> more, Question... asked) {
    return Demo.app(
        a -> {
          a.group("More", g -> g.ask(asked));
          a.workload(
              Demo.WEB,
              w -> {
                w.runAs(568, 568).container(Demo.IMAGE, c -> c.port(HTTP).ready(Probe.http("/")));
                more.accept(w);
              });
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> port(App app, Map<String, Object> answers) {
    return (Map<String, Object>)
        Demo.at(
            Demo.find(Demo.manifests(app, answers), "Deployment", "demo-web").orElseThrow(),
            "spec",
            "template",
            "spec",
            "containers",
            0,
            "ports",
            0);
  }

  @Test
  void a_port_of_the_machine_has_any_number_and_may_depend_on_an_answer() {
    App always = at(w -> w.only(alsoAt(HTTP, literal(80), ADDRESS)), ADDRESS);
    App sometimes =
        at(
            w -> w.when(ON_DEMAND, on -> on.only(alsoAt(HTTP, literal(80), literal("")))),
            ON_DEMAND);

    assertThat(port(always, Map.of("address", "10.0.0.2")))
        .containsEntry("containerPort", 8080L)
        .containsEntry("hostPort", 80L)
        .containsEntry("hostIP", "10.0.0.2");
    assertThat(port(sometimes, Map.of("on_demand", true))).containsEntry("hostPort", 80L);
    assertThat(port(sometimes, Map.of())).containsEntry("hostPort", 0L).doesNotContainKey("hostIP");
    assertThat(new HelmEdition().render(always).problems()).noneMatch(Problem::isError);
    assertThat(EditionWords.foreignTo("compose", always))
        .extracting(Problem::found)
        .containsExactly(
            "asks for a port of the machine that leads to port http, which the edition compose"
                + " cannot do");
  }

  /** Kubernetes keeps the port that it has added itself, unless it is told of none. */
  @Test
  void who_leaves_the_network_of_the_nas_leaves_its_ports() {
    App app = at(w -> w.hostNetwork(ON_DEMAND), ON_DEMAND);

    assertThat(port(app, Map.of("on_demand", true))).containsEntry("hostPort", 8080L);
    assertThat(port(app, Map.of())).containsEntry("hostPort", 0L);
    assertThat(port(at(w -> {}, ON_DEMAND), Map.of())).doesNotContainKey("hostPort");
  }

  @Test
  void a_port_of_the_machine_leads_to_one_port_that_there_is() {
    App app =
        at(
            w ->
                w.only(alsoAt(Parts.tcp("other", 9), literal(80), literal("")))
                    .each(
                        REGISTRIES,
                        (each, i) -> each.only(alsoAt(HTTP, literal(80), i.get(REGISTRY)))),
            REGISTRIES);

    assertThat(new HelmEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "leads a port of the machine to port other, which it does not listen on",
            "leads several ports of the machine to port http");
  }

  /** Kubernetes refuses a port of the machine with another number than the pod's there. */
  @Test
  void in_the_network_of_the_machine_no_port_leads_to_another() {
    App app = at(w -> w.hostNetwork("It must.").only(alsoAt(HTTP, literal(80), ADDRESS)), ADDRESS);

    assertThat(new HelmEdition().render(app).problems())
        .filteredOn(Problem::isError)
        .extracting(Problem::found)
        .containsExactly(
            "leads a port of the machine to port http in the network of the machine itself");
  }

  private static final Workload SECOND = Parts.workload("second");

  @Test
  void a_budget_is_for_workloads_together_and_there_where_all_of_them_are() {
    BooleanQuestion two = Questions.yesNo("two");
    App app =
        Demo.app(
            a -> {
              a.group("More", g -> g.ask(two));
              a.workload(Demo.WEB, w -> Demo.pod(w, c -> {}));
              a.when(two, t -> t.workload(SECOND, w -> Demo.pod(w, c -> {})));
              a.only(atMostUnavailable(1, Demo.WEB, SECOND));
            });

    Map<String, Object> budget =
        Demo.find(
                Demo.manifests(app, Map.of("two", true)), "PodDisruptionBudget", "demo-web-budget")
            .orElseThrow();
    assertThat(Demo.at(budget, "spec", "maxUnavailable")).isEqualTo(1L);
    assertThat(Demo.at(budget, "spec", "selector", "matchExpressions", 0))
        .isEqualTo(
            Map.of(
                "key", "app.kubernetes.io/component",
                "operator", "In",
                "values", List.of("web", "second")));
    assertThat(Demo.at(budget, "spec", "selector", "matchLabels"))
        .isEqualTo(Map.of("app.kubernetes.io/name", "demo", "app.kubernetes.io/instance", "demo"));
    assertThat(Demo.manifests(app, Map.of()))
        .extracting(manifest -> manifest.get("kind"))
        .doesNotContain("PodDisruptionBudget");
    assertThat(EditionWords.foreignTo("compose", app))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Severity.NOTE);
              assertThat(problem.found()).contains("a budget of interruptions for web, second");
            });
  }

  @Test
  void a_budget_is_for_workloads_that_exist_and_lets_a_node_be_emptied() {
    App app =
        Demo.web(
            a ->
                a.only(atMostUnavailable(0, Demo.WEB))
                    .only(atMostUnavailable(1))
                    .only(atMostUnavailable(1, SECOND)),
            c -> {});

    assertThat(new HelmEdition().render(app).problems())
        .extracting(problem -> problem.rule() + " " + problem.found())
        .containsExactly(
            "RANGE lets 0 pods be missing",
            "SHAPE is for no workload",
            "REFERENCE names workload second, which the app has not, or once for each item of a"
                + " list");
  }

  @Test
  void a_question_of_one_edition_needs_a_default() {
    StringQuestion name = Questions.string("name").required();
    App app =
        Demo.web(
            a -> a.group("More", g -> g.askOnly(Helm.EDITION, name)), c -> c.env("NAME", name));

    assertThat(new HelmEdition().render(app).problems())
        .extracting(Problem::found)
        .contains("is asked in the edition helm only and has no default");
  }

  @Test
  void a_claim_has_a_size_and_is_for_mounted_storage_and_said_once() {
    App app = claiming(claims(DATA, 0), claims(DATA, 5), claims(Questions.storage("elsewhere"), 5));

    assertThat(new HelmEdition().render(app).problems())
        .extracting(problem -> problem.rule() + " " + problem.found())
        .containsExactly(
            "RANGE claims 0 GiB",
            "DUPLICATE says the size of a claim again",
            "NOT_ASKED claims a volume for storage that nothing mounts");
  }

  @Test
  void the_helm_edition_reports_words_of_others() {
    record Other() implements EditionWord.OfApp {
      @Override
      public String edition() {
        return "other";
      }

      @Override
      public String meaning() {
        return "a moon";
      }
    }
    App app = Demo.web(a -> a.only(new Other()), c -> {});

    Rendered rendered = new HelmEdition().render(app);
    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.EDITION);
              assertThat(problem.found()).contains("a moon");
            });
  }

  @Test
  void a_patch_changes_the_manifest_that_it_names() {
    Map<String, Object> deployment =
        Demo.find(Demo.manifests(APP, Map.of()), "Deployment", "demo-web").orElseThrow();

    assertThat(Demo.at(deployment, "spec", "template", "spec", "priorityClassName"))
        .isEqualTo("high");
    assertThat(Demo.at(deployment, "spec", "template", "spec", "containers", 0, "tty"))
        .isEqualTo(true);
    assertThat(Demo.at(deployment, "spec", "revisionHistoryLimit")).isNull();
  }

  @Test
  void a_file_is_part_of_the_chart_as_it_is() {
    assertThat(
            new HelmEdition()
                .render(APP)
                .files()
                .get(new RelativePath("stable/demo/1.0.0/templates/budget.yaml"))
                .toText())
        .isEqualTo("# {{ .Release.Name }}\n");
  }

  @Test
  void each_way_around_the_model_is_a_note_with_its_reason() {
    List<Problem> problems = new HelmEdition().render(APP).problems();

    assertThat(problems).allMatch(problem -> problem.severity() == Severity.NOTE);
    assertThat(problems)
        .extracting(Problem::found)
        .containsExactlyInAnyOrder(
            "goes around the model: Priorities.", "goes around the model: A budget.");
    assertThat(Problems.of(problems).summary()).isEqualTo("0 errors, 0 warnings, 2 notes");
    assertThat(Problems.of(problems).hasErrors()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Deployment,web,spec/nothing/there[x],leads nowhere",
    "Deployment,web,spec/template/spec/containers[other]/tty,leads nowhere",
    "Deployment,web,spec//paused,spec//paused is no path",
    "Deployment,web,/spec/paused,is no path",
    "Deployment,web,'spec/example.org\\/gpu',within a key ~1 stands for /",
    "Deployment,web,spec/a~2,is no path",
    "Deployment,webb,spec/paused,there is no Deployment named webb",
    "StatefulSet,web,spec/paused,there is no StatefulSet named web",
  })
  void a_patch_that_does_not_apply_is_an_error(
      String kind, String name, String path, String found) {
    App app =
        Demo.web(a -> a.only(Helm.patch("Why not.", kind, name, m -> m.set(path, true))), c -> {});

    Rendered rendered = new HelmEdition().render(app);
    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(Rule.AROUND);
              assertThat(problem.found()).contains(found);
            });
  }

  @Test
  void a_key_of_a_patch_may_hold_a_slash() {
    App app =
        Demo.web(
            a ->
                a.only(
                    patch(
                        "Why not.",
                        "Deployment",
                        Demo.WEB,
                        m ->
                            m.set("metadata/annotations/example.org~1~0team", "a")
                                .set(
                                    "spec/template/spec/containers[web]/resources/limits/example.org~1gpu",
                                    1)
                                .set("spec/template/metadata/annotations/example.org~1gone", "b")
                                .remove("spec/template/metadata/annotations/example.org~1gone"))),
            c -> {});

    Map<String, Object> deployment =
        Demo.find(Demo.manifests(app, Map.of()), "Deployment", "demo-web").orElseThrow();
    assertThat(Demo.at(deployment, "metadata", "annotations"))
        .isEqualTo(Map.of("example.org/~team", "a"));
    assertThat(
            Demo.at(
                deployment,
                "spec",
                "template",
                "spec",
                "containers",
                0,
                "resources",
                "limits",
                "example.org/gpu"))
        .isEqualTo(1L);
    assertThat(Demo.at(deployment, "spec", "template", "metadata").toString())
        .doesNotContain("gone");
  }

  @Test
  void what_is_not_there_cannot_be_removed() {
    App app =
        Demo.web(
            a ->
                a.only(
                    patch(
                        "Why not.", "Deployment", Demo.WEB, m -> m.remove("spec/minReadySeconds"))),
            c -> {});

    assertThat(new HelmEdition().render(app).problems()).anyMatch(Problem::isError);
  }

  @ParameterizedTest
  @CsvSource({
    "'',templates/x.yaml,without a reason",
    "Why,templates/web.yaml,the version has already",
    "Why,../x.yaml,has a path",
    "Why,/x.yaml,has a path",
    "Why,Chart.yaml,the version has already",
  })
  void a_file_without_reason_or_place_is_an_error(String reason, String path, String found) {
    App app = Demo.web(a -> a.only(Helm.file(reason, path, "x\n")), c -> {});

    Rendered rendered = new HelmEdition().render(app);
    assertThat(rendered.files()).isEmpty();
    assertThat(rendered.problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.found()).contains(found));
  }
}
