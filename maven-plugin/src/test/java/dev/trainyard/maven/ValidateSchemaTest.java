package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.trainyard.catalog.helm.HelmCatalog;
import dev.trainyard.catalog.lint.CatalogLint;
import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.catalog.lint.report.LintJson;
import dev.trainyard.catalog.lint.rule.LintRule;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs are promised of {@code validate.json} holds. */
class ValidateSchemaTest {

  private static final Path SCHEMA = Path.of("..", "docs", "validate.schema.json");

  @TempDir private Path temp;

  @Test
  void everyProblemOfEveryRuleFitsTheSchema() throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    HelmCatalog edition = new HelmCatalog();
    for (LintRule rule : edition.rules().all()) {
      LintResult found =
          CatalogLint.of(
              edition,
              edition
                  .rules()
                  .catalog(
                      rule.bad()
                          .and(
                              "trainyard.yaml", "accept:\n  - {code: TN719, reason: all cores}\n")),
              edition.rules().releases());
      Path file = temp.resolve("validate.json");
      ResultFile result = new ResultFile("validate", file, text -> text, new UsedLogins());
      result.putAll(LintJson.of(found)).put("catalog", "target/catalog").status("findings");
      found.problems().all().forEach(result::problem);
      result.write();

      assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
          .as(rule.code())
          .isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoResultOfTheGoal() throws Exception {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));

    assertThat(schema.validate("{\"format\": 1, \"goal\": \"diff\"}", InputFormat.JSON))
        .isNotEmpty();
  }
}
