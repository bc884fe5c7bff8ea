package dev.trainyard.testcluster.upgrade;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.nas.TrueNasOperation;
import dev.trainyard.generator.helm.nas.TrueNasValues;
import dev.trainyard.generator.helm.nas.TrueNasVersion;
import dev.trainyard.generator.plan.ReadOnlyMounts;
import dev.trainyard.generator.plan.Unique;
import dev.trainyard.generator.tree.TemplateFile;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.app.TestedApp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an owner has after an upgrade from one version of an app to another, and after an edit: on a
 * {@link LiveCluster}, with the answers that TrueNAS keeps and the Secret that the chart looks up.
 */
final class Upgrade implements Tried {

  static final HelmCatalog CATALOG = new HelmCatalog(new HelmEdition());
  static final ReleaseLine LINE = ReleaseLine.SCALE_23_10;

  /** How the evaluator begins what only Helm can make. */
  private static final String MADE = "\uE000";

  /** What can go wrong, with the parts of a comparison that have to say so. */
  enum Trouble {
    /** TrueNAS or the chart refuses the stored answers. */
    REFUSED_ANSWERS(Area.QUESTIONS, Area.STORAGE, Area.SCHEMA, Area.PORTS, Area.REFUSALS),
    /** An answer that was given is not there any more. */
    LOST_ANSWER(Area.QUESTIONS, Area.STORAGE, Area.PORTS),
    /** Data is not where it was. */
    LOST_DATA(Area.STORAGE, Area.DATA),
    /** A generated secret is another one or gone. */
    LOST_SECRET(Area.SECRETS),
    /** Kubernetes refuses the change. */
    REFUSED_CHANGE(Area.FIXED, Area.LEADS, Area.PORTS),
    /** The change leaves something else than a fresh installation makes. */
    DIFFERENT();

    final Set<Area> areas;

    Trouble(Area... areas) {
      this.areas = Set.of(areas);
    }
  }

  /**
   * Something that went wrong.
   *
   * @param what what happened, with answers
   */
  record Finding(Trouble trouble, String what) {}

  private static final String PLAIN = "plain Helm";

  /**
   * Something that was rendered.
   *
   * @param kept what the chart looked up
   */
  record Step(TestedApp tested, Map<String, Object> values, Map<String, String> kept) {}

  private final TestedApp before;
  private final TestedApp after;
  private final List<Step> steps = new ArrayList<>();
  private final Comparison comparison;

  private Upgrade(TestedApp before, TestedApp after) {
    this.before = before;
    this.after = after;
    this.comparison = Comparison.of(CATALOG, before.rendered(), after.rendered());
  }

  /** The upgrade between two sound apps; none when one has errors. */
  static Optional<Upgrade> of(Blueprint before, Blueprint after) {
    Optional<TestedApp> one = TestedApp.ifSound(before.app("1.0.0"));
    Optional<TestedApp> other = one.isEmpty() ? one : TestedApp.ifSound(after.app("1.1.0"));
    return other.map(sound -> new Upgrade(one.orElseThrow(), sound));
  }

  /** What was rendered to find what goes wrong. */
  List<Step> steps() {
    return steps;
  }

  @Override
  public Comparison comparison() {
    return comparison;
  }

  @Override
  public List<Finding> findings(long answers) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> sent = RandomAnswers.harmless(answers).answer(before.app());
    onTrueNas(sent, answers, findings);
    plainHelm(sent, findings);
    return findings;
  }

  private void onTrueNas(Map<String, Object> sent, long seed, List<Finding> findings) {
    Form former = HelmForm.of(before.app());
    Form next = HelmForm.of(after.app());
    Acceptance accepted = Acceptance.install(former, LINE, sent);
    if (!accepted.faults().isEmpty()) {
      return;
    }
    Map<String, Object> stored = accepted.values();
    LiveCluster cluster = new LiveCluster();
    Optional<List<Map<String, Object>>> first =
        evaluate(before, trueNas(stored, TrueNasOperation.INSTALL), 1, Map.of(), new ArrayList<>());
    if (first.isEmpty() || !cluster.apply(first.get()).isEmpty()) {
      return;
    }
    edit(former, stored, first.get(), seed, findings);
    Map<String, Object> kept = known(next.fields(), stored);
    lost("", stored, kept, findings);
    Acceptance taken = Acceptance.install(next, LINE, kept);
    if (!taken.faults().isEmpty()) {
      findings.add(new Finding(Trouble.REFUSED_ANSWERS, taken.faults() + " with " + stored));
      return;
    }
    changed(
        cluster,
        first.get(),
        trueNas(taken.values(), TrueNasOperation.UPGRADE),
        "TrueNAS, answers " + stored,
        findings);
  }

  private void plainHelm(Map<String, Object> sent, List<Finding> findings) {
    LiveCluster cluster = new LiveCluster();
    Optional<List<Map<String, Object>>> first =
        evaluate(before, sent, 1, Map.of(), new ArrayList<>());
    if (first.isPresent() && cluster.apply(first.get()).isEmpty()) {
      changed(cluster, first.get(), sent, PLAIN + ", answers " + sent, findings);
    }
  }

  /** An edit of the installed version. */
  private void edit(
      Form form,
      Map<String, Object> stored,
      List<Map<String, Object>> first,
      long seed,
      List<Finding> findings) {
    Map<String, Object> sent = RandomAnswers.harmless(seed + 1000).answer(before.app());
    Acceptance accepted = Acceptance.edit(form, LINE, stored, sent);
    if (!accepted.faults().isEmpty()) {
      return;
    }
    Optional<List<Map<String, Object>>> second =
        evaluate(
            before,
            trueNas(accepted.values(), TrueNasOperation.UPDATE),
            2,
            secret(first),
            new ArrayList<>());
    if (second.isEmpty()) {
      return;
    }
    LiveCluster fresh = new LiveCluster();
    if (!fresh.apply(second.get()).isEmpty()) {
      findings.add(
          new Finding(
              Trouble.DIFFERENT,
              "no installation with " + accepted.values() + ": " + fresh.apply(second.get())));
      return;
    }
    LiveCluster cluster = new LiveCluster();
    cluster.apply(first);
    String what = "edit of " + stored + " to " + accepted.values();
    for (String refusal : cluster.apply(second.get())) {
      if (!isSwap(refusal, stored, accepted.values())) {
        findings.add(new Finding(Trouble.DIFFERENT, refusal + ", " + what));
      }
    }
    same(fresh, cluster, what, findings);
    secrets(first, second.get(), what, findings);
  }

  /** Whether the port was another question's before: Kubernetes wants two edits. */
  private static boolean isSwap(
      String refusal, Map<String, Object> stored, Map<String, Object> values) {
    if (!refusal.contains("already allocated")) {
      return false;
    }
    String port = refusal.replaceAll(".*nodePort (\\d+).*", "$1");
    Set<String> former = paths("", stored, port);
    Set<String> now = paths("", values, port);
    return !now.equals(former);
  }

  private static Set<String> paths(String path, Object values, String text) {
    Set<String> found = new TreeSet<>();
    if (values instanceof Map<?, ?> level) {
      level.forEach((key, value) -> found.addAll(paths(path + "." + key, value, text)));
    } else if (String.valueOf(values).equals(text)) {
      found.add(path);
    }
    return found;
  }

  private void changed(
      LiveCluster cluster,
      List<Map<String, Object>> first,
      Map<String, Object> values,
      String what,
      List<Finding> findings) {
    List<String> refused = new ArrayList<>();
    Optional<List<Map<String, Object>>> second = evaluate(after, values, 2, secret(first), refused);
    if (second.isEmpty()) {
      if (refused.stream().anyMatch(Upgrade::isByOneMoreMount)) {
        return;
      }
      // Whoever leaves defaults to the chart is asked for what has none any more.
      if (!what.startsWith(PLAIN) || refused.stream().noneMatch(why -> why.contains("needs a"))) {
        findings.add(new Finding(Trouble.REFUSED_ANSWERS, refused + ", " + what));
      }
      return;
    }
    LiveCluster fresh = new LiveCluster();
    List<String> never = fresh.apply(second.get());
    if (!never.isEmpty()) {
      findings.add(new Finding(Trouble.DIFFERENT, "no installation: " + never + ", " + what));
      return;
    }
    cluster
        .apply(second.get())
        .forEach(
            refusal -> findings.add(new Finding(Trouble.REFUSED_CHANGE, refusal + ", " + what)));
    if (findings.stream().noneMatch(f -> f.trouble() == Trouble.REFUSED_CHANGE)) {
      same(fresh, cluster, what, findings);
    }
    Set<String> places = places(first);
    places.removeAll(places(second.get()));
    places.forEach(place -> findings.add(new Finding(Trouble.LOST_DATA, place + ", " + what)));
    secrets(first, second.get(), what, findings);
  }

  /** What the comparison does not tell: few owners have a path of their own that meets it. */
  static boolean isByOneMoreMount(String refusal) {
    return refusal.contains(Unique.TWO_MOUNTS) || refusal.contains(ReadOnlyMounts.NO_PLACE);
  }

  // --- values

  static Map<String, Object> trueNas(Map<String, Object> answers, TrueNasOperation operation) {
    TrueNasValues values =
        TrueNasValues.of(TrueNasVersion.SCALE_24_04, operation, TestedApp.RELEASE)
            .withAnswers(answers);
    for (String dataset : datasets(answers)) {
      values = values.withIxVolume(dataset);
    }
    return values.toMap();
  }

  private static Set<String> datasets(Object value) {
    Set<String> datasets = new LinkedHashSet<>();
    if (value instanceof Map<?, ?> map) {
      if (map.get("datasetName") instanceof String name) {
        datasets.add(name);
      }
      map.values().forEach(inner -> datasets.addAll(datasets(inner)));
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> datasets.addAll(datasets(inner)));
    }
    return datasets;
  }

  private Optional<List<Map<String, Object>>> evaluate(
      TestedApp tested,
      Map<String, Object> values,
      long revision,
      Map<String, String> kept,
      List<String> refused) {
    try {
      List<Map<String, Object>> manifests = manifests(tested, values, revision, kept);
      steps.add(new Step(tested, values, kept));
      return Optional.of(manifests);
    } catch (RenderFailure failure) {
      refused.add(failure.getMessage());
      return Optional.empty();
    } catch (ClassCastException otherType) {
      refused.add("the chart's schema wants another type");
      return Optional.empty();
    }
  }

  /** The manifests, by the names of their files, as Helm takes them where the kind is the same. */
  static List<Map<String, Object>> manifests(
      TestedApp tested, Map<String, Object> values, long revision, Map<String, String> kept) {
    HelmSite site =
        new HelmSite(
            tested.app().name(),
            TestedApp.RELEASE,
            "ix-" + TestedApp.RELEASE,
            revision,
            Values.merge(tested.defaults(), values),
            kept);
    return tested.manifests().stream()
        .sorted(Comparator.comparing(TemplateFile::name))
        .flatMap(file -> Manifests.evaluate(List.of(file), site.answers(), site).stream())
        .toList();
  }

  /** What the chart looks up: the app's Secret as it is in the cluster. */
  private Map<String, String> secret(List<Map<String, Object>> manifests) {
    Map<String, String> texts = new TreeMap<>();
    manifests.stream()
        .filter(manifest -> LiveCluster.id(manifest).equals("Secret/" + before.secretName()))
        .forEach(
            manifest ->
                ((Map<?, ?>) manifest.get("stringData"))
                    .forEach((key, text) -> texts.put((String) key, (String) text)));
    return texts;
  }

  /** The stored answers without those that the new version does not ask; those in lists stay. */
  static Map<String, Object> known(List<Field> fields, Map<String, Object> stored) {
    Map<String, Object> known = new LinkedHashMap<>();
    for (Field field : fields) {
      if (stored.containsKey(field.variable())) {
        Object value = stored.get(field.variable());
        known.put(
            field.variable(),
            field.type() instanceof FieldType.Level level && value instanceof Map<?, ?> answers
                ? known(level.fields(), texts(answers))
                : value);
      }
    }
    return known;
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }

  // --- what is compared

  static void lost(String path, Object stored, Object kept, List<Finding> findings) {
    if (stored instanceof Map<?, ?> level && (kept instanceof Map || kept == null)) {
      level.forEach(
          (key, value) ->
              lost(
                  path + "." + key,
                  value,
                  kept == null ? null : ((Map<?, ?>) kept).get(key),
                  findings));
    } else if (stored != null && kept == null) {
      findings.add(new Finding(Trouble.LOST_ANSWER, path + " was " + stored));
    }
  }

  /** Where containers find data that lasts. */
  static Set<String> places(List<Map<String, Object>> manifests) {
    Set<String> places = new TreeSet<>();
    for (Map<String, Object> manifest : manifests) {
      Object kind = manifest.get("kind");
      if (!kind.equals("Deployment") && !kind.equals("StatefulSet")) {
        continue;
      }
      Object pod = Documents.at(manifest, "spec", "template", "spec");
      Map<Object, String> sources = new LinkedHashMap<>();
      for (Object volume : list(Documents.at(pod, "volumes"))) {
        Object path = Documents.at(volume, "hostPath", "path");
        Object claim = Documents.at(volume, "persistentVolumeClaim", "claimName");
        boolean data = path != null && !path.toString().startsWith("/dev/");
        if (data || claim != null) {
          sources.put(Documents.at(volume, "name"), path == null ? "claim " + claim : "" + path);
        }
      }
      for (Object container : list(Documents.at(pod, "containers"))) {
        for (Object mount : list(Documents.at(container, "volumeMounts"))) {
          String source = sources.get(Documents.at(mount, "name"));
          if (source != null) {
            Object each = Documents.at(mount, "subPathExpr");
            Object inner =
                each == null
                    ? Documents.at(mount, "subPath")
                    : each + " of " + LiveCluster.id(manifest);
            places.add(
                source
                    + (inner == null ? "" : ", " + inner + " in it,")
                    + " at "
                    + Documents.at(mount, "mountPath"));
          }
        }
      }
    }
    return places;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private void secrets(
      List<Map<String, Object>> first,
      List<Map<String, Object>> second,
      String what,
      List<Finding> findings) {
    Map<String, String> now = secret(second);
    secret(first)
        .forEach(
            (key, text) -> {
              String after = now.get(key);
              // What was made and is made anew; what the owner answers is the owner's.
              if (text.startsWith(MADE)
                  && !key.equals("checksum.salt")
                  && !text.equals(after)
                  && (after == null || after.startsWith(MADE))) {
                findings.add(new Finding(Trouble.LOST_SECRET, key + " is " + after + ", " + what));
              }
            });
  }

  /** The same objects, but for claims and texts of Secrets that stay. */
  static void same(LiveCluster fresh, LiveCluster changed, String what, List<Finding> findings) {
    List<String> differences = new ArrayList<>();
    Set<String> ids = new TreeSet<>(fresh.objects().keySet());
    ids.addAll(changed.objects().keySet());
    for (String id : ids) {
      Map<String, Object> left = fresh.objects().get(id);
      Map<String, Object> right = changed.objects().get(id);
      if (left == null && id.startsWith("PersistentVolumeClaim/")) {
        continue;
      }
      compare(id, left, right, id.startsWith("Secret/"), differences);
    }
    if (!differences.isEmpty()) {
      findings.add(new Finding(Trouble.DIFFERENT, differences + ", " + what));
    }
  }

  private static void compare(
      String path, Object fresh, Object changed, boolean mayKeep, List<String> differences) {
    if (fresh instanceof Map<?, ?> left && changed instanceof Map<?, ?> right) {
      Set<Object> keys = new LinkedHashSet<>(left.keySet());
      keys.addAll(right.keySet());
      for (Object key : keys) {
        boolean stays = mayKeep && path.endsWith("/data") && !left.containsKey(key);
        // Addresses are given in the order of creation.
        if (!stays && !key.equals("clusterIP")) {
          compare(path + "/" + key, left.get(key), right.get(key), mayKeep, differences);
        }
      }
    } else if (fresh instanceof List<?> left
        && changed instanceof List<?> right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(path + "/" + i, left.get(i), right.get(i), mayKeep, differences);
      }
    } else if (!Objects.equals(fresh, changed)) {
      differences.add(path + ": fresh " + fresh + ", now " + changed);
    }
  }
}
