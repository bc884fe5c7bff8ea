package dev.trainyard.generator.compose.answer;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Asked;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.GpuChosen;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.question.BooleanQuestion;
import dev.trainyard.generator.question.ChoiceQuestion;
import dev.trainyard.generator.question.PortQuestion;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What official forms ask about a port and GPUs beyond what a definition says. Each question has
 * one of each, so that conditions on them are equal.
 */
public final class OfficialParts {

  private final Map<Question, Port> ports = new IdentityHashMap<>();
  private final Map<Asked, GivenGpus> givenGpus = new IdentityHashMap<>();

  private record GivenGpus(BooleanQuestion all, BooleanQuestion kfd, NvidiaGpus nvidia) {}

  private record Port(ChoiceQuestion bindMode, StringListQuestion hostIps) {}

  private Port port(PortQuestion question) {
    return ports.computeIfAbsent(
        question,
        added ->
            new Port(
                Questions.choice(added.dotted() + "." + ComposeAnswers.BIND_MODE)
                    .option(ComposeAnswers.PUBLISHED, "")
                    .option(ComposeAnswers.EXPOSED, ""),
                Questions.stringList(added.dotted() + "." + ComposeAnswers.HOST_IPS)));
  }

  /** Whether the GPUs of all makers but NVIDIA are given. */
  public Expression<Boolean> allGpus(GpuChosen gpus) {
    return new Answer<>(gpus(gpus).all(), Part.VALUE, gpus.scope());
  }

  /** Whether AMD's compute device is there. */
  public Expression<Boolean> hasKfd(GpuChosen gpus) {
    return new Answer<>(gpus(gpus).kfd(), Part.VALUE, gpus.scope());
  }

  /** NVIDIA's GPUs that are given. */
  public ListAnswer nvidiaGpus(GpuChosen gpus) {
    return new ListAnswer(gpus(gpus).nvidia(), gpus.scope());
  }

  private GivenGpus gpus(GpuChosen gpus) {
    return givenGpus.computeIfAbsent(
        gpus.question(),
        added ->
            new GivenGpus(
                Questions.yesNo(added.dotted() + "." + ComposeAnswers.USE_ALL_GPUS),
                Questions.yesNo(added.dotted() + "." + ComposeAnswers.KFD_DEVICE_EXISTS),
                new NvidiaGpus(added)));
  }

  /** Whether the network reaches a port. */
  public Expression<Boolean> isPublished(PortQuestion question) {
    return new Equality(
        port(question).bindMode().expression(), new Literal<>(ComposeAnswers.PUBLISHED));
  }

  /** The addresses of the NAS on which a port is reached; none for all. */
  public ListAnswer hostIps(PortQuestion question) {
    return port(question).hostIps().answer();
  }

  /** One of these addresses. */
  public Expression<String> hostIp(PortQuestion question) {
    return port(question).hostIps().item();
  }
}
