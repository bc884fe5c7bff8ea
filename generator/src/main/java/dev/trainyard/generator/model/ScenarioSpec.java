package dev.trainyard.generator.model;

import dev.trainyard.generator.question.CertificateQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.ScalarQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.TextListQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be said about a scenario. */
public final class ScenarioSpec extends Spec {

  final Map<String, Object> answers = new TreeMap<>();

  ScenarioSpec(Spec app) {
    super(app);
  }

  /** Answers a question. */
  public <T> ScenarioSpec answer(ScalarQuestion<T> question, T answer) {
    said();
    answers.put(question.dotted(), answer);
    return this;
  }

  /** Answers a question with a number. */
  public ScenarioSpec answer(ScalarQuestion<Long> question, int answer) {
    return answer(question, (long) answer);
  }

  /** Chooses a certificate; tests provide one with this id. */
  public ScenarioSpec certificate(CertificateQuestion question, int id) {
    return answer(question, (long) id);
  }

  /** Keeps data in a directory of the NAS. */
  public ScenarioSpec hostPath(StorageQuestion question, String path) {
    said();
    answers.put(question.dotted() + ".type", "hostPath");
    answers.put(question.dotted() + ".hostPath", path);
    return this;
  }

  /** Keeps data in storage that is lost with the pod. */
  public ScenarioSpec temporary(StorageQuestion question) {
    said();
    answers.put(question.dotted() + ".type", "emptyDir");
    return this;
  }

  /** Fills a list of texts. */
  public ScenarioSpec items(TextListQuestion question, String... items) {
    said();
    answers.put(question.dotted(), List.of(items));
    return this;
  }

  /**
   * Fills a list.
   *
   * @param items answers by variable
   */
  @SafeVarargs
  public final ScenarioSpec items(ListQuestion question, Map<String, ?>... items) {
    said();
    answers.put(question.dotted(), Arrays.stream(items).map(TreeMap::new).toList());
    return this;
  }
}
