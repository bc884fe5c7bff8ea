package dev.trainyard.generator.compose.service;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Includes;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.plan.PlannedVolume;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.tree.Document;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/**
 * Storage on the NAS of which containers mount directories. Docker makes these where they are
 * missing, for which Docker Compose names them as {@code SOURCE:TARGET:MODE}. Nobody else can make
 * them: all containers are created, with what they mount, before the first of them starts.
 */
final class BoundDirectories {

  private static final String SEPARATOR = ":";

  private BoundDirectories() {}

  /** What is refused of the storage of a unit, its condition and repetition left out. */
  static List<Document> refusals(Unit unit) {
    return refusals(
        Block.filter(unit.divided(), volume -> volume instanceof PlannedVolume.Storage));
  }

  private static List<Document> refusals(List<Block<PlannedVolume>> volumes) {
    List<Document> refusals = new ArrayList<>();
    for (Block<PlannedVolume> block : volumes) {
      if (block instanceof Block.One<PlannedVolume> one) {
        refusals.add(refusal((PlannedVolume.Storage) one.value()));
      } else if (block instanceof Block.When<PlannedVolume> some) {
        refusals.add(new Document.DocumentsWhen(some.when(), refusals(some.blocks())));
      } else if (block instanceof Block.Each<PlannedVolume> each) {
        refusals.add(new Document.DocumentsEach(each.list(), refusals(each.blocks())));
      }
    }
    return refusals;
  }

  private static Document refusal(PlannedVolume.Storage storage) {
    Expression<Boolean> separated = new Includes(Volumes.directory(storage), SEPARATOR);
    return new Document.Refused(
        Volumes.mayBeDockers(storage)
            ? new All(
                List.of(
                    new Any(
                        List.of(
                            storage.isIn(StoragePlace.HOST_PATH),
                            storage.isIn(StoragePlace.DATASET))),
                    separated))
            : separated,
        storage.scope().list().map(list -> list.dotted() + "[].").orElse("")
            + storage.question().dotted()
            + ": a path with a colon (:) cannot be mounted in parts. Choose another directory.");
  }
}
