package dev.trainyard.generator.question;

import dev.trainyard.generator.value.Value;

/**
 * What can be said about a question of any kind. Each method yields another question.
 *
 * @param <Q> the kind of question
 */
public sealed interface Worded<Q extends Question>
    permits BooleanQuestion,
        CertificateQuestion,
        ChoiceQuestion,
        CronQuestion,
        DictQuestion,
        GpuQuestion,
        HostPathQuestion,
        IntegerQuestion,
        IpAddressQuestion,
        LimitsQuestion,
        ListQuestion,
        NetworkInterfaceQuestion,
        NodeIpQuestion,
        PathQuestion,
        PortQuestion,
        SecretQuestion,
        StorageQuestion,
        StringListQuestion,
        StringQuestion,
        TimeZoneQuestion {

  /** The caption in the wizard; by default it is made from the variable's name. */
  default Q label(String label) {
    return Question.changed(self(), q -> q.setLabel(label));
  }

  /** The tooltip in the wizard. TrueNAS renders it as HTML, so {@code <} and {@code &} escape. */
  default Q description(String description) {
    return Question.changed(self(), q -> q.setDescription(description));
  }

  /** The owner must give a value that is not empty. */
  default Q required() {
    return Question.changed(self(), q -> q.setRequired(true));
  }

  /** The answer is fixed after installation. */
  default Q immutable() {
    return Question.changed(self(), Question::setImmutable);
  }

  /** The wizard shows the default and lets nobody change it. */
  default Q notEditable() {
    return Question.changed(self(), Question::setNotEditable);
  }

  /** The wizard does not show the question; its default counts. */
  default Q hidden() {
    return Question.changed(self(), Question::setHidden);
  }

  /**
   * The wizard shows the question only under this condition. TrueNAS' UI knows one condition, on a
   * question of the same level: a yes or no, {@code is(…)}, {@code isNot(…)}, {@code isGiven()}, or
   * {@code not(…)} of one of these.
   */
  default Q when(Value<Boolean> condition) {
    return Question.changed(self(), q -> q.addCondition(condition.expression()));
  }

  @SuppressWarnings("unchecked")
  private Q self() {
    return (Q) this;
  }
}
