package dev.trainyard.generator.helm.manifest;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.helm.answer.GivenTexts;
import dev.trainyard.generator.helm.answer.PlainHelm;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.tree.MappingBuilder;
import dev.trainyard.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;

/** What whoever installs with plain Helm adds to the objects of every chart. */
final class Installer {

  private static final StringQuestion SECRET = Questions.string("name");
  private static final ListQuestion SECRETS = Questions.list(PlainHelm.PULL_SECRETS).items(SECRET);

  private Installer() {}

  /** Labels of every object and pod. */
  static Tree.Entry labels() {
    return texts(PlainHelm.LABELS, "label");
  }

  /** Annotations of an object or pod that has some of its own, too. */
  static Tree.Entry annotations() {
    return texts(PlainHelm.ANNOTATIONS, "annotation");
  }

  /** Annotations of an object that has none of its own. */
  static Tree.Entry onlyAnnotations() {
    return new Tree.SharedEntries(
        "annotations",
        List.of(new Tree.Field("annotations", new Tree.Mapping(List.of(annotations())))));
  }

  /**
   * What every pod has.
   *
   * @param own the Secrets for registries that the app itself has for the pod
   */
  static List<Tree.Entry> ofPod(List<Tree.Element> own) {
    ListAnswer secrets = SECRETS.answer();
    Tree secret =
        MappingBuilder.mapping(
            fields -> fields.put("name", new Answer<>(SECRET, Part.VALUE, secrets.item())));
    List<Tree.Element> all = new ArrayList<>(own);
    all.add(new Tree.ElementsEach(secrets, List.of(new Tree.Item(secret))));
    List<Tree.Entry> entries =
        List.of(
            new Tree.Field("imagePullSecrets", new Tree.Sequence(all)),
            new Tree.Field(
                "nodeSelector",
                new Tree.Mapping(List.of(texts(PlainHelm.NODE_SELECTOR, "nodeLabel")))));
    return own.isEmpty() ? List.of(new Tree.SharedEntries("podSettings", entries)) : entries;
  }

  private static Tree.Entry texts(String variable, String one) {
    GivenTexts texts = new GivenTexts(variable, one);
    return new Tree.EntriesEach(
        texts.all(), List.of(new Tree.Field(texts.name(), new Tree.Scalar(texts.text()))));
  }
}
