package dev.trainyard.generator.compose.answer;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.ListAnswer;
import dev.trainyard.generator.expression.node.Part;
import dev.trainyard.generator.question.IntegerQuestion;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.ArrayList;
import java.util.List;

/** The networks of the NAS that containers join, as official forms ask for them. */
public final class OwnNetworks {

  /** Variable of the level around the networks. */
  public static final String LEVEL = "network";

  /** Variable of the networks. */
  public static final String NETWORKS = "networks";

  /** Variable of the name of a network or container. */
  public static final String NAME = "name";

  /** Variable of the containers that join a network. */
  public static final String CONTAINERS = "containers";

  /** Variable of what is said about a container in a network. */
  public static final String CONFIG = "config";

  /** Variable of the names by which others in the network reach a container. */
  public static final String ALIASES = "aliases";

  /** The network of the app's own. */
  public static final String OWN = "default";

  /** Variables of what is a text about a container in a network. */
  public static final List<String> TEXTS =
      List.of("interface_name", "ipv4_address", "ipv6_address", "mac_address");

  /** Variable of a number: the network with the largest leads out. */
  public static final String GATEWAY = "gw_priority";

  /** Variable of a number: networks with larger ones are joined first. */
  public static final String PRIORITY = "priority";

  private static final StringQuestion NETWORK_NAME = Questions.string(NAME);
  private static final StringQuestion CONTAINER_NAME = Questions.string(NAME);
  private static final StringListQuestion CONTAINER_ALIASES =
      Questions.stringList(CONFIG + "." + ALIASES);
  private static final List<StringQuestion> CONTAINER_TEXTS =
      TEXTS.stream().map(name -> Questions.string(CONFIG + "." + name)).toList();
  private static final IntegerQuestion CONTAINER_GATEWAY =
      Questions.integer(CONFIG + "." + GATEWAY).nullable();
  private static final IntegerQuestion CONTAINER_PRIORITY =
      Questions.integer(CONFIG + "." + PRIORITY).defaultNumber(0);
  private static final ListQuestion NETWORK_CONTAINERS =
      Questions.list(CONTAINERS).items(CONTAINER_NAME);
  private static final ListQuestion QUESTION =
      Questions.list(LEVEL + "." + NETWORKS).items(NETWORK_NAME, NETWORK_CONTAINERS);

  private OwnNetworks() {}

  /** The networks. */
  public static ListAnswer all() {
    return QUESTION.answer();
  }

  /** The name of the network at hand. */
  public static Expression<String> name() {
    return new Answer<>(NETWORK_NAME, Part.VALUE, all().item());
  }

  /** What is said of containers in the network at hand. */
  public static ListAnswer containers() {
    return new ListAnswer(NETWORK_CONTAINERS, all().item());
  }

  /** The name of the container at hand. */
  public static Expression<String> container() {
    return new Answer<>(CONTAINER_NAME, Part.VALUE, containers().item());
  }

  /** The names by which others in the network at hand reach the container at hand. */
  public static ListAnswer aliases() {
    return new ListAnswer(CONTAINER_ALIASES, containers().item());
  }

  /** One of these names. */
  public static Expression<String> alias() {
    return new Answer<>(CONTAINER_ALIASES, Part.ITEM, aliases().item());
  }

  /** Everything else that is said of the container at hand, each by its variable. */
  public static List<Answer<?>> details() {
    List<Answer<?>> details = new ArrayList<>();
    CONTAINER_TEXTS.forEach(
        question -> details.add(new Answer<String>(question, Part.VALUE, containers().item())));
    details.add(new Answer<Long>(CONTAINER_GATEWAY, Part.VALUE, containers().item()));
    return details;
  }

  /** When the container at hand joins the network at hand, among others: the largest first. */
  public static Expression<Long> priority() {
    return new Answer<>(CONTAINER_PRIORITY, Part.VALUE, containers().item());
  }
}
