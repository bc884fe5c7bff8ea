package dev.trainyard.catalog.helm.lint.render;

import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.nas.TrueNasVersion;
import dev.trainyard.generator.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Releases of TrueNAS on which a chart sees the same.
 *
 * @param releases their names, the oldest first
 * @param nas what the middleware adds to answers
 * @param line what the wizard sends
 * @param kubernetes the version of Kubernetes that templates see
 * @param oldest the oldest version of Kubernetes that it can be, after {@code 1.}
 * @param newest the newest one
 */
record Target(
    List<String> releases,
    TrueNasVersion nas,
    ReleaseLine line,
    String kubernetes,
    int oldest,
    int newest) {

  /**
   * What the K3s of each release says of itself. TrueNAS builds a K3s of its own, of which the
   * branches of releases are not public.
   *
   * <ul>
   *   <li>23.10 and 24.04: {@code v1.26.6+k3s-6a894050-dirty}, as systems with 24.04.2 report, and
   *       the "k3s version of latest SCALE release" in truenas/charts@b3be5f19eb,
   *       .github/workflows/charts_tests.yaml. 24.04.2.5 still hands the API server the feature
   *       gate MixedProtocolLBService, which 1.28 refuses; truenas/middleware@2219a20237 drops it
   *       with "Update k8s to 1.29", which came into no release of these.
   *   <li>22.12: the version of Bluefin in truenas/charts@29d5693e96, of January 2023; from
   *       truenas/middleware@068e4f2bf7 on, in 22.12-RC.1, it asks for CronJobs of batch/v1.
   *   <li>22.02: no public file tells it. scale-build of 22.02 to 22.02.4 builds branches of
   *       truenas/k3s of the same names, and none of them is public: its last public state,
   *       TS-21.06-BETA.1, is 1.21.0. 22.02.4 asks for CronJobs of batch/v1beta1, which ended with
   *       1.25, and in February 2022 truenas/middleware@f8ea0fa085 asks for a feature of "1.24" as
   *       of one to come. So it is one of 1.21 to 1.24, and no rule takes it for one of these: what
   *       they do not all serve is a warning. Templates that ask see 1.23.5, as Helm wants one.
   * </ul>
   */
  private static final List<Target> ALL =
      List.of(
          new Target(
              List.of("22.02"),
              TrueNasVersion.SCALE_22_02,
              ReleaseLine.SCALE_22_12,
              "1.23.5",
              21,
              24),
          new Target(
              List.of("22.12"),
              TrueNasVersion.SCALE_22_12,
              ReleaseLine.SCALE_22_12,
              "1.25.3",
              25,
              25),
          new Target(
              List.of("23.10", "24.04"),
              TrueNasVersion.SCALE_24_04,
              ReleaseLine.SCALE_23_10,
              "1.26.6",
              26,
              26));

  private static final Pattern LINE = Pattern.compile("([0-9]{2})\\.([0-9]{2})(?:[^0-9].*)?");

  /** Copies the list. */
  Target {
    releases = List.copyOf(releases);
  }

  /**
   * Those among some releases that a version is for.
   *
   * @param names the releases
   * @param notes the annotations of the chart, which may name the first and the last release
   */
  static List<Target> of(List<String> names, YamlNode notes) {
    String first = line(notes.get("min_scale_version"), "00.00");
    String last = line(notes.get("max_scale_version"), "99.99");
    List<Target> targets = new ArrayList<>();
    for (Target target : ALL) {
      List<String> left =
          target.releases().stream()
              .filter(names::contains)
              .filter(name -> name.compareTo(first) >= 0 && name.compareTo(last) <= 0)
              .toList();
      if (!left.isEmpty()) {
        targets.add(target.on(left));
      }
    }
    return targets;
  }

  private static String line(YamlNode limit, String otherwise) {
    Matcher matcher = LINE.matcher(limit.text());
    return matcher.matches() ? matcher.group(1) + "." + matcher.group(2) : otherwise;
  }

  private Target on(List<String> some) {
    return new Target(some, nas, line, kubernetes, oldest, newest);
  }
}
