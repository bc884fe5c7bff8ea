package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.compose.answer.OfficialParts;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.Joined;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.NotEmpty;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.model.DeclaredUnit;
import dev.trainyard.generator.plan.GpuGroups;
import dev.trainyard.generator.plan.Nvidia;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/** What a service that may use GPUs says of them. Docker hands over those of NVIDIA by name. */
final class GpuService {

  private static final String RENDERERS = "/dev/dri:/dev/dri";
  private static final String AMD_COMPUTE = "/dev/kfd:/dev/kfd";

  private final GpuChosen chosen;
  private final Expression<Boolean> all;
  private final Expression<Boolean> kfd;
  private final ListAnswer nvidia;

  GpuService(OfficialParts parts, GpuChosen chosen) {
    this.chosen = chosen;
    this.all = parts.allGpus(chosen);
    this.kfd = parts.hasKfd(chosen);
    this.nvidia = parts.nvidiaGpus(chosen);
  }

  /** The groups to which the devices belong. */
  Tree.Element groups(DeclaredUnit unit) {
    return new Tree.ElementsWhen(
        chosen,
        GpuGroups.beside(unit).stream().map(id -> Texts.word(new Literal<>(id))).toList(),
        List.of());
  }

  /** The devices of other makers. */
  List<Tree.Element> devices() {
    return List.of(
        new Tree.ElementsWhen(
            all,
            List.of(
                new Tree.Item(Tree.text(RENDERERS)),
                new Tree.ElementsWhen(
                    kfd, List.of(new Tree.Item(Tree.text(AMD_COMPUTE))), List.of())),
            List.of()));
  }

  /** What the container tells NVIDIA's runtime. */
  Tree.Entry environment() {
    return new Tree.EntriesWhen(
        new NotEmpty(nvidia),
        MappingBuilder.entries(
            entries ->
                entries
                    .put(Nvidia.DRIVER_CAPABILITIES, Nvidia.ALL)
                    .put(Nvidia.VISIBLE_DEVICES, new Joined(nvidia, ","))),
        MappingBuilder.entries(entries -> entries.put(Nvidia.VISIBLE_DEVICES, Nvidia.NONE)));
  }

  /** Whether something is reserved. */
  Expression<Boolean> isReserved() {
    return new NotEmpty(nvidia);
  }

  /** What is reserved. */
  void reservations(MappingBuilder resources) {
    Tree device =
        MappingBuilder.mapping(
            fields ->
                fields
                    .put("driver", "nvidia")
                    .put("capabilities", Tree.texts(List.of("gpu")))
                    .put("device_ids", new Tree.Sequence(List.of(ids()))));
    resources.put(
        "reservations",
        reservations ->
            reservations.put("devices", new Tree.Sequence(List.of(new Tree.Item(device)))));
  }

  private Tree.Element ids() {
    return new Tree.ElementsEach(
        nvidia, List.of(Texts.word(new Answer<>(nvidia.question(), Part.ITEM, nvidia.item()))));
  }
}
