package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.catalog.edition.ContainerFact;
import dev.trainyard.catalog.edition.DatabaseFacts;
import dev.trainyard.catalog.edition.Facts;
import dev.trainyard.catalog.edition.HiddenData;
import dev.trainyard.generator.form.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an installed app has outside of its answers, by the text of its templates: where its data
 * lies, where its containers find it, what databases are called, and fields that Kubernetes does
 * not let change.
 *
 * <p>An expression is told by what it depends on, in order: the values it reads, the plain texts
 * and numbers in it, and what chooses between them. So wording around them, such as a message, may
 * change.
 */
final class KeptState {

  private static final Set<String> CONTROLLERS = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final Set<String> FIXED_OF_SETS =
      Set.of("spec.serviceName", "spec.podManagementPolicy");
  private static final Set<String> FIXED_OF_CLAIMS =
      Set.of(
          "spec.storageClassName",
          "spec.accessModes[]",
          "spec.volumeName",
          "spec.resources.requests.storage");
  private static final Pattern SOURCE =
      Pattern.compile(
          ".*volumes\\[]\\.(hostPath\\.path|persistentVolumeClaim\\.claimName|nfs\\.path"
              + "|nfs\\.server)");

  /** A value that is read, a number, or a word by which one of several is chosen. */
  private static final Pattern WORD =
      Pattern.compile(
          "[.$][A-Za-z_$][\\w.]{0,300}"
              + "|(?<![\\w.-])(?:-?\\d{1,30}|not|and|or|eq|ne|lt|le|gt|ge|ternary)(?![\\w.-])");

  /** A level that may be missing is in brackets. */
  private static final Pattern LEVEL = Pattern.compile("\\(([.$][A-Za-z_$][\\w.]{0,300})\\)\\.");

  /** Levels of one path that may be missing; no form of an app is as deep. */
  private static final int MOST_LEVELS = 32;

  private static final Pattern LITERAL =
      Pattern.compile("/[\\w./%-]{0,200}|[a-z0-9%][a-z0-9_./%-]{0,200}");

  private static final Pattern NAMES_A_TEMPLATE = Pattern.compile("(?:include|template)\\s{0,9}$");

  private static final String VOLUMES = "volumes[]";
  private static final Pattern OF_CONTAINER = Pattern.compile(".*ontainers\\[]\\.[^\\[]*");
  private static final String VARIABLES = ".containers[].env[].";
  private static final String VARIABLES_OF_STEPS = ".initContainers[].env[].";
  private static final String MOUNTS = ".containers[].volumeMounts[].";

  /** What depends on one answer alone. */
  private static final Pattern ANSWER = Pattern.compile("\\{\\.Values\\.(\\w+(?:\\.\\w+)*)}");

  /** A condition that is one answer, or that it is not so. */
  private static final Pattern ANSWERED =
      Pattern.compile("^(not )?\\(?\\$?\\.Values\\.([\\w.]+)\\)?$");

  private final Form form;
  private final BiConsumer<Area, Fact> facts;
  private final BiConsumer<String, String> images;

  /**
   * Something that is so.
   *
   * @param subject what it is about
   * @param value what it is; may be empty
   */
  record Fact(String subject, String value) {}

  /** A container by its number; those that exclude each other may have one name. */
  private record InContainer(int number, String name) {

    String subject(String what) {
      return new ContainerFact(what, name).subject();
    }
  }

  private KeptState(Form form, BiConsumer<Area, Fact> facts, BiConsumer<String, String> images) {
    this.form = form;
    this.facts = facts;
    this.images = images;
  }

  /**
   * Tells what one template keeps.
   *
   * @param form what the version asks
   * @param images hears of the image of each container, by the container's name
   */
  static void of(
      List<TemplateOutline.Entry> template,
      Form form,
      BiConsumer<Area, Fact> facts,
      BiConsumer<String, String> images) {
    KeptState state = new KeptState(form, facts, images);
    Map<Integer, List<TemplateOutline.Entry>> documents = new HashMap<>();
    template.forEach(
        entry -> documents.computeIfAbsent(entry.document(), any -> new ArrayList<>()).add(entry));
    documents.values().forEach(state::document);
  }

  private void document(List<TemplateOutline.Entry> entries) {
    String kind = first(entries, "kind");
    String name = kind + " " + signature(first(entries, "metadata.name"));
    Set<String> lasting = sources(entries);
    Map<Integer, InContainer> containers = containers(entries, name);
    mounts(entries, lasting, name, containers);
    databases(entries, containers);
    SortedSet<String> fixed = new TreeSet<>();
    for (TemplateOutline.Entry entry : entries) {
      String path = entry.path();
      boolean selector =
          CONTROLLERS.contains(kind) && path.startsWith("spec.selector.matchLabels.");
      boolean set =
          kind.equals("StatefulSet")
              && (FIXED_OF_SETS.contains(path)
                  || path.equals("spec.volumeClaimTemplates[].metadata.name"));
      boolean claim = kind.equals("PersistentVolumeClaim") && FIXED_OF_CLAIMS.contains(path);
      if (selector || set || claim) {
        fixed.add(path.replaceFirst("^spec\\.", "") + ": " + signature(entry.value()));
      }
    }
    if (kind.equals("Service")) {
      // An address is given once; a service without one never gets any.
      String address = first(entries, "spec.clusterIP");
      fixed.add("clusterIP: " + (address.isEmpty() ? "any" : signature(address)));
    }
    if (!fixed.isEmpty()) {
      // One fact for all: an object that is gone is not refused, one that has other fields is.
      fact(Area.FIXED, name, String.join(", ", fixed));
    }
    if (kind.equals("PersistentVolumeClaim")) {
      fact(Area.DATA, name, "");
    }
    if (kind.equals("Service")) {
      nodePorts(entries, name);
    }
  }

  /** Which service has a port of the NAS; for several protocols of one port, how they differ. */
  private void nodePorts(List<TemplateOutline.Entry> entries, String service) {
    Map<Integer, Map<String, String>> ports = items(entries, "spec.ports[].");
    SortedMap<String, SortedSet<String>> led = new TreeMap<>();
    for (Map<String, String> port : ports.values()) {
      if (port.containsKey("nodePort")) {
        led.computeIfAbsent(signature(port.get("nodePort")), any -> new TreeSet<>())
            .add(
                port.getOrDefault("protocol", "TCP")
                    + " to "
                    + signature(port.getOrDefault("targetPort", port.getOrDefault("port", ""))));
      }
    }
    led.forEach(
        (port, targets) ->
            fact(
                Area.LEADS,
                port,
                service + (targets.size() > 1 ? " with " + String.join(", ", targets) : "")));
  }

  /** The keys and values of entries of a list, by the number of the entry. */
  private static Map<Integer, Map<String, String>> items(
      List<TemplateOutline.Entry> entries, String list) {
    Map<Integer, Map<String, String>> items = new TreeMap<>();
    for (TemplateOutline.Entry entry : entries) {
      if (entry.path().contains(list)) {
        items.computeIfAbsent(entry.item(), any -> new HashMap<>()).put(entry.key(), entry.value());
      }
    }
    return items;
  }

  /** Names the places that volumes stand for; gives the names of these volumes. */
  private Set<String> sources(List<TemplateOutline.Entry> entries) {
    Map<Integer, String> names = new HashMap<>();
    Set<Integer> lasting = new HashSet<>();
    for (TemplateOutline.Entry entry : entries) {
      if (entry.path().endsWith(VOLUMES + ".name")) {
        names.put(entry.item(), entry.value());
      } else if (SOURCE.matcher(entry.path()).matches()) {
        String source = signature(entry.value());
        if (source.startsWith("/mnt/") || !source.startsWith("/")) {
          lasting.add(entry.item());
        }
        if (!source.startsWith("/")) {
          fact(Area.DATA, entry.key() + " " + source, "");
        }
      }
    }
    Set<String> volumes = new TreeSet<>();
    lasting.forEach(item -> volumes.add(names.getOrDefault(item, "")));
    return volumes;
  }

  private void mounts(
      List<TemplateOutline.Entry> entries,
      Set<String> lasting,
      String owner,
      Map<Integer, InContainer> containers) {
    Map<Integer, List<String>> guards = new HashMap<>();
    entries.forEach(entry -> guards.putIfAbsent(entry.item(), entry.guards()));
    // Any number of mounts have the same ones.
    Map<List<String>, String> conditions = new HashMap<>();
    Map<InContainer, List<HiddenData.Mount>> mounted = new LinkedHashMap<>();
    items(entries, MOUNTS)
        .forEach(
            (item, mount) -> {
              String volume = mount.getOrDefault("name", "");
              String each = mount.getOrDefault("subPathExpr", "");
              String inside = signature(mount.getOrDefault("subPath", each));
              String path = signature(mount.getOrDefault("mountPath", ""));
              String when = conditions.computeIfAbsent(guards.get(item), KeptState::conditions);
              InContainer container = containers.get(item);
              String place = "";
              if (lasting.contains(volume)) {
                place =
                    "volume "
                        + signature(volume)
                        + (inside.isEmpty() ? "" : ", " + inside + " in it,")
                        + " at "
                        + path
                        // Pods are named after what they belong to.
                        + (each.contains("POD_NAME") ? " of " + owner : "");
                fact(Area.DATA, container.subject(place), when);
              }
              mounted
                  .computeIfAbsent(container, added -> new ArrayList<>())
                  .add(
                      new HiddenData.Mount(
                          place,
                          signature(volume) + (inside.isEmpty() ? "" : "/" + inside),
                          usual(path),
                          when));
            });
    mounted.forEach(
        (container, mounts) ->
            HiddenData.of(
                mounts, (hidden, when) -> fact(Area.HIDDEN, container.subject(hidden), when)));
  }

  private String usual(String path) {
    Matcher answer = ANSWER.matcher(path);
    return answer.matches() ? HiddenData.usual(form, answer.group(1), path) : path;
  }

  /** Which container each entry is in, by the number of the entry. */
  private Map<Integer, InContainer> containers(List<TemplateOutline.Entry> entries, String owner) {
    Map<Integer, String> called = new HashMap<>();
    Map<Integer, String> programs = new HashMap<>();
    Map<Integer, Integer> around = new HashMap<>();
    int container = 0;
    for (TemplateOutline.Entry entry : entries) {
      if (OF_CONTAINER.matcher(entry.path()).matches()) {
        container = entry.item();
        called.putIfAbsent(container, "");
        if (entry.path().endsWith("ontainers[].name")) {
          called.put(container, signature(entry.value()) + " ");
        } else if (entry.path().endsWith("ontainers[].image")) {
          programs.put(container, signature(entry.value()));
        }
      }
      around.put(entry.item(), container);
    }
    called.replaceAll((item, name) -> ContainerFact.name(name + "of " + owner));
    called.forEach((item, name) -> images.accept(name, programs.getOrDefault(item, "")));
    Map<Integer, InContainer> containers = new HashMap<>();
    around.forEach(
        (item, it) -> containers.put(item, new InContainer(it, called.getOrDefault(it, ""))));
    return containers;
  }

  /** A step before a program has the variables of the program. */
  private void databases(
      List<TemplateOutline.Entry> entries, Map<Integer, InContainer> containers) {
    Map<Integer, List<String>> guards = new HashMap<>();
    entries.forEach(entry -> guards.putIfAbsent(entry.item(), entry.guards()));
    Set<Fact> told = new HashSet<>();
    for (String list : List.of(VARIABLES, VARIABLES_OF_STEPS)) {
      items(entries, list)
          .forEach(
              (item, variable) -> {
                String called = HelmFacts.plain(variable.getOrDefault("name", ""));
                InContainer container = containers.get(item);
                String value =
                    DatabaseFacts.under(
                        signature(variable.getOrDefault("value", "")),
                        conditions(within(guards.get(item), guards.get(container.number()))));
                boolean ofStep = list.equals(VARIABLES_OF_STEPS);
                if (DatabaseFacts.isLasting(called)
                    && variable.containsKey("value")
                    && (told.add(new Fact(called, value)) || !ofStep)) {
                  fact(Area.DATABASES, container.subject(called), value);
                }
              });
    }
  }

  /** The guards of what stands in a container, without those of the container. */
  private static List<String> within(List<String> guards, List<String> around) {
    boolean begins =
        around != null
            && guards.size() >= around.size()
            && guards.subList(0, around.size()).equals(around);
    return begins ? guards.subList(around.size(), guards.size()) : guards;
  }

  private static String conditions(List<String> guards) {
    return guards.stream().map(KeptState::condition).collect(Collectors.joining(Facts.AND));
  }

  /** A condition; one that is an answer is its path. */
  private static String condition(String guard) {
    return ANSWERED.matcher(guard).replaceFirst("$1$2");
  }

  private void fact(Area area, String subject, String value) {
    facts.accept(area, new Fact(subject, value));
  }

  private static String first(List<TemplateOutline.Entry> entries, String path) {
    return entries.stream()
        .filter(entry -> entry.path().equals(path))
        .map(TemplateOutline.Entry::value)
        .findFirst()
        .orElse("");
  }

  /** A scalar without quotes, each expression in it replaced by what it depends on. */
  static String signature(String scalar) {
    String text = HelmFacts.plain(scalar);
    StringBuilder signature = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int begin = text.indexOf("{{", at);
      int end = begin < 0 ? -1 : text.indexOf("}}", begin);
      if (end < 0) {
        break;
      }
      signature.append(text, at, begin).append('{');
      signature.append(String.join(" ", dependencies(text.substring(begin + 2, end)))).append('}');
      at = end + 2;
    }
    return signature.append(text.substring(at)).toString();
  }

  private static List<String> dependencies(String expression) {
    List<String> found = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    int told = 0;
    int at = 0;
    while (at < expression.length()) {
      char c = expression.charAt(at);
      if (c != '"') {
        code.append(c);
        at++;
        continue;
      }
      int end = endOfText(expression, at);
      String text = expression.substring(at + 1, end);
      String before = code.substring(told);
      told = code.length();
      words(before, found);
      if (LITERAL.matcher(text).matches() && !NAMES_A_TEMPLATE.matcher(before).find()) {
        found.add(text);
      }
      at = end + 1;
    }
    words(code.substring(told), found);
    return found;
  }

  /** What code between texts depends on, in order. */
  private static void words(String code, List<String> found) {
    String paths = code;
    int length = -1;
    for (int depth = 0; depth < MOST_LEVELS && length != paths.length(); depth++) {
      length = paths.length();
      paths = LEVEL.matcher(paths).replaceAll("$1.");
    }
    Matcher word = WORD.matcher(paths);
    while (word.find()) {
      String name = word.group().replaceFirst("^\\$(?=\\.)", "");
      if (name.length() > 1 || Character.isDigit(name.charAt(0))) {
        found.add(name);
      }
    }
  }

  /** Where a text in quotes ends: at its closing quote or with the expression. */
  private static int endOfText(String expression, int quote) {
    int end = quote + 1;
    while (end < expression.length() && expression.charAt(end) != '"') {
      end += expression.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end, expression.length());
  }
}
