package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Any;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Repetition;
import dev.trainyard.generator.question.PortQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  /** Copies the list. */
  public Unique {
    values = List.copyOf(values);
  }

  /** Everything of an app that answers could make equal. */
  public static List<Unique> of(App app) {
    List<Unique> all = new ArrayList<>();
    for (DeclaredWorkload workload : app.workloads()) {
      workload.repetition().ifPresent(repetition -> all.add(items(workload, repetition)));
      pod(workload.name(), workload.pod(), workload.when(), workload.repetition(), all);
    }
    app.jobs().forEach(job -> pod(job.name(), job.pod(), job.when(), Optional.empty(), all));
    published(app).ifPresent(all::add);
    return all;
  }

  private static Unique items(DeclaredWorkload workload, Repetition repetition) {
    List<Block<Expression<String>>> names =
        Block.under(repetition.when(), List.of(new Block.One<>(repetition.name())));
    return new Unique(
        List.of(new Block.Each<>(repetition.list(), repetition.item(), names)),
        false,
        workload.when(),
        Optional.empty(),
        repetition.list().dotted() + ": two items have the name ",
        ". Rename one of them.");
  }

  private static void pod(
      String owner,
      Pod pod,
      Optional<Expression<Boolean>> when,
      Optional<Repetition> repetition,
      List<Unique> all) {
    pod.allContainers()
        .forEach(
            container -> {
              environment(container)
                  .map(unique -> unique.placed(owner, container, when, repetition))
                  .ifPresent(all::add);
              mounts(container)
                  .map(unique -> unique.placed(owner, container, when, repetition))
                  .ifPresent(all::add);
            });
  }

  private Unique placed(
      String owner,
      Container container,
      Optional<Expression<Boolean>> around,
      Optional<Repetition> repetition) {
    String name = container.name().equals(owner) ? owner : owner + ", " + container.name();
    List<Block<Expression<String>>> placed = Block.under(container.when(), values);
    return new Unique(placed, paths, around, repetition, name + ": " + before, after);
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
    return named(
        container.mounts(),
        Mount::path,
        true,
        "two things are mounted at ",
        ". Choose another path in ");
  }

  private static <T> Optional<Unique> named(
      List<Block<T>> blocks,
      Function<T, Expression<String>> name,
      boolean paths,
      String before,
      String after) {
    Set<String> deciding = new LinkedHashSet<>();
    deciding(blocks, name, "", deciding);
    return deciding.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Unique(
                Block.map(blocks, name),
                paths,
                Optional.empty(),
                Optional.empty(),
                before,
                after + String.join(" or ", deciding) + "."));
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
   * Kubernetes gives a port of the NAS away by its number, whatever the protocol; only one answer
   * may lead to both.
   */
  private static Optional<Unique> published(App app) {
    Map<PortQuestion, List<Optional<Expression<Boolean>>>> uses = new LinkedHashMap<>();
    for (DeclaredWorkload workload : app.workloads()) {
      for (Container container : workload.pod().containers()) {
        Block.guarded(
                Block.under(workload.when(), Block.under(container.when(), container.ports())))
            .forEach(
                port ->
                    port.value()
                        .published()
                        .ifPresent(
                            question ->
                                uses.computeIfAbsent(question, any -> new ArrayList<>())
                                    .add(port.condition())));
      }
    }
    List<Block<Expression<String>>> values = new ArrayList<>();
    uses.forEach(
        (question, conditions) -> {
          Expression<String> value = new Text(List.of(new Text.Hole(question.expression())));
          boolean always = conditions.stream().anyMatch(Optional::isEmpty);
          values.addAll(
              Block.under(
                  always
                      ? Optional.empty()
                      : Optional.of(
                          new Any(conditions.stream().flatMap(Optional::stream).toList())),
                  List.of(new Block.One<>(value))));
        });
    return uses.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Unique(
                values,
                false,
                Optional.empty(),
                Optional.empty(),
                "Two ports of the app would be the port ",
                " of the NAS. Change one of "
                    + uses.keySet().stream()
                        .map(PortQuestion::dotted)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
