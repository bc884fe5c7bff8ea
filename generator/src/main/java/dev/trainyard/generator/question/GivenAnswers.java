package dev.trainyard.generator.question;

import dev.trainyard.generator.expression.node.Gpus;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.expression.node.StoragePlace;
import dev.trainyard.generator.problem.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Gives answers to questions: those of a scenario, or of an item of a list. */
public final class GivenAnswers {

  private final List<Given> answers = new ArrayList<>();

  private GivenAnswers() {}

  /** The answers that {@code content} gives, in its order. */
  public static List<Given> of(Consumer<GivenAnswers> content) {
    GivenAnswers given = new GivenAnswers();
    content.accept(given);
    return List.copyOf(given.answers);
  }

  private GivenAnswers give(Question question, Map<Part, Object> parts) {
    answers.add(new Given(question, parts, SourceLine.ofCaller()));
    return this;
  }

  /**
   * Answers a question.
   *
   * @param answer null for none, where the question allows that
   */
  public <T> GivenAnswers answer(ScalarQuestion<T> question, T answer) {
    Map<Part, Object> value = new LinkedHashMap<>();
    value.put(Part.VALUE, answer);
    return give(question, value);
  }

  /** Answers a question with a number; for a certificate, tests provide one with this id. */
  public GivenAnswers answer(ScalarQuestion<Long> question, int answer) {
    return answer(question, (long) answer);
  }

  /** Keeps data in a directory of the NAS. */
  public GivenAnswers hostPath(StorageQuestion question, String path) {
    return give(question, Map.of(Part.KIND, StoragePlace.HOST_PATH, Part.HOST_PATH, path));
  }

  /** Keeps data in storage that is lost with the container. */
  public GivenAnswers temporary(StorageQuestion question) {
    return give(question, Map.of(Part.KIND, StoragePlace.TEMPORARY));
  }

  /**
   * Keeps data in a share of another server.
   *
   * @param server its host name or address
   * @param share the name of the share, with directories in it
   * @param user the user
   * @param password the user's password; one for tests
   */
  public GivenAnswers smb(
      StorageQuestion question, String server, String share, String user, String password) {
    return give(
        question,
        Map.of(
            Part.KIND,
            StoragePlace.SMB,
            Part.SMB_SERVER,
            server,
            Part.SMB_SHARE,
            share,
            Part.SMB_USER,
            user,
            Part.SMB_PASSWORD,
            password));
  }

  /** Answers a schedule with five fields: minute, hour, day of month, month, day of week. */
  public GivenAnswers schedule(CronQuestion question, String schedule) {
    String[] fields = schedule.split(" ", -1);
    Map<Part, Object> parts = new LinkedHashMap<>();
    for (int i = 0; i < CronQuestion.FIELDS.size(); i++) {
      parts.put(CronQuestion.FIELDS.get(i), i < fields.length ? fields[i] : "");
    }
    return give(question, parts);
  }

  /**
   * Answers how much may be used.
   *
   * @param cpus cores, or thousandths of one where the question asks for them
   * @param mebibytes memory in MiB
   */
  public GivenAnswers limits(LimitsQuestion question, int cpus, int mebibytes) {
    return give(question, Map.of(Part.CPUS, (long) cpus, Part.MEMORY, (long) mebibytes));
  }

  /**
   * Gives GPUs.
   *
   * @param makers makers of which one GPU is given; none for no GPU
   */
  public GivenAnswers gpus(GpuQuestion question, Gpus.Maker... makers) {
    return give(question, Map.of(Part.VALUE, Gpus.of(makers)));
  }

  /** Fills a list of texts. */
  public GivenAnswers items(StringListQuestion question, String... items) {
    return give(question, Map.of(Part.VALUE, List.of(items)));
  }

  /** Fills a list, one item for each of the contents; whatever they leave out has its default. */
  @SafeVarargs
  public final GivenAnswers items(ListQuestion question, Consumer<GivenAnswers>... items) {
    List<List<Given>> all = new ArrayList<>();
    for (Consumer<GivenAnswers> item : items) {
      all.add(of(item));
    }
    return give(question, Map.of(Part.VALUE, List.copyOf(all)));
  }
}
