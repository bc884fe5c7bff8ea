package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What POMs, scripts and command lines rely on. A change here breaks somebody's build. */
class PluginDescriptorTest {

  private static PluginDescriptor plugin;

  @BeforeAll
  static void readDescriptor() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                GenerateMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml")),
            StandardCharsets.UTF_8)) {
      plugin = new PluginDescriptorBuilder().build(reader);
    }
  }

  @Test
  void thePluginIsCalledByItsPrefix() {
    assertThat(plugin.getGroupId()).isEqualTo("dev.trainyard");
    assertThat(plugin.getArtifactId()).isEqualTo("truenas-maven-plugin");
    assertThat(plugin.getGoalPrefix()).isEqualTo("truenas");
  }

  @Test
  void goals() {
    assertThat(plugin.getMojos())
        .extracting(MojoDescriptor::getGoal)
        .containsExactlyInAnyOrder(
            "check",
            "clean-previews",
            "compile",
            "compose",
            "diff",
            "generate",
            "help",
            "history",
            "init",
            "move",
            "promote",
            "publish",
            "revert",
            "serve",
            "validate");
    assertThat(plugin.getMojos()).allMatch(MojoDescriptor::isThreadSafe);
    assertThat(plugin.getMojos()).noneMatch(MojoDescriptor::isAggregator);
    assertThat(plugin.getMojos()).noneMatch(MojoDescriptor::isOnlineRequired);
  }

  @Test
  void generate() {
    MojoDescriptor goal = plugin.getMojo("generate");

    assertThat(goal.getPhase()).isEqualTo("process-classes");
    assertThat(goal.getExecutePhase()).as("forks nothing").isNull();
    assertThat(goal.getDependencyResolutionRequired()).isEqualTo("runtime");
    assertThat(parameters(goal))
        .containsExactlyInAnyOrder(
            "apps java.util.List ${truenas.apps}",
            "branch java.lang.String ${truenas.catalog.branch} = main",
            "editions java.util.List ${truenas.editions}",
            "next java.lang.String ${truenas.generate.next}",
            "output java.io.File ${truenas.output} = ${project.build.directory}/catalog",
            "outputTimestamp java.lang.String = ${project.build.outputTimestamp}",
            "skip boolean ${truenas.skip} = false",
            "title java.lang.String ${truenas.catalog.title} = ${project.name}",
            "url java.lang.String ${truenas.catalog.url}");
  }

  @Test
  void compose() {
    MojoDescriptor goal = plugin.getMojo("compose");

    assertThat(goal.getPhase()).as("secrets are made when somebody asks for them").isNull();
    assertThat(goal.getDependencyResolutionRequired()).isEqualTo("runtime");
    assertThat(parameters(goal))
        .containsExactlyInAnyOrder(
            "answers java.io.File ${truenas.compose.answers}",
            "app java.lang.String ${truenas.compose.app}",
            "earlier java.io.File ${truenas.compose.earlier}",
            "data java.lang.String ${truenas.compose.data}",
            "name java.lang.String ${truenas.compose.name}",
            "place java.io.File ${truenas.compose.output} ="
                + " ${project.basedir}/.trainyard/compose",
            "skip boolean ${truenas.skip} = false");
  }

  private static final List<String> OF_THE_REPOSITORY =
      List.of(
          "server java.lang.String ${truenas.publish.server}",
          "skip boolean ${truenas.skip} = false",
          "sshFolder java.io.File ${truenas.publish.sshFolder}",
          "sshKey java.io.File ${truenas.publish.sshKey}",
          "target java.lang.String ${truenas.publish.target}");

  private static final List<String> OF_A_COMMIT =
      List.of(
          "allowBreaking boolean ${truenas.publish.allowBreaking} = false",
          "authorEmail java.lang.String ${truenas.publish.authorEmail}",
          "authorName java.lang.String ${truenas.publish.authorName}",
          "dryRun boolean ${truenas.dryRun} = false",
          "keepVersions int ${truenas.publish.keepVersions} = 5",
          "sign java.lang.String ${truenas.publish.sign} = none",
          "signingKey java.lang.String ${truenas.publish.signingKey}",
          "title java.lang.String ${truenas.catalog.title} = ${project.name}",
          "url java.lang.String ${truenas.catalog.url}");

  @Test
  void publish() {
    MojoDescriptor goal = plugin.getMojo("publish");

    assertThat(goal.getPhase()).as("pushing belongs to no phase").isNull();
    assertThat(goal.getExecutePhase()).isNull();
    assertThat(goal.getDependencyResolutionRequired()).isEqualTo("runtime");
    assertThat(parameters(goal))
        .containsExactlyInAnyOrderElementsOf(
            with(
                OF_A_COMMIT,
                "allowDirty boolean ${truenas.publish.allowDirty} = false",
                "apps java.util.List ${truenas.apps}",
                "editions java.util.List ${truenas.editions}",
                "fromBranch java.lang.String ${truenas.publish.fromBranch}",
                "preview java.lang.String ${truenas.preview}",
                "train java.lang.String ${truenas.publish.train}"));
  }

  @Test
  void promote() {
    assertThat(plugin.getMojo("promote").getPhase()).isNull();
    assertThat(parameters(plugin.getMojo("promote")))
        .containsExactlyInAnyOrderElementsOf(
            with(
                OF_A_COMMIT,
                "app java.lang.String ${truenas.promote.app}",
                "editions java.util.List ${truenas.editions}",
                "fromTrain java.lang.String ${truenas.promote.fromTrain}",
                "toTrain java.lang.String ${truenas.promote.toTrain}",
                "version java.lang.String ${truenas.promote.version}"));
  }

  @Test
  void revert() {
    assertThat(plugin.getMojo("revert").getPhase()).isNull();
    assertThat(parameters(plugin.getMojo("revert")))
        .containsExactlyInAnyOrderElementsOf(
            with(
                OF_A_COMMIT,
                "app java.lang.String ${truenas.revert.app}",
                "editions java.util.List ${truenas.editions}",
                "reason java.lang.String ${truenas.revert.reason}",
                "train java.lang.String ${truenas.revert.train} = stable",
                "version java.lang.String ${truenas.revert.version}"));
  }

  @Test
  void cleanPreviews() {
    MojoDescriptor goal = plugin.getMojo("clean-previews");
    List<String> expected = new ArrayList<>(OF_THE_REPOSITORY);
    expected.add("dryRun boolean ${truenas.dryRun} = false");
    expected.add("keepPreviews java.util.List ${truenas.previews.keep}");
    expected.add("preview java.lang.String ${truenas.preview}");

    assertThat(goal.getPhase()).as("is called, not bound").isNull();
    assertThat(goal.isProjectRequired()).isFalse();
    assertThat(parameters(goal)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void init() {
    MojoDescriptor goal = plugin.getMojo("init");

    assertThat(goal.isProjectRequired()).isFalse();
    assertThat(parameters(goal))
        .containsExactlyInAnyOrder(
            "folder java.lang.String ${truenas.init.folder} = .",
            "skip boolean ${truenas.skip} = false");
  }

  @Test
  void history() {
    assertThat(plugin.getMojo("history").getPhase()).isNull();
    assertThat(parameters(plugin.getMojo("history")))
        .containsExactlyInAnyOrderElementsOf(
            with(List.of(), "editions java.util.List ${truenas.editions}"));
  }

  private static List<String> with(List<String> common, String... own) {
    List<String> all = new ArrayList<>(OF_THE_REPOSITORY);
    all.add("branch java.lang.String ${truenas.catalog.branch} = main");
    all.addAll(common);
    all.addAll(List.of(own));
    return all;
  }

  @Test
  void diff() {
    MojoDescriptor goal = plugin.getMojo("diff");

    assertThat(goal.getPhase()).as("is called, not bound").isNull();
    assertThat(goal.getExecutePhase()).as("forks nothing").isNull();
    assertThat(goal.getDependencyResolutionRequired()).isEqualTo("runtime");
    assertThat(parameters(goal))
        .containsExactlyInAnyOrder(
            "base java.lang.String ${truenas.diff.base}"
                + " = ${project.basedir}/.trainyard/catalog.git#main",
            "editions java.util.List ${truenas.editions}",
            "head java.lang.String ${truenas.diff.head}",
            "reportOnly boolean ${truenas.diff.reportOnly} = false",
            "reports java.io.File ${truenas.diff.reports} = ${project.build.directory}/truenas",
            "skip boolean ${truenas.skip} = false");
  }

  @Test
  void serve() {
    MojoDescriptor goal = plugin.getMojo("serve");

    assertThat(goal.getPhase()).as("is called, not bound").isNull();
    assertThat(goal.isProjectRequired()).isFalse();
    assertThat(goal.getDependencyResolutionRequired()).isNull();
    assertThat(parameters(goal))
        .containsExactlyInAnyOrder(
            "editions java.util.List ${truenas.editions}",
            "host java.lang.String ${truenas.serve.host} = 127.0.0.1",
            "output java.io.File ${truenas.output} = ${project.build.directory}/catalog",
            "port int ${truenas.serve.port} = 9480",
            "report java.io.File ${truenas.serve.report}"
                + " = ${project.build.directory}/truenas/serve.json",
            "repository java.io.File ${truenas.serve.repository}",
            "skip boolean ${truenas.skip} = false");
  }

  private static final List<String> OF_CHECKS =
      List.of(
          "branch java.lang.String ${truenas.catalog.branch} = main",
          "catalog java.lang.String ${truenas.catalog}",
          "catalogServer java.lang.String ${truenas.catalog.server}",
          "editions java.util.List ${truenas.editions}",
          "failOn java.lang.String ${truenas.validate.failOn} = error",
          "formats java.util.List ${truenas.validate.formats}",
          "helm java.lang.String ${truenas.helm}",
          "output java.io.File ${truenas.output} = ${project.build.directory}/catalog",
          "releases java.util.List ${truenas.releases}",
          "reportFolder java.io.File ${truenas.validate.reports}"
              + " = ${project.build.directory}/truenas",
          "server java.lang.String ${truenas.publish.server}",
          "skip boolean ${truenas.skip} = false",
          "sshFolder java.io.File ${truenas.publish.sshFolder}",
          "sshKey java.io.File ${truenas.publish.sshKey}",
          "target java.lang.String ${truenas.publish.target}");

  @Test
  void validate() {
    assertChecks(
        "validate",
        "baseline java.io.File ${truenas.validate.baseline}",
        "writeBaseline boolean ${truenas.validate.writeBaseline} = false");
  }

  @Test
  void check() {
    assertChecks("check", "checkBase java.lang.String ${truenas.check.base}");
  }

  private static void assertChecks(String name, String... own) {
    MojoDescriptor goal = plugin.getMojo(name);

    assertThat(goal.getPhase()).as("is called, not bound").isNull();
    assertThat(goal.isProjectRequired()).isFalse();
    assertThat(goal.getDependencyResolutionRequired()).isNull();
    assertThat(parameters(goal))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(OF_CHECKS.stream(), Stream.of(own)).toList());
  }

  @Test
  void everyParameterSaysWhatItIsAndSinceWhen() {
    assertThat(plugin.getMojos())
        .filteredOn(goal -> !goal.getGoal().equals("help") && goal.getParameters() != null)
        .flatExtracting(MojoDescriptor::getParameters)
        .extracting(Parameter.class::cast)
        .filteredOn(Parameter::isEditable)
        .allSatisfy(
            parameter -> {
              assertThat(parameter.getDescription()).as(parameter.getName()).contains(";");
              assertThat(parameter.getSince()).as(parameter.getName()).isEqualTo("0.1.0");
            });
  }

  @Test
  void everyPropertyHasThePluginsPrefix() {
    assertThat(parametersOfAllGoals())
        .filteredOn(parameter -> parameter.getExpression() != null)
        .allSatisfy(
            parameter ->
                assertThat(parameter.getExpression())
                    .as(parameter.getName())
                    .startsWith("${" + PropertyNames.PREFIX));
  }

  /** Goals declare their parameters themselves; what several have is said once all the same. */
  @Test
  void aParameterMeansTheSameInEveryGoal() {
    Map<String, Parameter> known = new HashMap<>();
    for (Parameter parameter : parametersOfAllGoals()) {
      Parameter same = known.putIfAbsent(parameter.getExpression(), parameter);
      if (same != null && parameter.getExpression() != null) {
        assertThat(parameter)
            .usingRecursiveComparison()
            .comparingOnlyFields("name", "type", "defaultValue", "required")
            .isEqualTo(same);
      }
    }
  }

  /** A POM sets a parameter for all goals at once, so a name may not mean two things. */
  @Test
  void aNameIsThatOfOneProperty() {
    Map<String, Set<String>> properties = new TreeMap<>();
    for (Parameter parameter : parametersOfAllGoals()) {
      properties
          .computeIfAbsent(parameter.getName(), name -> new TreeSet<>())
          .add(String.valueOf(parameter.getExpression()));
    }
    properties.values().removeIf(of -> of.size() == 1);
    assertThat(properties).containsOnlyKeys("app", "train", "version");
  }

  private static List<Parameter> parametersOfAllGoals() {
    return plugin.getMojos().stream()
        .filter(goal -> !goal.getGoal().equals("help") && goal.getParameters() != null)
        .flatMap(goal -> goal.getParameters().stream())
        .filter(Parameter::isEditable)
        .toList();
  }

  @Test
  void compile() {
    MojoDescriptor goal = plugin.getMojo("compile");

    assertThat(goal.getExecutePhase()).isEqualTo("process-classes");
    assertThat(goal.getPhase()).as("is not meant to be bound").isNull();
    assertThat(goal.getParameters()).isNullOrEmpty();
  }

  /** A goal that m2e finds no word about is an error in every Eclipse that opens the project. */
  @Test
  void eclipseKnowsWhatToDoWithTheGoalsOfABuild() throws Exception {
    var mapping =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                GenerateMojo.class
                    .getResource("/META-INF/m2e/lifecycle-mapping-metadata.xml")
                    .toString());
    var goals = mapping.getElementsByTagName("goal");

    assertThat(IntStream.range(0, goals.getLength()).mapToObj(i -> goals.item(i).getTextContent()))
        .containsExactlyInAnyOrder("compile", "generate");
  }

  private static List<String> parameters(MojoDescriptor goal) {
    return goal.getParameters().stream()
        .filter(Parameter::isEditable)
        .map(
            parameter ->
                parameter.getName()
                    + " "
                    + parameter.getType()
                    + (parameter.getExpression() == null ? "" : " " + parameter.getExpression())
                    + (parameter.getDefaultValue() == null
                        ? ""
                        : " = " + parameter.getDefaultValue()))
        .toList();
  }
}
