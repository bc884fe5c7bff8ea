package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What can be said about a workload or job once for each item of a list.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class RepeatableUnitContent<S extends RepeatableUnitContent<S>> extends Spec
    permits UnitContent, RepeatedUnitSpec {

  final UnitParts parts;

  RepeatableUnitContent(Spec around, UnitParts parts) {
    super(around);
    this.parts = parts;
  }

  /**
   * Its containers are in one more group, such as that of a device or a shared folder.
   *
   * @param group group id from 1 on; the first group is that of {@code runAs}
   */
  public S supplementalGroup(long group) {
    return supplementalGroup(new Literal<>(group));
  }

  /** The same with an id that is an answer. */
  public S supplementalGroup(Value<Long> group) {
    parts.groups.add(new Said<>(group.expression(), line()));
    return self();
  }

  /**
   * Its containers ask one more server for names, where none of the app's workloads is meant.
   *
   * @param address an IP address
   */
  public S nameserver(String address) {
    return nameserver(new Literal<>(address));
  }

  /** The same with the answer to a question for an IP address; an empty one adds none. */
  public S nameserver(Value<String> address) {
    return add(parts.nameservers, address);
  }

  /**
   * Its containers put this behind names without a dot, too.
   *
   * @param domain such as {@code example.org}
   */
  public S searchDomain(String domain) {
    return searchDomain(new Literal<>(domain));
  }

  /** The same with an answer; an empty one adds none. */
  public S searchDomain(Value<String> domain) {
    return add(parts.searchDomains, domain);
  }

  private S add(Frames<Said<Expression<String>>> frames, Value<String> text) {
    SourceLine line = line();
    parts.unlessEmpty(text.expression(), () -> frames.add(new Said<>(text.expression(), line)));
    return self();
  }

  /** Its containers look names up with an option, such as {@code rotate}. */
  public S dnsOption(String name) {
    return dnsOption(name, "");
  }

  /** The same with a value, such as {@code ndots} with {@code 2}. */
  public S dnsOption(String name, String value) {
    return dnsOption(new Literal<>(name), new Literal<>(value));
  }

  /** The same with answers; an empty name adds none, and an empty value is none. */
  public S dnsOption(Value<String> name, Value<String> value) {
    SourceLine line = line();
    parts.unlessEmpty(
        name.expression(),
        () -> parts.dnsOptions.add(new DnsOption(name.expression(), value.expression(), line)));
    return self();
  }

  /**
   * Its containers find an address under names of its own.
   *
   * @param address an IP address
   * @param names such as {@code printer.example.org}
   */
  public S hostAlias(String address, String... names) {
    parts.hostAliases.add(
        new HostAlias(
            new Literal<>(address),
            Arrays.stream(names).<Expression<String>>map(Literal::new).toList(),
            line()));
    return self();
  }

  /** The same with answers; where one of the two is empty, there is none. */
  public S hostAlias(Value<String> address, Value<String> name) {
    HostAlias alias = new HostAlias(address.expression(), List.of(name.expression()), line());
    parts.unlessEmpty(
        address.expression(),
        () -> parts.unlessEmpty(name.expression(), () -> parts.hostAliases.add(alias)));
    return self();
  }

  /**
   * Says what only one edition can do; the others report it. Where only questions that they do not
   * ask lead to it ({@link GroupSpec#askOnly}), they do without.
   */
  public S only(EditionWord.OfUnit word) {
    parts.words.add(new Said<>(word, line()));
    return self();
  }

  /** What {@code content} says of what it is handed is repeated for each item of a list. */
  public S each(ListQuestion list, BiConsumer<RepeatedUnitSpec, ListItem> content) {
    said();
    ListItem item = list.item();
    within(
        () -> parts.each(list.answer(), item.scope(), () -> inner(s -> content.accept(s, item))));
    return self();
  }

  /** What {@code content} says of what it is handed is repeated for each text of a list. */
  public S each(StringListQuestion list, BiConsumer<RepeatedUnitSpec, Value<String>> content) {
    said();
    Value<String> item = list.item();
    within(
        () ->
            parts.each(
                list.answer(), list.answer().item(), () -> inner(s -> content.accept(s, item))));
    return self();
  }

  final void inner(Consumer<RepeatedUnitSpec> content) {
    filled(new RepeatedUnitSpec(this, parts), content);
  }

  abstract S self();
}
