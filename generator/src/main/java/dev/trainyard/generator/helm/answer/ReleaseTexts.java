package dev.trainyard.generator.helm.answer;

import dev.trainyard.generator.expression.node.HostName;
import dev.trainyard.generator.expression.node.ReadCommand;
import dev.trainyard.generator.expression.node.ResourceName;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.value.Expression;
import java.util.List;
import java.util.Optional;

/** What in a cluster is made of the names of a release. */
public final class ReleaseTexts {

  private ReleaseTexts() {}

  /** The text that an expression stands for; none for one that is printed by itself. */
  public static Optional<Text> of(Expression<?> expression) {
    if (expression instanceof HostName name) {
      return Optional.of(
          new Text(
              List.of(
                  new Text.Hole(name.host()),
                  new Text.Fixed("."),
                  new Text.Hole(Helm.namespace()),
                  new Text.Fixed(domain(name.form())))));
    }
    if (expression instanceof ReadCommand command) {
      return Optional.of(
          new Text(
              List.of(
                  new Text.Fixed(get()),
                  new Text.Hole(Helm.namespace()),
                  new Text.Fixed(" "),
                  new Text.Hole(new ResourceName("")),
                  new Text.Fixed(decoded(command.key())))));
    }
    return Optional.empty();
  }

  /** What comes behind a namespace in the longer forms of a host name. */
  public static String domain(HostName.Form form) {
    return switch (form) {
      case OTHER_APPS -> "";
      case WITHIN_DOMAIN -> ".svc";
      case COMPLETE -> ".svc.cluster.local";
    };
  }

  /** The command by which an owner reads what is kept under a key. */
  public static String readCommand(String namespace, String secret, String key) {
    return get() + namespace + " " + secret + decoded(key);
  }

  private static String get() {
    return "sudo k3s kubectl get secret -n ";
  }

  private static String decoded(String key) {
    return " -o jsonpath='{.data." + key + "}' | base64 -d";
  }
}
