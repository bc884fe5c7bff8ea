package dev.trainyard.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.trainyard.generator.block.Database;
import dev.trainyard.generator.block.ExtraStorage;
import dev.trainyard.generator.block.ExtraVariables;
import dev.trainyard.generator.block.MariaDb;
import dev.trainyard.generator.block.PostgreSql;
import dev.trainyard.generator.block.Redis;
import dev.trainyard.generator.block.TlsProxy;
import dev.trainyard.generator.block.UserAndGroup;
import dev.trainyard.generator.compose.word.Compose;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.expression.Expressions;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.word.Helm;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ConditionalContent;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GroupSpec;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.JobSpec;
import dev.trainyard.generator.model.MountSpec;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.RepeatableContent;
import dev.trainyard.generator.model.RepeatedAppSpec;
import dev.trainyard.generator.model.Trigger;
import dev.trainyard.generator.model.UnitContent;
import dev.trainyard.generator.model.UnitSpec;
import dev.trainyard.generator.model.WorkloadSpec;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.question.GivenAnswers;
import dev.trainyard.generator.question.ListItem;
import dev.trainyard.generator.question.Question;
import dev.trainyard.generator.question.Questions;
import dev.trainyard.generator.question.Worded;
import dev.trainyard.generator.value.Expression;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Everything that an author, a NAS owner or a reader of reports can meet is described. */
class ReferenceTest {

  private static final Page QUESTIONS = Page.read("docs/questions.md");
  private static final Page WRITING = Page.read("docs/writing-an-app.md");

  @Test
  void every_rule_has_its_section_in_the_order_of_the_codes() {
    assertThat(Page.read("docs/problems.md").headings())
        .filteredOn(heading -> heading.level() == 3)
        .extracting(Page.Title::text)
        .containsExactlyElementsOf(
            Stream.of(Rule.values()).map(rule -> rule.code() + " " + rule.title()).toList());
  }

  @Test
  void every_rule_is_shown_with_a_report_but_those_that_need_a_second_process() {
    assertThat(Rule.values())
        // Those of publishing, serving and comparing need repositories; their own tests raise them.
        .filteredOn(rule -> rule.code().compareTo("TN300") < 0)
        .filteredOn(rule -> !Mistakes.reported().contains(rule))
        .containsExactly(Rule.FOLDER_BUSY, Rule.LEFTOVER);
  }

  private static final Set<String> EDITIONS = Set.of("expression");

  @Test
  void every_kind_of_question_has_its_section_in_the_order_of_the_api() {
    assertThat(QUESTIONS.headings())
        .filteredOn(heading -> heading.level() == 3)
        .extracting(heading -> heading.text().replaceAll(":.*", ""))
        .containsExactlyInAnyOrderElementsOf(
            factories().map(Method::getName).collect(Collectors.toSet()));
  }

  @Test
  void every_kind_of_question_can_be_declared() {
    assertThat(factories().map(Method::getReturnType).collect(Collectors.toSet()))
        .containsAll(kinds(Question.class).toList());
  }

  @TestFactory
  Stream<DynamicTest> every_option_of_a_question_is_described() {
    return factories()
        .map(
            factory ->
                dynamicTest(
                    factory.getName(),
                    () -> {
                      String section = section(factory.getName());
                      Set<String> options = steps(factory.getReturnType());
                      options.removeAll(methods(Worded.class));
                      assertThat(options).allSatisfy(method(section));
                      assertThat(yields(factory.getReturnType())).allSatisfy(method(section));
                    }));
  }

  @Test
  void every_option_that_all_questions_have_is_described() {
    assertThat(methods(Worded.class)).allSatisfy(method(QUESTIONS.text()));
  }

  private static Consumer<String> method(String text) {
    return name -> assertThat(text).contains("`" + name + "(");
  }

  private static String section(String factory) {
    return QUESTIONS.section(
        QUESTIONS.headings().stream()
            .filter(heading -> heading.text().startsWith(factory + ":"))
            .findFirst()
            .orElseThrow());
  }

  private static Stream<Method> factories() {
    return Arrays.stream(Questions.class.getMethods())
        .filter(method -> Question.class.isAssignableFrom(method.getReturnType()));
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ReferenceTest::kinds)
        : Stream.of(type);
  }

  /** What a handle yields beside what every handle yields: conditions and expressions. */
  private static Set<String> yields(Class<?> handle) {
    return Arrays.stream(handle.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(
            method ->
                Expression.class.isAssignableFrom(method.getReturnType())
                    || method.getReturnType() == ListItem.class)
        .map(Method::getName)
        // What only editions need is not for authors.
        .filter(name -> !EDITIONS.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @TestFactory
  Stream<DynamicTest> every_method_of_a_definition_is_described() {
    return Stream.of(
            AppSpec.class,
            GroupSpec.class,
            AppParts.class,
            RepeatedAppSpec.class,
            UnitContent.class,
            UnitSpec.class,
            WorkloadSpec.class,
            JobSpec.class,
            RepeatableContent.class,
            ConditionalContent.class,
            ContainerSpec.class,
            Parts.class,
            Helm.class,
            Compose.class,
            MountSpec.class,
            GivenAnswers.class,
            Expressions.class)
        .map(type -> dynamicTest(type.getSimpleName(), () -> described(methods(type))));
  }

  private static final Pattern NAMED_METHOD = Pattern.compile("`(?:\\w+\\.)*(\\w+)\\(");

  @Test
  void every_method_that_is_named_exists() {
    Set<String> named =
        Stream.of("writing-an-app", "questions", "building-blocks", "limits")
            .map(page -> Repository.text("docs/" + page + ".md"))
            .flatMap(text -> NAMED_METHOD.matcher(text).results())
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> known =
        new ClassFileImporter()
                .importPackages(
                    "dev.trainyard.generator.block",
                    "dev.trainyard.generator.compose.word",
                    "dev.trainyard.generator.expression",
                    "dev.trainyard.generator.helm.word",
                    "dev.trainyard.generator.model",
                    "dev.trainyard.generator.question",
                    "dev.trainyard.generator.value")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
    assertThat(named).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void every_probe_image_and_trigger_is_described() {
    described(steps(Probe.class));
    described(steps(Image.class));
    described(Stream.of(Trigger.Moment.values()).map(Enum::name).collect(Collectors.toSet()));
  }

  @Test
  void every_method_of_a_building_block_is_described() {
    String page = Page.read("docs/building-blocks.md").text();
    assertThat(
            Stream.of(
                    Database.class,
                    PostgreSql.class,
                    MariaDb.class,
                    Redis.class,
                    TlsProxy.class,
                    UserAndGroup.class,
                    ExtraStorage.class,
                    ExtraVariables.class)
                .flatMap(type -> methods(type).stream())
                .filter(name -> !List.of("equals", "hashCode", "toString").contains(name)))
        .allSatisfy(
            name ->
                assertThat(Pattern.compile("\\b" + name + "\\b").matcher(page).find()).isTrue());
  }

  @Test
  void every_default_image_of_a_building_block_is_named() {
    assertThat(Page.read("docs/building-blocks.md").text())
        .contains(name(PostgreSql.IMAGE), name(MariaDb.IMAGE), name(Redis.IMAGE));
  }

  private static String name(Image image) {
    return ((Literal<?>) image.repository()).value() + ":" + ((Literal<?>) image.tag()).value();
  }

  /** The methods that make or change a value of their own type. */
  private static Set<String> steps(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> method.getReturnType() == type)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void described(Set<String> names) {
    assertThat(names)
        .allSatisfy(
            name ->
                assertThat(Pattern.compile("\\b" + name + "\\b").matcher(WRITING.text()).find())
                    .as("docs/writing-an-app.md speaks of %s", name)
                    .isTrue());
  }

  @Test
  void every_file_of_a_chart_is_described() {
    List<String> patterns =
        Page.read("docs/helm-edition.md")
            .text()
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceAll("^\\| `([^`]+)`.*", "$1"))
            .toList();
    Set<String> files = new TreeSet<>(List.of("catalog.json", "app_versions.json"));
    for (App app : Example.apps()) {
      for (RelativePath path : new HelmEdition().render(app).files().keySet()) {
        files.add(path.value().replaceAll("^[^/]+/[^/]+/([0-9.]+/)?", ""));
      }
    }
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(patterns)
                    .as("docs/helm-edition.md has %s", file)
                    .anyMatch(pattern -> file.matches(regex(pattern))));
    assertThat(patterns.stream().filter(pattern -> pattern.contains(".")))
        .allSatisfy(
            pattern ->
                assertThat(files)
                    .as("a chart has %s", pattern)
                    .anyMatch(file -> file.matches(regex(pattern))));
  }

  private static String regex(String pattern) {
    return pattern.replace(".", "\\.").replace("*", "[^/]+").replace("NAME", "[a-z][a-z-]*");
  }

  @Test
  void every_parameter_of_the_plugin_is_described() {
    String pages =
        Stream.of(
                "your-own-catalog",
                "publishing",
                "serving",
                "diff",
                "validating",
                "compose-edition",
                "moving-to-24.10")
            .map(page -> Repository.text("docs/" + page + ".md"))
            .collect(Collectors.joining());
    assertThat(new Commands().parameters())
        .isNotEmpty()
        .allSatisfy(property -> assertThat(pages).contains("`" + property + "`"));
  }
}
