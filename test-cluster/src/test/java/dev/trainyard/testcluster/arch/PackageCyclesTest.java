package dev.trainyard.testcluster.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No package of a module needs another one that needs it. */
class PackageCyclesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "generator",
        "catalog/manifests",
        "catalog",
        "maven-plugin",
        "apps",
        "test-cluster"
      })
  void no_package_needs_itself(String module) {
    JavaClasses classes =
        new ClassFileImporter().importPath(Path.of("..", module, "target", "classes"));
    assertThat(classes).isNotEmpty();
    slices().matching("dev.trainyard.(**)").should().beFreeOfCycles().check(classes);
  }
}
