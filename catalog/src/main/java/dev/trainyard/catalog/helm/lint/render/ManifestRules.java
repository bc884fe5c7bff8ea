package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.catalog.helm.lint.Examples;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.generator.helm.rule.Finding;
import dev.trainyard.generator.helm.rule.Topic;
import dev.trainyard.generator.problem.Severity;
import dev.trainyard.generator.problem.Visible;
import dev.trainyard.manifests.KubernetesApis;
import dev.trainyard.manifests.ManifestCheck;
import dev.trainyard.manifests.RenderedDocument;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules about what Kubernetes says of the objects. */
final class ManifestRules implements RenderedRules {

  /** A workload with nothing to be said against. */
  static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: demo}
      spec:
        selector: {matchLabels: {app: demo}}
        template:
          metadata: {labels: {app: demo}}
          spec:
            containers:
              - name: demo
                image: nginx:1.27
                ports: [{name: web, containerPort: 80}]
                readinessProbe: {tcpSocket: {port: web}}
                resources: {limits: {cpu: "1", memory: 1Gi}}
      """;

  private static final String SERVICE =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: demo}
      spec:
        type: NodePort
        selector: {app: demo}
        ports: [{port: 80, targetPort: web, nodePort: 30080}]
      """;

  private static final Map<Topic, LintRule> RULES = new EnumMap<>(rulesByTopic());

  private static final LintRule CUSTOM =
      LintRule.note("TN823", "Objects of kinds that others define come with their definition")
          .because(
              "A kind that is not Kubernetes' own exists only where something has defined it. Without"
                  + " its CustomResourceDefinition Helm refuses the whole installation. Network"
                  + " attachments are there on every NAS.")
          .rendered()
          .bad(
              Examples.template(
                  """
                  apiVersion: cert-manager.io/v1
                  kind: Issuer
                  metadata: {name: demo}
                  """))
          .good(
              Examples.template(
                  """
                  apiVersion: k8s.cni.cncf.io/v1
                  kind: NetworkAttachmentDefinition
                  metadata: {name: demo}
                  """));

  /** Where something stands in what was rendered. */
  private static final Pattern IN_TEXT = Pattern.compile("^line ([0-9]+), column [0-9]+: (.*)$");

  private static final String GIVEN = "k8s.cni.cncf.io/";

  private static Map<Topic, LintRule> rulesByTopic() {
    Map<Topic, LintRule> rules = new EnumMap<>(Topic.class);
    rules.put(
        Topic.TEXT,
        LintRule.warning("TN810", "A template renders to objects in which each key stands once")
            .because(
                "A key that is there twice counts as its last value, until a reader refuses both."
                    + " What is no object at all is an error.")
            .rendered()
            .bad(
                Examples.template(Examples.CONFIG_MAP + "data:\n  title: Demo\n  title: Another\n"))
            .good(Examples.template(Examples.CONFIG_MAP + "data:\n  title: Demo\n")));
    rules.put(
        Topic.KIND,
        LintRule.error("TN811", "An object is of a kind that the Kubernetes of a release serves")
            .because(
                "TrueNAS 22.12 comes with Kubernetes 1.25, 23.10 and 24.04 with 1.26. Helm refuses an"
                    + " installation with a kind or version that is not there any more, or not yet."
                    + " Of 22.02 no public source says more than that it is one of 1.21 to 1.24;"
                    + " what only some of these serve is a warning.")
            .rendered()
            .bad(
                Examples.template(
                    """
                    apiVersion: policy/v1beta1
                    kind: PodDisruptionBudget
                    metadata: {name: demo}
                    spec: {minAvailable: 1, selector: {matchLabels: {app: demo}}}
                    """))
            .good(
                Examples.template(
                    """
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: demo}
                    spec: {minAvailable: 1, selector: {matchLabels: {app: demo}}}
                    """)));
    rules.put(
        Topic.FIELD,
        LintRule.error("TN812", "The fields of an object are those that Kubernetes knows")
            .because(
                "By the schema of Kubernetes 1.26 and the model of Fabric8: unknown fields are"
                    + " dropped without a word, a wrong type or value, a required field that is"
                    + " missing, or a quantity that is none end the installation.")
            .rendered()
            .bad(
                Examples.template(DEPLOYMENT.replace("containerPort: 80", "containerPort: \"80\"")))
            .good(Examples.template(DEPLOYMENT)));
    rules.put(
        Topic.METADATA,
        LintRule.error("TN813", "Names, labels and annotations have the form Kubernetes wants")
            .because("Anything else is refused while the app is installed.")
            .rendered()
            .bad(Examples.template(Examples.CONFIG_MAP.replace("demo", "Demo_1")))
            .good(Examples.template(Examples.CONFIG_MAP.replace("demo", "demo-1"))));
    rules.put(
        Topic.UNIQUE,
        LintRule.error("TN814", "A chart renders each object once")
            .because("Helm stops half-way when it meets the second one.")
            .rendered()
            .bad(Examples.template(Examples.CONFIG_MAP + "---\n" + Examples.CONFIG_MAP))
            .good(
                Examples.template(
                    Examples.CONFIG_MAP + "---\n" + Examples.CONFIG_MAP.replace("demo", "other"))));
    rules.put(
        Topic.HOOK,
        LintRule.warning("TN815", "The annotations of hooks say what Helm knows")
            .because("Helm passes over events and policies that it does not know.")
            .rendered()
            .bad(Examples.template(hook("before-upgrade")))
            .good(Examples.template(hook("pre-upgrade"))));
    rules.put(
        Topic.WORKLOAD,
        LintRule.error("TN816", "What makes pods selects these pods, in time")
            .because(
                "Selectors that do not match the labels of their pods, strategies that do not go"
                    + " together and schedules that are none are refused.")
            .rendered()
            .bad(
                Examples.template(
                    DEPLOYMENT.replace(
                        "metadata: {labels: {app: demo}}", "metadata: {labels: {app: web}}")))
            .good(Examples.template(DEPLOYMENT)));
    rules.put(
        Topic.POD,
        LintRule.error("TN817", "The containers and volumes of a pod go together")
            .because(
                "A mount of a volume that the pod does not have, two containers of one name or with"
                    + " one port, a volume of no source, a restart policy that the kind does not"
                    + " allow: the pods are refused, or never start.")
            .rendered()
            .bad(
                Examples.template(
                    DEPLOYMENT.replace(
                        "ports:",
                        "volumeMounts: [{name: data, mountPath: /data}]\n          ports:")))
            .good(Examples.template(DEPLOYMENT)));
    rules.put(
        Topic.CONTAINER,
        LintRule.error("TN818", "A container says what can be run")
            .because(
                "Ports beyond 65535 or two of one number, variables of one name, probes that ask in"
                    + " no way or a port that is not there, requests above limits, mounts at one"
                    + " path: Kubernetes refuses them, or mixes them up when something changes.")
            .rendered()
            .bad(Examples.template(DEPLOYMENT.replace("{port: web}", "{port: http}")))
            .good(Examples.template(DEPLOYMENT)));
    rules.put(
        Topic.SERVICE,
        LintRule.error("TN819", "A service leads to pods, by ports that can be had")
            .because(
                "Node ports begin at 9000 on TrueNAS. A service whose labels no pod has answers"
                    + " nothing.")
            .rendered()
            .bad(Examples.template(DEPLOYMENT + SERVICE.replace("30080", "80")))
            .good(Examples.template(DEPLOYMENT + SERVICE)));
    rules.put(
        Topic.STORAGE,
        LintRule.error("TN820", "A claim of storage says how much, and how it is used")
            .because("A claim without is refused.")
            .rendered()
            .bad(Examples.template(claim("")))
            .good(Examples.template(claim("  accessModes: [ReadWriteOnce]\n"))));
    rules.put(
        Topic.CONFIG,
        LintRule.error("TN821", "The keys of ConfigMaps and Secrets can be names of files")
            .because("Other keys are refused, and so are secrets without the keys of their type.")
            .rendered()
            .bad(Examples.template(Examples.CONFIG_MAP + "data: {\"my/key\": Demo}\n"))
            .good(Examples.template(Examples.CONFIG_MAP + "data: {my.key: Demo}\n")));
    rules.put(
        Topic.REFERENCE,
        LintRule.warning("TN822", "What an object names is in the same release")
            .because(
                "An app has a namespace of its own. A pod waits for ever for a ConfigMap, Secret or"
                    + " claim that nothing makes, or for a key that it does not have.")
            .rendered()
            .bad(Examples.template(DEPLOYMENT.replace("ports:", from("demo-settings"))))
            .good(
                Examples.template(
                    DEPLOYMENT.replace("ports:", from("demo"))
                        + "---\n"
                        + Examples.CONFIG_MAP
                        + "data: {TITLE: Demo}\n")));
    return rules;
  }

  private static String from(String name) {
    return "envFrom: [{configMapRef: {name: " + name + "}}]\n          ports:";
  }

  private static String hook(String event) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: demo, annotations: {helm.sh/hook: %s}}
        """
        .formatted(event);
  }

  private static String claim(String modes) {
    return """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: demo}
        spec:
        %s  resources: {requests: {storage: 1Gi}}
        """
        .formatted(modes);
  }

  private final ManifestCheck manifests = new ManifestCheck();

  /** All of them, in the order of their codes. */
  static List<LintRule> all() {
    return Stream.concat(RULES.values().stream(), Stream.of(CUSTOM))
        .sorted(Comparator.comparing(LintRule::code))
        .toList();
  }

  @Override
  public List<LintRule> rules() {
    return all();
  }

  @Override
  public void check(
      Subject subject, Case rendering, List<RenderedDocument> documents, Findings findings) {
    for (Finding finding :
        manifests.check(documents, rendering.target().oldest(), rendering.target().newest())) {
      Optional<RenderedDocument> document =
          documents.stream()
              .filter(
                  one ->
                      one.id().equals(finding.document()) && one.source().equals(finding.source()))
              .findFirst();
      String kind = document.map(RenderedDocument::kind).orElse("");
      Object value = document.map(one -> FieldValues.at(one.object(), finding.path())).orElse(null);
      findings.add(
          rendering,
          RULES.get(finding.topic()),
          severity(finding),
          subject.where(finding.source(), kind, finding.document(), finding.path(), value),
          Visible.of(finding.message(), 400),
          "",
          "Correct the template, or the values that it takes.");
    }
    documents.forEach(document -> custom(subject, rendering, document, documents, findings));
  }

  /** A rule that is no more than a warning has no errors. */
  private static Severity severity(Finding finding) {
    Severity usual = RULES.get(finding.topic()).severity();
    if (finding.topic() == Topic.TEXT) {
      return finding.severity();
    }
    return finding.severity().compareTo(usual) > 0 ? finding.severity() : usual;
  }

  /**
   * Reads objects as Kubernetes does where a key is there twice, which its own reader passes over.
   */
  static List<RenderedDocument> read(
      Subject subject, Case rendering, List<RenderedDocument> documents, Findings findings) {
    return documents.stream()
        .map(
            document -> {
              RenderedDocument lenient =
                  document.unreadable().isEmpty() ? document : document.withLastOfKeys();
              if (lenient != document && lenient.unreadable().isEmpty()) {
                findings.add(
                    rendering,
                    RULES.get(Topic.TEXT),
                    Severity.WARNING,
                    subject.where(lenient.source(), lenient.kind(), lenient.id(), "", null),
                    Visible.of(
                        IN_TEXT
                            .matcher(document.unreadable())
                            .replaceFirst("$2, line $1 of the object"),
                        400),
                    "",
                    "Leave one of the two out; the last one counts, unless the reader refuses both.");
                return lenient;
              }
              return document;
            })
        .toList();
  }

  private static void custom(
      Subject subject,
      Case rendering,
      RenderedDocument document,
      List<RenderedDocument> all,
      Findings findings) {
    String version = document.apiVersion();
    if (version.isEmpty()
        || KubernetesApis.isBuiltIn(version)
        || version.startsWith(GIVEN)
        || subject.version().folder().hasFolder("crds")
        || all.stream().anyMatch(other -> other.kind().equals("CustomResourceDefinition"))) {
      return;
    }
    findings.add(
        rendering,
        CUSTOM,
        subject.where(document.source(), document.kind(), document.id(), "apiVersion", version),
        "is of " + Visible.of(version) + ", which the chart does not define",
        "",
        "Leave it out, or bring the definition along in crds/.");
  }
}
