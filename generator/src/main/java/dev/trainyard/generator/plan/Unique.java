package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.Answer;
import dev.trainyard.generator.expression.Expression;
import dev.trainyard.generator.expression.Literal;
import dev.trainyard.generator.expression.SubExpressions;
import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Container;
import dev.trainyard.generator.model.ContainerPort;
import dev.trainyard.generator.model.DeclaredWorkload;
import dev.trainyard.generator.model.Env;
import dev.trainyard.generator.model.Mount;
import dev.trainyard.generator.model.Pod;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Repetition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
    for (Port.Protocol protocol : Port.Protocol.values()) {
      published(app, protocol).ifPresent(all::add);
    }
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

  private static Optional<Unique> published(App app, Port.Protocol protocol) {
    List<Block<Expression<String>>> values = new ArrayList<>();
    Set<String> questions = new LinkedHashSet<>();
    for (DeclaredWorkload workload : app.workloads()) {
      for (Container container : workload.pod().containers()) {
        List<Block<ContainerPort>> ports =
            Block.filter(
                container.ports(),
                port -> port.published().isPresent() && port.port().protocol() == protocol);
        Block.forEach(ports, port -> questions.add(port.published().orElseThrow().dotted()));
        values.addAll(
            Block.under(
                workload.when(),
                Block.under(
                    container.when(),
                    Block.map(
                        ports,
                        port ->
                            new Text(
                                List.of(
                                    new Text.Hole(
                                        port.published().orElseThrow().expression())))))));
      }
    }
    return questions.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Unique(
                values,
                false,
                Optional.empty(),
                Optional.empty(),
                "Two ports of the app would be the port ",
                " of the NAS. Change one of " + String.join(", ", questions) + "."));
  }
}
