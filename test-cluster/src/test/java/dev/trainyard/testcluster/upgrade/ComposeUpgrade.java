package dev.trainyard.testcluster.upgrade;

import dev.trainyard.catalog.compose.ComposeCatalog;
import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.compose.ComposeSite;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.testcluster.app.Documents;
import dev.trainyard.testcluster.app.RandomAnswers;
import dev.trainyard.testcluster.compose.Nas;
import dev.trainyard.testcluster.upgrade.Upgrade.Finding;
import dev.trainyard.testcluster.upgrade.Upgrade.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an owner has after an upgrade of an app of Docker Compose, with the answers that are kept.
 */
final class ComposeUpgrade implements Tried {

  private static final Pattern SECRET = Pattern.compile("secret ([a-z0-9-]+) \\d+");

  private final App before;
  private final App after;
  private final Comparison comparison;

  private ComposeUpgrade(App before, Rendered former, App after, Rendered next) {
    this.before = before;
    this.after = after;
    this.comparison = Comparison.of(new ComposeCatalog(), former, next);
  }

  /** The upgrade between two apps that this edition can express; none when one has errors. */
  static Optional<ComposeUpgrade> of(Blueprint before, Blueprint after) {
    App former = before.app("1.0.0");
    App next = after.app("1.1.0");
    Optional<Rendered> one = rendered(former);
    Optional<Rendered> other = one.isEmpty() ? one : rendered(next);
    return other.map(it -> new ComposeUpgrade(former, one.orElseThrow(), next, it));
  }

  private static Optional<Rendered> rendered(App app) {
    if (AppChecks.check(app).stream().anyMatch(Problem::isError)) {
      return Optional.empty();
    }
    return Optional.of(new ComposeEdition().renderSound(app))
        .filter(it -> it.problems().stream().noneMatch(Problem::isError));
  }

  @Override
  public Comparison comparison() {
    return comparison;
  }

  @Override
  public List<Finding> findings(long answers) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Object> sent =
        ComposeAnswers.PLACES.moved(
            before.questions(), HelmAnswers.PATHS, RandomAnswers.harmless(answers).answer(before));
    for (ReleaseLine line : ComposeEdition.LINES) {
      upgrade(line, sent, findings);
    }
    return findings;
  }

  private void upgrade(ReleaseLine line, Map<String, Object> sent, List<Finding> findings) {
    Acceptance accepted = Acceptance.install(ComposeForm.of(before), line, sent);
    if (!accepted.faults().isEmpty()) {
      return;
    }
    Map<String, Object> stored = accepted.values();
    Map<String, Object> first;
    try {
      first = evaluate(before, stored, "INSTALL");
    } catch (RenderFailure refused) {
      return;
    }
    Form next = ComposeForm.of(after);
    Map<String, Object> kept = Upgrade.known(next.fields(), stored);
    Upgrade.lost("", stored, kept, findings);
    Acceptance taken = Acceptance.install(next, line, kept);
    if (!taken.faults().isEmpty()) {
      findings.add(
          new Finding(Trouble.REFUSED_ANSWERS, line + ": " + taken.faults() + " with " + stored));
      return;
    }
    try {
      Map<String, Object> second = evaluate(after, taken.values(), "UPGRADE");
      lost(Trouble.LOST_DATA, places(first), places(second), stored, findings);
      // One that nothing uses for the moment is still where it was made.
      lost(Trouble.LOST_SECRET, secrets(first), secrets(), stored, findings);
    } catch (RenderFailure refused) {
      if (!Upgrade.isByOneMoreMount(refused.getMessage())) {
        findings.add(
            new Finding(Trouble.REFUSED_ANSWERS, refused.getMessage() + " with " + stored));
      }
    }
  }

  private static Map<String, Object> evaluate(
      App app, Map<String, Object> answers, String operation) {
    ComposeSite site = new ComposeSite(app.name(), new Nas(app).on(answers, operation));
    return Manifests.evaluate(List.of(ComposeEdition.file(app)), site.answers(), site).get(0);
  }

  private static void lost(
      Trouble trouble,
      Set<String> former,
      Set<String> now,
      Map<String, Object> stored,
      List<Finding> findings) {
    former.stream()
        .filter(one -> !now.contains(one))
        .forEach(one -> findings.add(new Finding(trouble, one + " with " + stored)));
  }

  /** Where containers find data that lasts, but for those that prepare it. */
  private static Set<String> places(Map<String, Object> file) {
    Set<String> places = new TreeSet<>();
    services(file)
        .forEach(
            (name, service) -> {
              if (!name.toString().endsWith("setup")) {
                for (Object mount : list(Documents.at(service, "volumes"))) {
                  place(file, mount).ifPresent(places::add);
                }
              }
            });
    return places;
  }

  /** None at all where all depend on answers. */
  private static Map<?, ?> services(Map<String, Object> file) {
    return file.get("services") instanceof Map<?, ?> services ? services : Map.of();
  }

  private static Optional<String> place(Map<String, Object> file, Object mount) {
    String source = String.valueOf(Documents.at(mount, "source"));
    Object place =
        "bind".equals(Documents.at(mount, "type"))
            ? source
            : Documents.at(file, "volumes", source, "driver_opts", "device");
    Object inside = Documents.at(mount, "volume", "subpath");
    return place == null || place.equals("tmpfs") || place.toString().startsWith("/dev/")
        ? Optional.empty()
        : Optional.of(
            place + (inside == null ? "" : "/" + inside) + " at " + Documents.at(mount, "target"));
  }

  private static Set<String> secrets(Map<String, Object> file) {
    Set<String> keys = new TreeSet<>();
    services(file)
        .values()
        .forEach(
            service -> {
              for (Object word : list(Documents.at(service, "command"))) {
                Matcher secret = SECRET.matcher(String.valueOf(word));
                if (secret.matches()) {
                  keys.add(secret.group(1));
                }
              }
            });
    return keys;
  }

  /** All that the new version makes for any answers. */
  private Set<String> secrets() {
    Set<String> keys = new TreeSet<>();
    ComposeEdition.templates(after)
        .values()
        .forEach(
            text -> {
              Matcher secret = SECRET.matcher(text);
              while (secret.find()) {
                keys.add(secret.group(1));
              }
            });
    return keys;
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
