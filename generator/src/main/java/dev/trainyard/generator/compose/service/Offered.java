package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.answer.OwnLabels;
import dev.trainyard.generator.compose.answer.OwnNetworks;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.plan.Plan;
import dev.trainyard.generator.plan.PlannedContainer;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Labels and networks that are the owner's own. They are offered for what keeps running, by names
 * that are known beforehand: what is there once for each item of a list, or for each replica, goes
 * by the name of its workload.
 */
public final class Offered {

  private Offered() {}

  /** The containers that can have labels. */
  public static List<String> labelled(Plan plan) {
    return instances(plan)
        .flatMap(
            instance ->
                instance.unit().processes().stream().map(process -> name(instance, process)))
        .toList();
  }

  /** The containers that can join networks; the others of a workload share its own. */
  public static List<String> members(Plan plan) {
    return instances(plan)
        .filter(
            instance ->
                !instance.unit().declared().hostNetwork().equals(Optional.of(new Literal<>(true))))
        .map(instance -> instance.unit().name())
        .toList();
  }

  private static Stream<Instance> instances(Plan plan) {
    return plan.workloads().stream().map(Instance::of);
  }

  private static String name(Instance instance, PlannedContainer container) {
    return container == instance.main()
        ? instance.unit().name()
        : instance.unit().name() + "-" + container.declared().name();
  }

  /** The labels of a service. */
  static Tree labels(Instance instance, PlannedContainer container) {
    return new Tree.Mapping(
        List.of(
            new Tree.EntriesEach(
                OwnLabels.all(),
                List.of(
                    new Tree.EntriesEach(
                        OwnLabels.containers(),
                        List.of(
                            new Tree.EntriesWhen(
                                isLabelled(name(instance, container)),
                                List.of(
                                    new Tree.Field(
                                        OwnLabels.key(), new Tree.Scalar(OwnLabels.value()))),
                                List.of())))))));
  }

  private static Expression<Boolean> isLabelled(String container) {
    return new Equality(OwnLabels.container(), new Literal<>(container));
  }

  /** The networks that a service joins beside that of the app. */
  static Tree.Entry networks(Instance instance) {
    return new Tree.EntriesEach(
        OwnNetworks.all(),
        List.of(
            new Tree.EntriesEach(
                OwnNetworks.containers(),
                List.of(
                    new Tree.EntriesWhen(
                        isMember(instance.unit().name()),
                        List.of(new Tree.Field(OwnNetworks.name(), member())),
                        List.of())))));
  }

  private static Expression<Boolean> isMember(String container) {
    return new Equality(OwnNetworks.container(), new Literal<>(container));
  }

  private static Tree member() {
    return MappingBuilder.mapping(
        network -> {
          // Always, so that there is something; 0 is what Compose takes without it.
          network.put(OwnNetworks.PRIORITY, OwnNetworks.priority());
          network.putUnlessEmpty(
              OwnNetworks.ALIASES,
              List.of(
                  new Tree.ElementsEach(
                      OwnNetworks.aliases(), List.of(Texts.word(OwnNetworks.alias())))));
          for (Answer<?> detail : OwnNetworks.details()) {
            network.when(
                new Present(detail),
                given ->
                    given.put(
                        detail.question().path().get(1),
                        detail.kind() == Kind.TEXT ? Texts.of(detail) : detail));
          }
        });
  }

  /** The networks that there are already. */
  static List<Tree.Entry> external() {
    return List.of(
        new Tree.EntriesEach(
            OwnNetworks.all(),
            List.of(
                new Tree.Field(
                    OwnNetworks.name(),
                    MappingBuilder.mapping(network -> network.put("external", true))))));
  }

  /** What is refused of labels. */
  static List<Document> labelRefusals(Plan plan) {
    List<Document> refusals = new ArrayList<>();
    refusals.add(
        new Document.DocumentsEach(
            OwnLabels.all(),
            List.of(
                new Document.Refused(
                    new StartsWith(OwnLabels.key(), OwnLabels.RESERVED),
                    "labels: names that begin with "
                        + OwnLabels.RESERVED
                        + " are Docker Compose's own"))));
    for (String container : labelled(plan)) {
      refusals.add(
          once(
              OwnLabels.all(),
              new Tree.ElementsEach(
                  OwnLabels.containers(),
                  List.of(
                      new Tree.ElementsWhen(
                          isLabelled(container), List.of(item(OwnLabels.key())), List.of()))),
              "labels: " + container + " has the label \"",
              "\" twice"));
    }
    return refusals;
  }

  /** What is refused of networks. */
  static List<Document> networkRefusals(Plan plan) {
    List<Document> refusals = new ArrayList<>();
    refusals.add(
        new Document.Unique(
            List.of(
                new Tree.Item(Tree.text(OwnNetworks.OWN)),
                new Tree.ElementsEach(OwnNetworks.all(), List.of(item(OwnNetworks.name())))),
            false,
            "network.networks: \"",
            "\" is there twice; " + OwnNetworks.OWN + " is the network of the app"));
    refusals.add(
        new Document.DocumentsEach(
            OwnNetworks.all(),
            List.of(
                new Document.DocumentsEach(
                    OwnNetworks.containers(),
                    List.of(
                        once(
                            OwnNetworks.aliases(),
                            item(OwnNetworks.alias()),
                            "network.networks: a container has the alias \"",
                            "\" twice"))))));
    for (String container : members(plan)) {
      refusals.add(
          new Document.DocumentsEach(
              OwnNetworks.all(),
              List.of(
                  once(
                      OwnNetworks.containers(),
                      new Tree.ElementsWhen(
                          isMember(container), List.of(item(OwnNetworks.container())), List.of()),
                      "network.networks: a network has \"",
                      "\" twice"))));
    }
    return refusals;
  }

  private static Document once(ListAnswer list, Tree.Element values, String before, String after) {
    return new Document.Unique(
        List.of(new Tree.ElementsEach(list, List.of(values))), false, before, after);
  }

  private static Tree.Element item(Expression<String> value) {
    return new Tree.Item(new Tree.Scalar(value));
  }
}
