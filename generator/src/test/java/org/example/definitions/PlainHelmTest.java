package org.example.definitions;

import static dev.trainyard.generator.expression.Expressions.literal;
import static dev.trainyard.generator.model.Image.image;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever installs a chart with plain Helm says beside the answers. */
class PlainHelmTest {

  private static final StorageQuestion DATA = Questions.storage("data");
  private static final StringQuestion TAG =
      Questions.string("tag").required().defaultText("1").imageTag();

  private static App app() {
    return Demo.web(
        a -> {
          a.group("G", g -> g.ask(DATA, TAG));
          a.job(
              "once",
              Trigger.Moment.EACH_RELEASE,
              j -> j.runAs(1, 1).container(image(literal("ghcr.io/a/b"), TAG), c -> {}));
        },
        c -> c.mount(DATA, "/data").env("KEY", generatedSecret("key", 20)));
  }

  private static List<Map<String, Object>> manifests(Map<String, Object> values) {
    return Demo.manifestsElsewhere(app(), values);
  }

  private static Object name(Map<String, Object> manifest) {
    return Demo.at(manifest, "metadata", "name");
  }

  @Test
  void labels_and_annotations_are_on_every_object_and_pod_beside_those_of_the_chart() {
    List<Map<String, Object>> manifests =
        manifests(
            Map.of("commonLabels", Map.of("team", "blue"), "commonAnnotations", Map.of("a", "b")));

    assertThat(manifests)
        .allSatisfy(
            manifest -> {
              assertThat(Demo.at(manifest, "metadata", "labels", "team")).isEqualTo("blue");
              assertThat(Demo.at(manifest, "metadata", "labels", "app.kubernetes.io/name"))
                  .isEqualTo("demo");
              assertThat(Demo.at(manifest, "metadata", "annotations", "a")).isEqualTo("b");
            });
    Map<String, Object> web = Demo.find(manifests, "Deployment", "demo-web").orElseThrow();
    assertThat(Demo.at(web, "spec", "template", "metadata", "labels", "team")).isEqualTo("blue");
    assertThat(Demo.at(web, "spec", "template", "metadata", "annotations", "a")).isEqualTo("b");
    assertThat(Demo.at(web, "spec", "selector", "matchLabels").toString()).doesNotContain("team");
    assertThat(
            Demo.at(
                Demo.find(manifests, "PersistentVolumeClaim", "demo-data").orElseThrow(),
                "metadata",
                "annotations"))
        .isEqualTo(Map.of("helm.sh/resource-policy", "keep", "a", "b"));
  }

  @Test
  void every_pod_gets_logins_and_nodes() {
    List<Map<String, Object>> manifests =
        manifests(
            Map.of(
                "imagePullSecrets",
                List.of(Map.of("name", "login")),
                "nodeSelector",
                Map.of("disk", "ssd")));

    for (String object : List.of("Deployment demo-web", "Job demo-once-1")) {
      Map<String, Object> manifest =
          Demo.find(manifests, object.split(" ")[0], object.split(" ")[1]).orElseThrow();
      assertThat(Demo.at(manifest, "spec", "template", "spec", "imagePullSecrets"))
          .isEqualTo(List.of(Map.of("name", "login")));
      assertThat(Demo.at(manifest, "spec", "template", "spec", "nodeSelector"))
          .isEqualTo(Map.of("disk", "ssd"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/library/demo,mirror.example.org:5000,mirror.example.org:5000/library/demo:1",
    "registry.example.org:5000/demo,mirror/hub,mirror/hub/demo:1",
    "localhost/demo,mirror,mirror/demo:1",
    "library/demo,mirror,mirror/library/demo:1",
    "docker.io/library/demo,'',docker.io/library/demo:1",
  })
  void a_registry_has_the_images_under_their_paths(
      String repository, String registry, String expected) {
    App app =
        Demo.app(
            a ->
                a.workload(
                    Demo.WEB,
                    w ->
                        w.runAs(1, 1)
                            .container(image(repository, "1"), c -> c.noHealthCheck("None."))));

    assertThat(
            Demo.at(
                Demo.find(
                        Demo.manifestsElsewhere(app, Map.of("imageRegistry", registry)),
                        "Deployment",
                        "demo-web")
                    .orElseThrow(),
                "spec",
                "template",
                "spec",
                "containers",
                0,
                "image"))
        .isEqualTo(expected);
  }

  @Test
  void images_of_answers_come_from_the_registry_too() {
    assertThat(
            Demo.at(
                Demo.find(manifests(Map.of("imageRegistry", "m:1")), "Job", "demo-once-1")
                    .orElseThrow(),
                "spec",
                "template",
                "spec",
                "containers",
                0,
                "image"))
        .isEqualTo("m:1/a/b:1");
  }

  /** What is looked up under a name, or mounted by it, is made under the same. */
  @Test
  void every_object_is_named_after_the_full_name() {
    List<Map<String, Object>> manifests = manifests(Map.of("fullnameOverride", "notes"));

    assertThat(manifests)
        .extracting(PlainHelmTest::name)
        .allSatisfy(name -> assertThat(name.toString()).matches("notes(-.*)?"));
    Map<String, Object> web = Demo.find(manifests, "Deployment", "notes-web").orElseThrow();
    assertThat(Demo.at(web, "spec", "template", "spec", "volumes").toString())
        .contains("claimName=notes-data");
    assertThat(template("_helpers.tpl").substring(template("_helpers.tpl").indexOf("demo.kept")))
        .contains(
            "lookup \"v1\" \"Secret\" $root.Release.Namespace (include \"demo.fullname\" $root)");
  }

  @Test
  void nothing_of_it_is_there_unless_it_is_given() {
    Map<String, Object> web =
        Demo.find(manifests(Map.of()), "Deployment", "demo-web").orElseThrow();

    assertThat(Demo.at(web, "spec", "template", "spec").toString())
        .doesNotContain("imagePullSecrets", "nodeSelector");
    assertThat(HelmForm.of(app()).fields())
        .extracting(field -> field.variable())
        .containsExactly("data", "tag");
  }

  private static String template(String name) {
    return new HelmEdition()
        .render(app())
        .files()
        .get(RelativePath.of("stable/demo/1.0.0/templates/" + name))
        .toText();
  }

  private static List<String> refused(Map<String, Object> values) {
    String schema =
        new HelmEdition()
            .render(app())
            .files()
            .get(RelativePath.of("stable/demo/1.0.0/values.schema.json"))
            .toText();
    Map<String, Object> all = new LinkedHashMap<>(HelmEdition.defaults(app()));
    all.putAll(values);
    JsonNode node = new ObjectMapper().valueToTree(all);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(schema)
        .validate(node)
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void the_schema_takes_what_kubernetes_takes() {
    assertThat(
            refused(
                Map.of(
                    "commonLabels",
                    Map.of("example.org/team", "blue", "empty", ""),
                    "commonAnnotations",
                    Map.of("example.org/note", "anything: {{ at }} all"),
                    "imagePullSecrets",
                    List.of(Map.of("name", "login")),
                    "nodeSelector",
                    Map.of("kubernetes.io/arch", "amd64"),
                    "imageRegistry",
                    "mirror.example.org:5000/hub",
                    "fullnameOverride",
                    "notes")))
        .isEmpty();
  }

  @Test
  void the_schema_refuses_what_would_break_the_chart() {
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("commonLabels", Map.of("app.kubernetes.io/name", "x")),
            Map.of("commonLabels", Map.of("helm.sh/chart", "x")),
            Map.of("commonLabels", Map.of("year", 2024)),
            Map.of("commonLabels", Map.of("a", "b c")),
            Map.of("commonAnnotations", Map.of("checksum/config", "x")),
            Map.of("commonAnnotations", Map.of("helm.sh/hook", "pre-install")),
            Map.of("commonAnnotations", Map.of("ix.upgrade.scale.down.workload", "false")),
            Map.of("imagePullSecrets", List.of("login")),
            Map.of("imagePullSecrets", List.of(Map.of("name", "Not One"))),
            Map.of("nodeSelector", Map.of("a b", "x")),
            Map.of("imageRegistry", "https://mirror"),
            Map.of("imageRegistry", "mirror/"),
            Map.of("fullnameOverride", "Notes"),
            Map.of("fullnameOverride", "n".repeat(31)))) {
      assertThat(refused(wrong)).as(wrong.toString()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "commonLabels",
        "commonAnnotations",
        "imagePullSecrets",
        "nodeSelector",
        "imageRegistry",
        "fullnameOverride"
      })
  void no_question_has_a_name_of_these(String variable) {
    BooleanQuestion question = Questions.yesNo(variable);
    App app = Demo.web(a -> a.group("G", g -> g.ask(question)), c -> c.env("X", question));

    assertThat(AppChecks.render(new HelmEdition(), app).problems())
        .filteredOn(Problem::isError)
        .singleElement()
        .satisfies(problem -> assertThat(problem.rule()).isEqualTo(Rule.RESERVED_VARIABLE));
  }

  /** Patches find what every object has as if it stood there. */
  @Test
  void a_patch_adds_to_what_every_pod_has() {
    App app =
        Demo.web(
            a ->
                a.only(
                    Helm.patch(
                        "It needs a disk.",
                        "Deployment",
                        Demo.WEB,
                        m -> m.set("spec/template/spec/nodeSelector/disk", "ssd"))),
            c -> {});

    assertThat(
            Demo.at(
                Demo.find(
                        Demo.manifestsElsewhere(app, Map.of("nodeSelector", Map.of("a", "b"))),
                        "Deployment",
                        "demo-web")
                    .orElseThrow(),
                "spec",
                "template",
                "spec",
                "nodeSelector"))
        .isEqualTo(Map.of("a", "b", "disk", "ssd"));
  }

  @Test
  void a_directory_that_gets_an_owner_goes_by_its_name() {
    StorageQuestion more = Questions.storage("more.stuff");
    App app =
        Demo.web(
            a -> a.group("G", g -> g.ask(DATA, more)),
            c ->
                c.mount(DATA, "/data", m -> m.ownedBy(1, 1))
                    .mount(DATA, "/logs", m -> m.subPath("my/logs").ownedBy(1, 1))
                    .mount(more, "/more", m -> m.ownedBy(2, 2)));

    assertThat(
            Demo.at(
                Demo.find(Demo.manifestsElsewhere(app, Map.of()), "Deployment", "demo-web")
                    .orElseThrow(),
                "spec",
                "template",
                "spec",
                "initContainers",
                0,
                "args"))
        .isEqualTo(
            List.of("1:1=/volumes/data", "1:1=/volumes/data.my.logs", "2:2=/volumes/more-stuff"));
  }

  @Test
  void permission_bits_are_octal() {
    App app = Demo.web(a -> {}, c -> c.file("/a", literal("x"), 0500).file("/b", literal("y")));

    assertThat(
            new HelmEdition()
                .render(app)
                .files()
                .get(RelativePath.of("stable/demo/1.0.0/templates/web.yaml"))
                .toText())
        .contains("defaultMode: 0444\n", "mode: 0500\n", "mode: 0444\n");
  }
}
