package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Scope;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Value;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What can be said about a container once for each item of a list.
 *
 * @param <S> the spec itself, for chaining
 */
public abstract sealed class RepeatableContent<S extends RepeatableContent<S>> extends Spec
    permits ConditionalContent, RepeatedContainerSpec {

  final ContainerParts parts;

  RepeatableContent(Spec around, ContainerParts parts) {
    super(around);
    this.parts = parts;
  }

  /** Replaces the image's entry point; more words are added to those said before. */
  public S command(String... words) {
    SourceLine line = line();
    for (String word : words) {
      parts.command.add(new Said<>(new Literal<>(word), line));
    }
    return self();
  }

  /** Adds constant arguments. */
  public S args(String... words) {
    SourceLine line = line();
    for (String word : words) {
      parts.args.add(new Said<>(new Literal<>(word), line));
    }
    return self();
  }

  /** Adds an argument that depends on answers; it stays one argument whatever they are. */
  public S arg(Value<String> word) {
    parts.args.add(new Said<>(word.expression(), line()));
    return self();
  }

  /** Sets an environment variable to a constant. */
  public S env(String name, String value) {
    return env(name, new Literal<>(value));
  }

  /**
   * Sets an environment variable. A value that holds a secret goes through the app's Secret.
   *
   * @param value text, number or boolean
   */
  public S env(String name, Value<?> value) {
    return env(new Literal<>(name), value);
  }

  /** Sets an environment variable whose name depends on answers, such as the owner's own ones. */
  public S env(Value<String> name, Value<?> value) {
    parts.env.add(new Env.Plain(name.expression(), value.expression(), line()));
    return self();
  }

  /** Sets an environment variable to the version of the app, as {@link AppSpec#version} says it. */
  public S envOfVersion(String name) {
    parts.env.add(new Env.OfVersion(new Literal<>(name), Optional.empty(), line()));
    return self();
  }

  /** The same with a hyphen and more behind it, such as the tag of an image that owners choose. */
  public S envOfVersion(String name, Value<String> more) {
    parts.env.add(new Env.OfVersion(new Literal<>(name), Optional.of(more.expression()), line()));
    return self();
  }

  /** Sets an environment variable to what only one edition knows. */
  public S env(String name, EditionWord.OfValue value) {
    parts.env.add(new Env.OfEdition(new Literal<>(name), value, line()));
    return self();
  }

  /** Mounts storage that the owner chose. */
  public S mount(StorageQuestion storage, String path) {
    return mount(storage, path, m -> {});
  }

  /** Mounts storage that the owner chose. */
  public S mount(StorageQuestion storage, String path, Consumer<MountSpec> content) {
    return mount(
        new VolumeSource.Storage(storage, Scope.ROOT), new Literal<>(path), false, content);
  }

  /** Mounts storage that the owner chose, at a path that the owner chose. */
  public S mount(StorageQuestion storage, Value<String> path, Consumer<MountSpec> content) {
    return mount(new VolumeSource.Storage(storage, Scope.ROOT), path.expression(), false, content);
  }

  /** Mounts storage of a list item, at the path the item says. */
  public S mount(
      ListItem item, StorageQuestion storage, Value<String> path, Consumer<MountSpec> content) {
    return mount(
        new VolumeSource.Storage(storage, item.scope()), path.expression(), false, content);
  }

  final S mount(
      VolumeSource volume, Expression<String> path, boolean readOnly, Consumer<MountSpec> content) {
    MountSpec spec = new MountSpec(this, volume, path, readOnly, line());
    parts.mounts.add(filled(spec, content).build());
    return self();
  }

  /** What {@code content} says of what it is handed is repeated for each item of a list. */
  public S each(ListQuestion list, BiConsumer<RepeatedContainerSpec, ListItem> content) {
    said();
    ListItem item = list.item();
    within(
        () -> parts.each(list.answer(), item.scope(), () -> inner(s -> content.accept(s, item))));
    return self();
  }

  /** What {@code content} says of what it is handed is repeated for each text of a list. */
  public S each(StringListQuestion list, BiConsumer<RepeatedContainerSpec, Value<String>> content) {
    said();
    Value<String> item = list.item();
    within(
        () ->
            parts.each(
                list.answer(), list.answer().item(), () -> inner(s -> content.accept(s, item))));
    return self();
  }

  final void inner(Consumer<RepeatedContainerSpec> content) {
    filled(new RepeatedContainerSpec(this, parts), content);
  }

  abstract S self();
}
