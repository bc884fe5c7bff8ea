package dev.trainyard.generator.helm.word;

import dev.trainyard.generator.model.EditionWord;
import dev.trainyard.generator.value.Expression;
import java.util.List;

/**
 * Who pulls the images of a registry.
 *
 * @param registry yields the registry, such as {@code registry.example.org:5000}
 * @param user yields the user's name
 * @param password yields the user's password or token
 */
public record PullCredentials(
    Expression<String> registry, Expression<String> user, Expression<String> password)
    implements EditionWord.OfUnit {

  @Override
  public String edition() {
    return Helm.EDITION;
  }

  @Override
  public String meaning() {
    return "credentials of a registry";
  }

  @Override
  public List<Expression<?>> values() {
    return List.of(registry, user, password);
  }
}
