package dev.trainyard.testcluster.upgrade;

import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.testcluster.upgrade.Blueprint.Ask;
import dev.trainyard.testcluster.upgrade.Blueprint.Kind;
import dev.trainyard.testcluster.upgrade.Blueprint.Load;
import dev.trainyard.testcluster.upgrade.Blueprint.Part;
import dev.trainyard.testcluster.upgrade.Blueprint.Say;
import dev.trainyard.testcluster.upgrade.Blueprint.Sort;
import dev.trainyard.testcluster.upgrade.Blueprint.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Blueprints and changes, the same for the same seed. Names are few, so that they meet again. */
final class RandomBlueprint {

  private static final Kind[] CONDITIONS = {Kind.YES_NO, Kind.YES_NO, Kind.NUMBER, Kind.CHOICE};

  private static final List<String> LOADS = List.of("web", "api", "web-pods", "web-udp", "db", "p");
  private static final List<String> PORTS = List.of("http", "peers", "admin", "dns");
  private static final List<Integer> NUMBERS = List.of(0, 8080, 6881, 9100);
  private static final List<String> PATHS = List.of("/data", "/config", "/cache", "/data/more");
  private static final List<String> FILES =
      List.of("/etc/x/a.conf", "/etc/x/b.conf", "/etc/y/a.conf");
  private static final List<String> DEVICES = List.of("/dev/net/tun", "/dev/snd");
  private static final List<String> KEYS = List.of("join-key", "password", "salt");
  private static final List<String> LEVELS = List.of("network.", "storage.", "app.", "");

  private final Random random;

  RandomBlueprint(long seed) {
    this.random = new Random(seed);
  }

  /** An app without errors. */
  Blueprint blueprint() {
    Blueprint blueprint = draft();
    while (!isSound(blueprint)) {
      List<Say> says = new ArrayList<>();
      blueprint.loads().forEach(load -> load.parts().forEach(part -> says.addAll(part.says())));
      blueprint =
          says.isEmpty()
              ? draft()
              : (random.nextInt(8) == 0 && !blueprint.asks().isEmpty()
                      ? Change.dropAsk(pick(blueprint.asks()))
                      : Change.dropSay(pick(says)))
                  .how()
                  .apply(blueprint);
    }
    return blueprint;
  }

  private static boolean isSound(Blueprint blueprint) {
    return !new HelmEdition().render(blueprint.app("1.0.0")).files().isEmpty();
  }

  /** A change that leaves an app without errors; of the last resort, none. */
  Change change(Blueprint blueprint) {
    for (int i = 0; i < 30; i++) {
      Change change = any(blueprint);
      Blueprint changed = change.how().apply(blueprint);
      if (!changed.equals(blueprint) && isSound(changed)) {
        return change;
      }
    }
    return new Change("nothing", same -> same);
  }

  private Blueprint draft() {
    List<Ask> asks = new ArrayList<>();
    Set<String> paths = new LinkedHashSet<>();
    asks.add(new Ask(Kind.PORT, "network.web", 80));
    asks.add(new Ask(Kind.STORAGE, "storage.data", random.nextInt(2)));
    paths.add("network.web");
    paths.add("storage.data");
    for (int i = 3 + random.nextInt(5); i > 0; i--) {
      Ask ask = ask();
      if (paths.add(ask.path())) {
        asks.add(ask);
      }
    }
    Blueprint asked = new Blueprint(asks, List.of());
    List<Load> loads = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Load load = load(asked, names.isEmpty());
      if (names.add(load.name())) {
        loads.add(load);
      }
    }
    return new Blueprint(asks, loads);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private Ask ask() {
    Kind kind = pick(List.of(Kind.values()));
    return new Ask(kind, path(kind), variant(kind));
  }

  private int variant(Kind kind) {
    return kind == Kind.PORT ? 80 + random.nextInt(9) : random.nextInt(12);
  }

  private String path(Kind kind) {
    String level =
        switch (kind) {
          case PORT -> "network.";
          case STORAGE, FOLDERS -> "storage.";
          default -> pick(LEVELS);
        };
    return level + kind.name().toLowerCase(java.util.Locale.ROOT).charAt(0) + random.nextInt(3);
  }

  private String ref(Blueprint blueprint, Kind... kinds) {
    List<String> paths =
        blueprint.asks().stream()
            .filter(ask -> List.of(kinds).contains(ask.kind()))
            .map(Ask::path)
            .toList();
    return paths.isEmpty() ? "" : pick(paths);
  }

  private Load load(Blueprint blueprint, boolean first) {
    Sort sort =
        first
            ? Sort.WORKLOAD
            : pick(List.of(Sort.WORKLOAD, Sort.STATEFUL, Sort.STATEFUL, Sort.JOB, Sort.HOOK));
    if (first && random.nextInt(3) == 0) {
      sort = Sort.STATEFUL;
    }
    List<Part> parts = new ArrayList<>();
    parts.add(part(blueprint, "", sort, first));
    if (random.nextInt(3) == 0) {
      parts.add(part(blueprint, "second", sort, false));
    }
    return new Load(
        sort,
        first ? "web" : pick(LOADS),
        !first && random.nextInt(3) == 0 ? ref(blueprint, CONDITIONS) : "",
        !sort.ends() && random.nextInt(4) == 0 ? ref(blueprint, Kind.NUMBER) : "",
        parts);
  }

  private Part part(Blueprint blueprint, String name, Sort sort, boolean first) {
    List<Say> says = new ArrayList<>();
    if (first) {
      says.add(new Say(Word.TCP, "http", "network.web", 8080));
      says.add(
          new Say(
              Word.MOUNT, "/data", "storage.data", random.nextInt(3) == 0 ? random.nextInt(5) : 0));
    }
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      Say say = say(blueprint);
      boolean port = say.word() == Word.TCP || say.word() == Word.UDP;
      boolean taken =
          says.stream()
              .anyMatch(other -> other.word() == say.word() && other.name().equals(say.name()));
      if (!taken && !(port && sort.ends())) {
        says.add(say);
      }
    }
    boolean sometimes = !name.isEmpty() && random.nextInt(2) == 0;
    return new Part(name, sometimes ? ref(blueprint, CONDITIONS) : "", says);
  }

  private Say say(Blueprint blueprint) {
    Word word = pick(List.of(Word.values()));
    if (random.nextInt(3) == 0) {
      word = pick(List.of(Word.TCP, Word.UDP, Word.MOUNT));
    }
    return switch (word) {
      case TCP, UDP ->
          new Say(
              word,
              pick(PORTS) + (word == Word.UDP ? "-u" : ""),
              random.nextInt(3) == 0 ? "" : ref(blueprint, Kind.PORT),
              pick(NUMBERS));
      case VARIABLE, ARGUMENT ->
          new Say(
              word,
              "V" + random.nextInt(4),
              ref(blueprint, Kind.TEXT, Kind.NUMBER, Kind.SECRET, Kind.YES_NO, Kind.CHOICE),
              0);
      case FILE ->
          new Say(
              word,
              pick(FILES),
              ref(blueprint, Kind.TEXT, Kind.NUMBER, Kind.SECRET, Kind.YES_NO, Kind.CHOICE),
              0);
      case SECRET_VARIABLE -> new Say(word, "V" + random.nextInt(4), pick(KEYS), 0);
      case SECRET_FILE -> new Say(word, pick(FILES), pick(KEYS), 0);
      case MOUNT -> new Say(word, pick(PATHS), ref(blueprint, Kind.STORAGE), random.nextInt(7));
      case TEMPORARY -> new Say(word, "/tmp/" + random.nextInt(2), "t" + random.nextInt(2), 0);
      case FOLDERS -> new Say(word, "", ref(blueprint, Kind.FOLDERS), 0);
      case VARIABLES -> new Say(word, "", ref(blueprint, Kind.VARIABLES), 0);
      case MEMORY ->
          new Say(
              word, "/tmp/" + random.nextInt(2), "t" + random.nextInt(2), 16 * random.nextInt(2));
      case DEVICE -> new Say(word, pick(DEVICES), "", 0);
      case ALIAS -> new Say(word, "host" + random.nextInt(2), "", random.nextInt(3));
      case GROUP -> new Say(word, "group" + random.nextInt(2), "", random.nextInt(3));
      case HOST -> new Say(word, "V" + random.nextInt(4), pick(LOADS), 0);
    };
  }

  /** One change, mostly of what there is. */
  private Change any(Blueprint b) {
    List<Say> says = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (Load load : b.loads()) {
      for (Part part : load.parts()) {
        parts.add(part);
        says.addAll(part.says());
      }
    }
    if (says.isEmpty() || b.asks().isEmpty()) {
      return Change.addAsk(ask());
    }
    int container = random.nextInt(parts.size());
    Load load = pick(b.loads());
    return switch (random.nextInt(16)) {
      case 0 -> Change.dropAsk(pick(b.asks()));
      case 1, 2 -> Change.addAsk(ask());
      case 3 -> {
        Ask old = pick(b.asks());
        yield Change.replaceAsk(old, new Ask(old.kind(), path(old.kind()), old.variant()));
      }
      case 4, 5 -> {
        Ask old = pick(b.asks());
        yield Change.replaceAsk(old, new Ask(old.kind(), old.path(), variant(old.kind())));
      }
      case 6 -> {
        Ask old = pick(b.asks());
        Kind kind = pick(List.of(Kind.values()));
        yield Change.replaceAsk(old, new Ask(kind, old.path(), variant(kind)));
      }
      case 7 ->
          b.loads().size() > 1 ? Change.dropLoad(load.name()) : Change.addLoad(load(b, false));
      case 8 ->
          random.nextInt(4) == 0 ? Change.swapLoads() : Change.replaceLoad(load, like(b, load));
      case 9 -> {
        Part part = parts.get(container);
        yield random.nextBoolean()
            ? Change.replacePart(part, pick(List.of("", "second", "main")), part.when())
            : Change.replacePart(
                part, part.name(), part.when().isEmpty() ? ref(b, CONDITIONS) : "");
      }
      case 10 -> Change.dropSay(pick(says));
      case 11, 12 -> Change.addSay(container, say(b), random.nextBoolean());
      case 13 -> Change.moveSay(pick(says), container);
      default -> {
        Say old = pick(says);
        yield Change.replaceSay(old, other(b, old));
      }
    };
  }

  private Load like(Blueprint b, Load load) {
    return switch (random.nextInt(4)) {
      case 0 -> new Load(load.sort(), pick(LOADS), load.when(), load.count(), load.parts());
      case 1 ->
          new Load(
              load.sort() == Sort.WORKLOAD
                  ? Sort.STATEFUL
                  : load.sort() == Sort.STATEFUL
                      ? Sort.WORKLOAD
                      : load.sort() == Sort.JOB ? Sort.HOOK : Sort.JOB,
              load.name(),
              load.when(),
              load.count(),
              load.parts());
      case 2 ->
          new Load(
              load.sort(),
              load.name(),
              load.when().isEmpty() ? ref(b, CONDITIONS) : "",
              load.count(),
              load.parts());
      default ->
          new Load(
              load.sort(),
              load.name(),
              load.when(),
              load.count().isEmpty() ? ref(b, Kind.NUMBER) : "",
              load.parts());
    };
  }

  /** The same statement with something else in it, or another of its kind. */
  private Say other(Blueprint b, Say say) {
    for (int i = 0; i < 40; i++) {
      Say other = say(b);
      if (other.word() == say.word()) {
        return switch (random.nextInt(3)) {
          case 0 -> new Say(say.word(), other.name(), say.ref(), say.number());
          case 1 -> new Say(say.word(), say.name(), other.ref(), say.number());
          default -> new Say(say.word(), say.name(), say.ref(), other.number());
        };
      }
    }
    return say;
  }
}
