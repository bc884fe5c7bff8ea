package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.DnsOption;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.HostAlias;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.model.VolumeSource;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values of which no two may be the same, whatever the answers are. What is known before is a
 * problem of the definition; what answers decide is refused when the app is installed or edited.
 *
 * @param values the values
 * @param paths whether they are paths, of which {@code /a} and {@code /a/} are the same
 * @param when condition under which they count; none for always
 * @param repetition the list for whose items they count one by one; none for once
 * @param before what the owner reads before the value that is there twice
 * @param after what the owner reads after it
 */
public record Unique(
    List<Block<Expression<String>>> values,
    boolean paths,
    Optional<Expression<Boolean>> when,
    Optional<Repetition> repetition,
    String before,
    String after) {

  /** What every refusal of one path for two mounts says; no such container is ever made. */
  public static final String TWO_MOUNTS = "two things are mounted at ";

  /**
   * What an owner reads before a port that two questions have. Whoever asks for one more port has a
   * default for it that another answer may have already.
   */
  public static final String TWO_PORTS = "Two ports of the app would be the port ";

  /** What an owner reads before a directory or dataset that two storages have. */
  public static final String TWO_STORAGES = "Two storages of the app would be ";

  private static final String TWICE = " is there twice. Change or remove one in ";

  /** Copies the list. */
  public Unique {
    values = List.copyOf(values);
  }

  /** Everything of an app that answers could make equal. */
  static List<Unique> of(Plan plan) {
    List<Unique> all = new ArrayList<>();
    for (Planned<DeclaredWorkload> workload : plan.workloads()) {
      workload.unit().repetition().ifPresent(each -> all.add(items(workload.unit(), each)));
      unit(workload.unit(), all);
      listening(workload.unit(), false, plan).ifPresent(all::add);
      listening(workload.unit(), true, plan).ifPresent(all::add);
    }
    plan.jobs().forEach(job -> unit(job.unit(), all));
    ofNas(plan).ifPresent(all::add);
    storages(plan).ifPresent(all::add);
    all.addAll(storagesOfItems(plan));
    return all;
  }

  /**
   * Storage that containers have for their own cannot be one directory: each would take it from the
   * other. Storage without an owner, such as a collection of pictures, may be mounted twice.
   */
  private static Optional<Unique> storages(Plan plan) {
    Map<StorageQuestion, Set<List<?>>> owners = owners(plan);
    List<Block<Expression<String>>> values = new ArrayList<>();
    Set<StorageQuestion> used = new LinkedHashSet<>();
    for (Guarded<PlannedVolume.Storage> one : Block.guarded(plan.storages())) {
      if (isOfApp(one) && owners.containsKey(one.value().question())) {
        used.add(one.value().question());
        values.addAll(places(one));
      }
    }
    return used.size() < 2 ? Optional.empty() : Optional.of(oneOf(values, used, Optional.empty()));
  }

  /**
   * Items may share their directories, each with the same owner, and not one that the app itself
   * has for somebody else.
   */
  private static List<Unique> storagesOfItems(Plan plan) {
    Map<StorageQuestion, Set<List<?>>> owners = owners(plan);
    List<Guarded<PlannedVolume.Storage>> storages = Block.guarded(plan.storages());
    List<Unique> all = new ArrayList<>();
    for (Guarded<PlannedVolume.Storage> item : storages) {
      PlannedVolume.Storage storage = item.value();
      Optional<ListAnswer> list =
          storage.scope().list().filter(known -> known.scope().equals(Scope.ROOT));
      Set<List<?>> ofItem = owners.getOrDefault(storage.question(), Set.of());
      if (list.isEmpty() || ofItem.isEmpty()) {
        continue;
      }
      List<Block<Expression<String>>> values = new ArrayList<>();
      Set<StorageQuestion> used = new LinkedHashSet<>();
      for (Guarded<PlannedVolume.Storage> one : storages) {
        Set<List<?>> ofApp = owners.getOrDefault(one.value().question(), Set.of());
        if (isOfApp(one) && !ofApp.isEmpty() && (ofItem.size() > 1 || !ofApp.equals(ofItem))) {
          used.add(one.value().question());
          values.addAll(places(one));
        }
      }
      if (!used.isEmpty()) {
        used.add(storage.question());
        values.addAll(places(item));
        Repetition each =
            new Repetition(
                list.get(), storage.scope(), new Literal<>(list.get().dotted()), Optional.empty());
        all.add(oneOf(values, used, Optional.of(each)));
      }
    }
    return all;
  }

  /** The owners that mounts give to the storage of a question. */
  private static Map<StorageQuestion, Set<List<?>>> owners(Plan plan) {
    Map<StorageQuestion, Set<List<?>>> owners = new LinkedHashMap<>();
    plan.units().stream()
        .flatMap(unit -> unit.mounts().stream())
        .map(PlacedMount::mount)
        .filter(mount -> mount.volume() instanceof VolumeSource.Storage)
        .forEach(
            mount ->
                mount
                    .owner()
                    .ifPresent(
                        owner ->
                            owners
                                .computeIfAbsent(
                                    ((VolumeSource.Storage) mount.volume()).question(),
                                    added -> new LinkedHashSet<>())
                                .add(List.of(owner.user(), owner.group()))));
    return owners;
  }

  private static boolean isOfApp(Guarded<PlannedVolume.Storage> storage) {
    return !storage.value().scope().isItem()
        && storage.conditions().stream().noneMatch(ItemUse::isAny);
  }

  /** Where storage is that lies on the NAS. */
  private static List<Block<Expression<String>>> places(Guarded<PlannedVolume.Storage> one) {
    PlannedVolume.Storage storage = one.value();
    return Block.under(
        Guarded.all(one.conditions()),
        List.of(
            new Block.When<>(
                storage.isIn(StoragePlace.HOST_PATH), List.of(new Block.One<>(storage.hostPath()))),
            new Block.When<>(
                storage.isIn(StoragePlace.DATASET),
                List.of(new Block.One<>(storage.datasetName())))));
  }

  private static Unique oneOf(
      List<Block<Expression<String>>> values,
      Set<StorageQuestion> used,
      Optional<Repetition> each) {
    return new Unique(
        values,
        true,
        Optional.empty(),
        each,
        TWO_STORAGES,
        ". Choose another one in one of "
            + used.stream().map(StorageQuestion::dotted).collect(Collectors.joining(", "))
            + ".");
  }

  private static Unique items(Unit unit, Repetition repetition) {
    List<Block<Expression<String>>> names =
        Block.under(repetition.when(), List.of(new Block.One<>(repetition.name())));
    return new Unique(
        List.of(new Block.Each<>(repetition.list(), repetition.item(), names)),
        false,
        unit.when(),
        Optional.empty(),
        repetition.list().dotted() + ": two items have the name ",
        ". Rename one of them.");
  }

  /**
   * Items of which one's name with a word behind it is the name of another, where the edition gives
   * what it adds to an item such names.
   *
   * @param unit a repeated one
   * @param words the words
   */
  public static Optional<Unique> derived(Unit unit, Collection<String> words) {
    return unit.repetition()
        .filter(each -> !words.isEmpty())
        .map(
            each -> {
              List<Block<Expression<String>>> names = new ArrayList<>();
              names.add(new Block.One<>(each.name()));
              for (String word : words) {
                names.add(
                    new Block.One<>(
                        new Text(List.of(new Text.Hole(each.name()), new Text.Fixed("-" + word)))));
              }
              return new Unique(
                  List.of(
                      new Block.Each<>(each.list(), each.item(), Block.under(each.when(), names))),
                  false,
                  unit.when(),
                  Optional.empty(),
                  each.list().dotted() + ": two items would both have what is called ",
                  ". Rename one of them.");
            });
  }

  private static void unit(Unit unit, List<Unique> all) {
    Stream.of(
            groups(unit),
            texts(unit.declared().resolution().nameservers(), "the name server "),
            texts(unit.declared().resolution().searchDomains(), "the search domain "),
            named(
                unit.declared().resolution().options(),
                DnsOption::name,
                false,
                "the DNS option ",
                TWICE),
            named(
                unit.declared().resolution().aliases(),
                HostAlias::address,
                false,
                "the host alias of ",
                TWICE))
        .flatMap(Optional::stream)
        .map(
            unique ->
                new Unique(
                    unique.values,
                    false,
                    unique.under(unit),
                    unit.repetition(),
                    unit.name() + ": " + unique.before,
                    unique.after))
        .forEach(all::add);
    for (PlannedContainer planned : unit.containers()) {
      Container container = planned.declared();
      Stream.of(environment(container), mounts(container))
          .flatMap(Optional::stream)
          .map(unique -> unique.placed(unit, container))
          .forEach(all::add);
    }
  }

  /**
   * Among them the group that the containers run as anyway, and those that come with GPUs: what
   * runs as another user is in all of them beside its own.
   */
  private static Optional<Unique> groups(Unit unit) {
    DeclaredUnit declared = unit.declared();
    List<Block<Expression<String>>> groups = new ArrayList<>();
    boolean several =
        !declared.groups().isEmpty()
            || unit.containers().stream().anyMatch(one -> !one.runAs().equals(declared.runAs()));
    declared
        .runAs()
        .filter(runAs -> several)
        .ifPresent(runAs -> groups.add(new Block.One<>(Text.notation(runAs.group()))));
    groups.addAll(Block.map(declared.groups(), group -> Text.notation(group.value())));
    List<GpuChosen> gpus = unit.gpus();
    if (several && !gpus.isEmpty()) {
      groups.add(
          new Block.When<>(
              gpus.size() == 1 ? gpus.get(0) : new Any(List.copyOf(gpus)),
              GpuGroups.IDS.stream()
                  .<Block<Expression<String>>>map(
                      id -> new Block.One<>(new Literal<>(id.toString())))
                  .toList()));
    }
    return named(groups, group -> group, false, "the group ", TWICE);
  }

  private static Optional<Unique> texts(
      List<Block<Said<Expression<String>>>> texts, String before) {
    return named(texts, Said::value, false, before, TWICE);
  }

  private Unique placed(Unit unit, Container container) {
    String name =
        container.name().equals(unit.name()) ? unit.name() : unit.name() + ", " + container.name();
    List<Block<Expression<String>>> placed = Block.under(container.when(), values);
    return new Unique(placed, paths, under(unit), unit.repetition(), name + ": " + before, after);
  }

  private Optional<Expression<Boolean>> under(Unit unit) {
    return Guarded.all(Stream.of(unit.when(), when).flatMap(Optional::stream).toList());
  }

  private static Optional<Unique> environment(Container container) {
    return named(
        container.env(),
        Env::name,
        false,
        "the variable ",
        " is set twice. Rename or remove it in ");
  }

  private static Optional<Unique> mounts(Container container) {
    return named(container.mounts(), Mount::path, true, TWO_MOUNTS, ". Choose another path in ");
  }

  private static <T> Optional<Unique> named(
      List<Block<T>> blocks,
      Function<T, Expression<String>> name,
      boolean paths,
      String before,
      String after) {
    Set<String> deciding = new LinkedHashSet<>();
    deciding(blocks, name, "", deciding);
    return deciding.isEmpty() || isOne(blocks)
        ? Optional.empty()
        : Optional.of(
            new Unique(
                Block.map(blocks, name),
                paths,
                items(Block.map(blocks, name)),
                Optional.empty(),
                before,
                after + String.join(" or ", deciding) + "."));
  }

  /**
   * The condition that one of the lists that decide has items; none where other answers decide,
   * too. It tells that owners of before, who have no items in a list that is new, are not refused.
   */
  private static Optional<Expression<Boolean>> items(List<Block<Expression<String>>> values) {
    Set<Expression<Boolean>> lists = new LinkedHashSet<>();
    return !areKnown(values, lists) || lists.isEmpty()
        ? Optional.empty()
        : Optional.of(lists.size() == 1 ? lists.iterator().next() : new Any(List.copyOf(lists)));
  }

  private static boolean areKnown(
      List<Block<Expression<String>>> values, Set<Expression<Boolean>> lists) {
    return values.stream()
        .allMatch(
            block -> {
              if (block instanceof Block.One<Expression<String>> one) {
                return one.value() instanceof Literal;
              }
              if (block instanceof Block.When<Expression<String>> when) {
                return areKnown(when.blocks(), lists);
              }
              ListAnswer list = ((Block.Each<Expression<String>>) block).list();
              lists.add(new NotEmpty(list));
              return !list.scope().isItem();
            });
  }

  /** Whether there is one thing whatever is answered, which nothing can be the same as. */
  private static boolean isOne(List<? extends Block<?>> blocks) {
    return blocks.size() == 1
        && (blocks.get(0) instanceof Block.One<?>
            || blocks.get(0) instanceof Block.When<?> when && isOne(when.blocks()));
  }

  /** The questions whose answers decide names. */
  private static <T> void deciding(
      List<Block<T>> blocks,
      Function<T, Expression<String>> name,
      String list,
      Set<String> deciding) {
    for (Block<T> block : blocks) {
      if (block instanceof Block.One<T> one) {
        Expression<String> expression = name.apply(one.value());
        if (!(expression instanceof Literal)) {
          if (list.isEmpty()) {
            SubExpressions.walk(
                expression,
                part -> {
                  if (part instanceof Answer<?> answer) {
                    deciding.add(answer.question().dotted());
                  }
                });
          } else {
            deciding.add(list);
          }
        }
      } else if (block instanceof Block.When<T> when) {
        deciding(when.blocks(), name, list, deciding);
      } else if (block instanceof Block.Each<T> each) {
        deciding(each.blocks(), name, each.list().dotted(), deciding);
      }
    }
  }

  /**
   * A port of the NAS is given away by its number, whatever the protocol, to what it leads to or to
   * what listens there itself; one answer may count for several, and counts once.
   */
  private static Optional<Unique> ofNas(Plan plan) {
    Map<PortQuestion, List<Optional<Expression<Boolean>>>> uses = new LinkedHashMap<>();
    for (PlannedPort port : plan.ports()) {
      port.published().ifPresent(question -> use(uses, question, Guarded.all(port.conditions())));
      if (port.unit().mayUseHostNetwork() && port.unit().repetition().isEmpty()) {
        List<Expression<Boolean>> there = new ArrayList<>(port.conditions());
        there.add(port.unit().declared().hostNetwork().orElseThrow());
        port.port().port().question().ifPresent(q -> use(uses, q, Guarded.all(there)));
      }
    }
    return ports(uses, Optional.empty(), TWO_PORTS, " of the NAS.");
  }

  /** Two programs of a workload cannot listen on one number, unless one takes UDP only. */
  private static Optional<Unique> listening(Unit unit, boolean udp, Plan plan) {
    Map<PortQuestion, List<Optional<Expression<Boolean>>>> uses = new LinkedHashMap<>();
    for (PlannedPort port : plan.ports()) {
      if (port.unit() == unit && port.port().udp() == udp) {
        port.port()
            .port()
            .question()
            .ifPresent(question -> use(uses, question, Guarded.all(port.conditions())));
      }
    }
    return ports(uses, unit.repetition(), unit.name() + ": two ports would be the port ", ".");
  }

  private static void use(
      Map<PortQuestion, List<Optional<Expression<Boolean>>>> uses,
      PortQuestion question,
      Optional<Expression<Boolean>> when) {
    uses.computeIfAbsent(question, any -> new ArrayList<>()).add(when);
  }

  private static Optional<Unique> ports(
      Map<PortQuestion, List<Optional<Expression<Boolean>>>> uses,
      Optional<Repetition> repetition,
      String before,
      String after) {
    List<Block<Expression<String>>> values = new ArrayList<>();
    uses.forEach(
        (question, conditions) -> {
          Expression<String> value = new Text(List.of(new Text.Hole(question.expression())));
          List<Expression<Boolean>> given = conditions.stream().flatMap(Optional::stream).toList();
          Optional<Expression<Boolean>> when =
              given.size() < conditions.size() ? Optional.empty() : Optional.of(new Any(given));
          values.addAll(Block.under(when, List.of(new Block.One<>(value))));
        });
    return uses.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Unique(
                values,
                false,
                Optional.empty(),
                repetition,
                before,
                after
                    + " Change one of "
                    + uses.keySet().stream()
                        .map(PortQuestion::dotted)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
