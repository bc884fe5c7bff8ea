package dev.trainyard.generator.expression;

import dev.trainyard.generator.expression.node.All;
import dev.trainyard.generator.expression.node.Any;
import dev.trainyard.generator.expression.node.Arithmetic;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Cut;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.InstalledName;
import dev.trainyard.generator.expression.node.LessThan;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Mapped;
import dev.trainyard.generator.expression.node.Member;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Notation;
import dev.trainyard.generator.expression.node.PasswordHash;
import dev.trainyard.generator.expression.node.StartsWith;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a definition imports to combine answers. */
public final class Expressions {

  private static final Pattern HOLE = Pattern.compile("\\{}");

  private static final String BRACES =
      "each {} is a hole, and for braces of your own fill one with verbatim(literal(\"{}\"))";

  private Expressions() {}

  /** A constant text. */
  public static Expression<String> literal(String value) {
    return new Literal<>(value);
  }

  /** A constant number. */
  public static Expression<Long> literal(long value) {
    return new Literal<>(value);
  }

  /** A constant boolean. */
  public static Expression<Boolean> literal(boolean value) {
    return new Literal<>(value);
  }

  /**
   * A text with holes: each <code>{}</code> of the pattern is filled by the next value.
   *
   * <p>A text answer must say where it stands, by one of {@link #inUrl}, {@link #inShell}, {@link
   * #inXml}, {@link #inJson}, {@link #inSql}, {@link #inProperties} or {@link #verbatim}; numbers,
   * booleans, choices and names of the app's own resources need no escaping.
   *
   * @throws IllegalArgumentException when the number of holes and of values differ
   */
  public static Expression<String> text(String pattern, Value<?>... values) {
    List<Text.Part> parts = new ArrayList<>();
    Matcher matcher = HOLE.matcher(pattern);
    int end = 0;
    int next = 0;
    while (matcher.find()) {
      if (matcher.start() > end) {
        parts.add(new Text.Fixed(pattern.substring(end, matcher.start())));
      }
      if (next == values.length) {
        throw new IllegalArgumentException(
            "text \""
                + pattern
                + "\" has more holes than the "
                + values.length
                + " values given; "
                + BRACES);
      }
      parts.add(new Text.Hole(values[next++].expression()));
      end = matcher.end();
    }
    if (end < pattern.length()) {
      parts.add(new Text.Fixed(pattern.substring(end)));
    }
    if (next != values.length) {
      throw new IllegalArgumentException(
          "text \""
              + pattern
              + "\" has "
              + next
              + " holes for "
              + values.length
              + " values; "
              + BRACES);
    }
    return new Text(parts);
  }

  /**
   * Several texts, one after the other. A text answer among them must say where it stands, as in
   * {@link #text}.
   */
  @SafeVarargs
  public static Expression<String> concat(Value<String>... texts) {
    return concat(Arrays.asList(texts));
  }

  /** The same for a list of texts. */
  public static Expression<String> concat(List<? extends Value<String>> texts) {
    return new Text(texts.stream().flatMap(text -> parts(text).stream()).toList());
  }

  /** A text that appears only under a condition; else it is empty. */
  public static Expression<String> when(Value<Boolean> condition, Value<String> text) {
    return new Text(List.of(new Text.Optional(condition.expression(), parts(text))));
  }

  private static List<Text.Part> parts(Value<String> text) {
    return Text.of(text).parts();
  }

  /** A component of a URL: percent-encoded. */
  public static Expression<String> inUrl(Value<String> value) {
    return new Escaped(value.expression(), Notation.URL_COMPONENT);
  }

  /** One word of a shell command, quotes included. */
  public static Expression<String> inShell(Value<String> value) {
    return new Escaped(value.expression(), Notation.SHELL_WORD);
  }

  /** Character data or a quoted attribute value in XML. */
  public static Expression<String> inXml(Value<String> value) {
    return new Escaped(value.expression(), Notation.XML);
  }

  /** A string in JSON or TOML, quotes included. */
  public static Expression<String> inJson(Value<String> value) {
    return new Escaped(value.expression(), Notation.JSON_STRING);
  }

  /** A string literal in SQL, quotes included. */
  public static Expression<String> inSql(Value<String> value) {
    return new Escaped(value.expression(), Notation.SQL_LITERAL);
  }

  /** An identifier in SQL, quotes included. */
  public static Expression<String> inSqlIdentifier(Value<String> value) {
    return new Escaped(value.expression(), Notation.SQL_IDENTIFIER);
  }

  /** The value of a Java properties file that is read as UTF-8. */
  public static Expression<String> inProperties(Value<String> value) {
    return new Escaped(value.expression(), Notation.PROPERTIES_VALUE);
  }

  /** As it is: the text around it has no syntax that an answer could break. */
  public static Expression<String> verbatim(Value<String> value) {
    return new Escaped(value.expression(), Notation.VERBATIM);
  }

  /** True when both values are equal. */
  public static <T> Expression<Boolean> equal(Value<T> left, Value<T> right) {
    return new Equality(left.expression(), right.expression());
  }

  /** True when the left number is smaller. */
  public static Expression<Boolean> lessThan(Value<Long> left, Value<Long> right) {
    return new LessThan(left.expression(), right.expression());
  }

  /** True when every condition holds. */
  @SafeVarargs
  public static Expression<Boolean> all(Value<Boolean>... conditions) {
    return new All(Arrays.stream(conditions).map(Value::expression).toList());
  }

  /** True when at least one condition holds. */
  @SafeVarargs
  public static Expression<Boolean> any(Value<Boolean>... conditions) {
    return new Any(Arrays.stream(conditions).map(Value::expression).toList());
  }

  /** True when the condition does not hold. */
  public static Expression<Boolean> not(Value<Boolean> condition) {
    return condition.expression() instanceof Negation twice
        ? twice.condition()
        : new Negation(condition.expression());
  }

  /** True when the text is one of the constants. */
  public static Expression<Boolean> isOneOf(Value<String> value, List<String> set) {
    return new Member(value.expression(), set);
  }

  /** True when the text starts with one of the constants. */
  public static Expression<Boolean> startsWithOneOf(Value<String> value, List<String> prefixes) {
    NotNull.of(value, "the value");
    if (prefixes.isEmpty()) {
      return new Literal<>(false);
    }
    return new Any(
        prefixes.stream()
            .<Expression<Boolean>>map(prefix -> new StartsWith(value.expression(), prefix))
            .toList());
  }

  /** A text without blanks, tabs and line ends around it. */
  public static Expression<String> trimmed(Value<String> value) {
    return new Cut(value.expression(), Cut.What.TRIMMED, "");
  }

  /** A text without a constant that may stand before it. */
  public static Expression<String> withoutPrefix(Value<String> value, String prefix) {
    return new Cut(value.expression(), Cut.What.WITHOUT_PREFIX, prefix);
  }

  /** A text without a constant that may stand behind it. */
  public static Expression<String> withoutSuffix(Value<String> value, String suffix) {
    return new Cut(value.expression(), Cut.What.WITHOUT_SUFFIX, suffix);
  }

  /** The scheme of a URL, such as {@code https}; empty when it has none. */
  public static Expression<String> urlScheme(Value<String> url) {
    return new Cut(url.expression(), Cut.What.URL_SCHEME, "");
  }

  /**
   * The host of a URL, without user and port; an address of IPv6 with its brackets. The URL may be
   * without a scheme, such as {@code nas:8080/x}.
   */
  public static Expression<String> urlHost(Value<String> url) {
    return new Cut(url.expression(), Cut.What.URL_HOST, "");
  }

  /**
   * The port of a URL as digits; where it names none, that of its scheme: 443 for {@code https},
   * else 80.
   */
  public static Expression<String> urlPort(Value<String> url) {
    return new Cut(url.expression(), Cut.What.URL_PORT, "");
  }

  /** The one value where the condition holds, else the other. */
  public static <T> Expression<T> choose(
      Value<Boolean> condition, Value<T> then, Value<T> otherwise) {
    return new Conditional<>(condition.expression(), then.expression(), otherwise.expression());
  }

  /** The text that a table gives for another one, empty for texts not in the table. */
  public static Expression<String> mapped(Value<String> value, Map<String, String> table) {
    return new Mapped(value.expression(), new TreeMap<>(table));
  }

  /** Sum of two numbers. */
  public static Expression<Long> plus(Value<Long> left, Value<Long> right) {
    return new Arithmetic(Arithmetic.Operator.PLUS, left.expression(), right.expression());
  }

  /** Difference of two numbers. */
  public static Expression<Long> minus(Value<Long> left, Value<Long> right) {
    return new Arithmetic(Arithmetic.Operator.MINUS, left.expression(), right.expression());
  }

  /** Product of two numbers. */
  public static Expression<Long> times(Value<Long> left, Value<Long> right) {
    return new Arithmetic(Arithmetic.Operator.TIMES, left.expression(), right.expression());
  }

  /** Quotient rounded towards zero; the divisor is not 0. */
  public static Expression<Long> dividedBy(Value<Long> left, long divisor) {
    return new Arithmetic(Arithmetic.Operator.DIVIDED_BY, left.expression(), literal(divisor));
  }

  /** The name that the owner gave the app at its installation. */
  public static Expression<String> installedName() {
    return new InstalledName();
  }

  /**
   * The bcrypt hash of a password, kept as long as the password stays the same.
   *
   * @param key name within the app, lower-case letters, digits and {@code -}
   */
  public static Expression<String> passwordHash(String key, Value<String> password) {
    return new PasswordHash(key, password.expression());
  }
}
