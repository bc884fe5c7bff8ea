package dev.trainyard.official;

import dev.trainyard.generator.form.Field;
import dev.trainyard.generator.form.FieldType;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.FormReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The forms of published apps. {@code -Dtrainyard.corpus=FOLDER} names a folder that has them in
 * its folder {@code helm-questions}; without it there are none.
 *
 * @param name of the file, without its ending
 * @param form what the app asks
 */
record OfficialForm(String name, Form form) {

  private static final String ENDING = ".yaml";

  /** All of them by name; empty without the folder. */
  static List<OfficialForm> all() {
    String corpus = System.getProperty("trainyard.corpus", "");
    if (corpus.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(corpus, "helm-questions"))) {
      return files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .map(OfficialForm::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The one of this name; empty when it is not at hand. */
  static Optional<OfficialForm> named(String name) {
    return all().stream().filter(form -> form.name().equals(name)).findFirst();
  }

  private static OfficialForm read(Path file) {
    try {
      String name = file.getFileName().toString();
      return new OfficialForm(
          name.substring(0, name.length() - ENDING.length()),
          FormReader.read(Files.readAllBytes(file)).form());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Something that an owner is asked.
   *
   * @param path variables with dots between them; {@code []} stands for the items of a list
   * @param field what is asked
   * @param around the levels and lists around it, outermost first
   */
  record Asked(String path, Field field, List<Field> around) {}

  /** All that an owner of an app with this form is asked, in the order of the form. */
  static List<Asked> asked(Form form) {
    List<Asked> asked = new ArrayList<>();
    form.fields().forEach(field -> add(asked, field, "", List.of()));
    return asked;
  }

  private static void add(List<Asked> asked, Field field, String before, List<Field> around) {
    String path = before + field.variable();
    List<Field> inner = Stream.concat(around.stream(), Stream.of(field)).toList();
    if (field.type() instanceof FieldType.Level && !field.attrs().isEmpty()) {
      field.attrs().forEach(child -> add(asked, child, path + ".", inner));
    } else if (field.type() instanceof FieldType.Items && !field.items().isEmpty()) {
      items(asked, field, path + "[]", inner);
    } else {
      asked.add(new Asked(path, field, around));
    }
    field.subquestions().forEach(child -> add(asked, child, before, inner));
  }

  /** The variable of what an item asks is part of no answer, unless there are several. */
  private static void items(List<Asked> asked, Field list, String path, List<Field> around) {
    if (list.items().size() > 1) {
      list.items().forEach(item -> add(asked, item, path + ".", around));
      return;
    }
    Field item = list.items().get(0);
    if (item.type() instanceof FieldType.Level) {
      item.attrs().forEach(child -> add(asked, child, path + ".", around));
    } else {
      asked.add(new Asked(path, item, around));
    }
  }
}
