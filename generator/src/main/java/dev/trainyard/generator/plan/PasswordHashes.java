package dev.trainyard.generator.plan;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Generated;
import dev.trainyard.generator.expression.node.ItemUse;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.LongerThan;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.expression.node.SubExpressions;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.Refusal;
import dev.trainyard.generator.question.SecretQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import dev.trainyard.generator.value.Expression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hashes of passwords, and the passwords that have none. */
public final class PasswordHashes {

  /** The longest password, in bytes of UTF-8, that bcrypt hashes as a whole. */
  public static final int MOST_BYTES = 72;

  private PasswordHashes() {}

  /** The hashes that the containers of a unit use, each once, under what it depends on there. */
  static List<Block<PasswordHash>> of(Unit unit) {
    Set<Scope> known = unit.repetition().map(each -> Set.of(each.item())).orElse(Set.of());
    Wanted<PasswordHash> hashes = new Wanted<>();
    unit.values()
        .forEach(
            value ->
                SubExpressions.walk(
                    value.value(),
                    value.conditions(),
                    (part, conditions) -> {
                      if (part instanceof PasswordHash hash) {
                        hashes.add(
                            hash,
                            Guarded.all(
                                conditions.stream()
                                    .filter(one -> !unit.conditions().contains(one))
                                    .filter(one -> known.containsAll(ItemUse.of(one)))
                                    .toList()));
                      }
                    }));
    return hashes.blocks();
  }

  /** The refusals of passwords that are too long to be hashed, where answers can be that. */
  static List<Refusal> refusals(Unit unit) {
    return Block.guarded(unit.hashes()).stream()
        .filter(hash -> mostBytes(hash.value().password()) > MOST_BYTES)
        .map(hash -> refusal(unit, hash))
        .toList();
  }

  private static Refusal refusal(Unit unit, Guarded<PasswordHash> hash) {
    Expression<String> password = hash.value().password();
    Set<String> deciding = unit.deciding(List.of(password));
    List<Expression<Boolean>> all = new ArrayList<>(unit.conditions());
    all.addAll(hash.conditions());
    all.add(new LongerThan(password, MOST_BYTES));
    return new Refusal(
        all.size() == 1 ? all.get(0) : new All(all),
        "A password has at most "
            + MOST_BYTES
            + " bytes, which are as many letters of ASCII and fewer others."
            + (deciding.isEmpty() ? "" : " Change " + String.join(" or ", deciding) + "."),
        unit.repetition().map(each -> new Refusal.Items(each.list(), each.item())),
        unit.source());
  }

  /** The most bytes that a password can have; the largest number where nobody knows. */
  public static int mostBytes(Expression<String> password) {
    if (password instanceof Literal<String> literal) {
      return literal.value().getBytes(StandardCharsets.UTF_8).length;
    }
    if (password instanceof Generated generated) {
      return Math.max(
          generated.length(), generated.given() == null ? 0 : mostBytes(generated.given()));
    }
    return limits(password).map(TextLimits::mostBytes).orElse(Integer.MAX_VALUE);
  }

  private static Optional<TextLimits> limits(Expression<String> password) {
    if (!(password instanceof Answer<String> answer)) {
      return Optional.empty();
    }
    if (answer.question() instanceof SecretQuestion secret) {
      return Optional.of(secret.limits());
    }
    return answer.question() instanceof StringQuestion text
        ? Optional.of(text.limits())
        : Optional.empty();
  }
}
