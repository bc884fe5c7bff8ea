package dev.trainyard.generator.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.generator.edition.Content;
import dev.trainyard.generator.edition.RelativePath;
import dev.trainyard.generator.edition.Rendered;
import dev.trainyard.generator.evaluate.Values;
import dev.trainyard.generator.model.App;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TimeZone;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as a whole: the same bytes everywhere, and a schema that knows the questions. */
class HelmEditionTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final RelativePath VERSION = RelativePath.of("stable", "every-kind", "1.0.0");

  private static SortedMap<RelativePath, Content> files() {
    Rendered rendered = new HelmEdition().render(EveryKind.define());
    assertThat(rendered.problems()).isEmpty();
    return rendered.files();
  }

  @ParameterizedTest
  @CsvSource({"tr-TR,Asia/Kolkata", "ar-EG-u-nu-arab,Pacific/Apia", "th-TH-u-ca-buddhist,UTC"})
  void theBytesAreTheSameWhateverTheLocaleAndTimeZone(String locale, String zone) {
    Locale usualLocale = Locale.getDefault();
    TimeZone usualZone = TimeZone.getDefault();
    SortedMap<RelativePath, Content> usual = files();
    SortedMap<RelativePath, Content> elsewhere;
    try {
      Locale.setDefault(Locale.forLanguageTag(locale));
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      elsewhere = files();
    } finally {
      Locale.setDefault(usualLocale);
      TimeZone.setDefault(usualZone);
    }

    assertThat(elsewhere).isEqualTo(usual);
  }

  @Test
  void anAppIsRenderedToTheSameBytesAgain() {
    App app = EveryKind.define();

    assertThat(new HelmEdition().render(app)).isEqualTo(new HelmEdition().render(app));
    assertThat(files()).isEqualTo(new HelmEdition().render(app).files());
  }

  @Test
  void threadsRenderAtOnce() throws Exception {
    App shared = EveryKind.define();
    HelmEdition edition = new HelmEdition();
    SortedMap<RelativePath, Content> alone = edition.render(shared).files();
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<SortedMap<RelativePath, Content>>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        App app = i % 2 == 0 ? shared : EveryKind.define();
        results.add(
            executor.submit(
                () -> {
                  start.await();
                  return edition.render(app).files();
                }));
      }
      for (Future<SortedMap<RelativePath, Content>> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void everyFileIsUtf8WithLineFeedsAndALineEndAtItsEnd() {
    files()
        .forEach(
            (path, content) -> {
              assertThat(content.toText().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                  .as("%s", path)
                  .isEqualTo(content.toBytes());
              assertThat(content.toText()).as("%s", path).doesNotContain("\r").endsWith("\n");
              assertThat(content.executable()).as("%s", path).isFalse();
            });
  }

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(files().get(RelativePath.of("values.schema.json").below(VERSION)).toText());

  private static final Map<String, Object> DEFAULTS = HelmEdition.defaults(EveryKind.define());

  /** Where the schema refuses the values, such as {@code level.list[0].variable}. */
  private static List<String> faults(Map<String, ?> answers) {
    return SCHEMA.validate(MAPPER.valueToTree(Values.merge(DEFAULTS, answers))).stream()
        .map(message -> message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", ""))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "other", "temporary"})
  void theSchemaAcceptsTheAnswersOfEachScenario(String scenario) {
    Map<String, Map<String, Object>> all = ScenarioValues.of(EveryKind.define());

    assertThat(all).containsKey(scenario);
    assertThat(faults(all.get(scenario))).isEmpty();
  }

  @Test
  void theSchemaAcceptsTheDefaultsAndWhatTrueNasAdds() {
    assertThat(faults(Map.of())).isEmpty();
    assertThat(
            faults(
                Map.of(
                    "ixChartContext", Map.of("isStopped", false),
                    "ixVolumes", List.of(Map.of("hostPath", "/mnt/x")),
                    "ixCertificates", Map.of(),
                    "release_name", "x")))
        .isEmpty();
  }

  private static Map<String, Object> at(String path, Object value) {
    Map<String, Object> answers = new HashMap<>();
    int dot = path.indexOf('.');
    answers.put(
        dot < 0 ? path : path.substring(0, dot),
        dot < 0 ? value : at(path.substring(dot + 1), value));
    return answers;
  }

  static Stream<Arguments> legal() {
    return Stream.of(
        Arguments.of("basics.IDLE_title", "ab"),
        Arguments.of("basics.IDLE_title", "abcdefgh"),
        Arguments.of("basics.api_key", ""),
        Arguments.of("basics.count", 1),
        Arguments.of("basics.count", 10),
        Arguments.of("basics.maybe", -5),
        Arguments.of("choice", "off"),
        Arguments.of("web", 9000),
        Arguments.of("web", 65535),
        Arguments.of("path", "/a b"),
        Arguments.of("data.type", "emptyDir"),
        Arguments.of("words", List.of()),
        Arguments.of("words", List.of("ab")),
        Arguments.of("items", List.of(Map.of("name", "a"))),
        Arguments.of("schedule.minute", "*/5"),
        Arguments.of("certificate", 1),
        Arguments.of("limits.memory", 256));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("legal")
  void theSchemaAcceptsTheBoundsOfEachKind(String path, Object answer) {
    assertThat(faults(at(path, answer))).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of("basics.IDLE_title", "", "basics.IDLE_title"),
        Arguments.of("basics.IDLE_title", "a", "basics.IDLE_title"),
        Arguments.of("basics.IDLE_title", "abcdefghi", "basics.IDLE_title"),
        Arguments.of("basics.IDLE_title", "ABC", "basics.IDLE_title"),
        Arguments.of("basics.IDLE_title", 5, "basics.IDLE_title"),
        Arguments.of("basics.password", "", "basics.password"),
        Arguments.of("basics.password", "abc", "basics.password"),
        Arguments.of("basics.api_key", true, "basics.api_key"),
        Arguments.of("basics.count", 0, "basics.count"),
        Arguments.of("basics.count", 11, "basics.count"),
        Arguments.of("basics.count", "3", "basics.count"),
        Arguments.of("basics.count", 1.5, "basics.count"),
        Arguments.of("basics.maybe", -6, "basics.maybe"),
        Arguments.of("basics.unknown", 1, "basics"),
        Arguments.of("basics", "no level", "basics"),
        Arguments.of("flag", "true", "flag"),
        Arguments.of("choice", "neither", "choice"),
        Arguments.of("choice", true, "choice"),
        Arguments.of("web", 8999, "web"),
        Arguments.of("web", 65536, "web"),
        Arguments.of("path", "relative", "path"),
        Arguments.of("host_path", "", "host_path"),
        Arguments.of("data.type", "nfs", "data.type"),
        Arguments.of("fixed.type", "emptyDir", "fixed.type"),
        Arguments.of("data.hostPath", "mnt", "data.hostPath"),
        Arguments.of("data.ixVolumeConfig.datasetName", "", "data.ixVolumeConfig.datasetName"),
        Arguments.of("words", "ab", "words"),
        Arguments.of("words", List.of("ab", "a"), "words[1]"),
        Arguments.of("words", List.of("AB"), "words[0]"),
        Arguments.of("words", List.of(1), "words[0]"),
        Arguments.of("items", List.of("a"), "items[0]"),
        Arguments.of("items", List.of(Map.of("name", "A")), "items[0].name"),
        Arguments.of("items", List.of(Map.of("name", "a", "size", 10)), "items[0].size"),
        Arguments.of("items", List.of(Map.of("name", "a", "other", 1)), "items[0]"),
        Arguments.of("level.address", 1, "level.address"),
        Arguments.of("level.other", 1, "level"),
        Arguments.of("schedule.hour", 2, "schedule.hour"),
        Arguments.of("schedule.hour", "2 3", "schedule.hour"),
        Arguments.of("TZ", 1, "TZ"),
        Arguments.of("node", 1, "node"),
        Arguments.of("card", 1, "card"),
        Arguments.of("certificate", 0, "certificate"),
        Arguments.of("certificate", "1", "certificate"),
        Arguments.of("limits.cpus", 0, "limits.cpus"),
        Arguments.of("limits.memory", 255, "limits.memory"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("wrong")
  void theSchemaRefusesWhatIsWrongForEachKind(String path, Object answer, String where) {
    assertThat(faults(at(path, answer))).isNotEmpty().allMatch(where::equals);
  }
}
