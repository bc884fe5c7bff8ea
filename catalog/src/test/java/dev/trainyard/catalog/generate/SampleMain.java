package dev.trainyard.catalog.generate;

import dev.trainyard.catalog.edition.CatalogInfo;
import dev.trainyard.catalog.edition.LastUpdate;
import dev.trainyard.catalog.git.PublicAddress;
import dev.trainyard.catalog.testing.SampleEdition;
import dev.trainyard.catalog.testing.TestApps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Generates a small catalog into the folder it is given. */
final class SampleMain {

  private SampleMain() {}

  public static void main(String[] arguments) throws IOException {
    GenerateResult result =
        new CatalogGenerator()
            .generate(
                new GenerateRequest(
                    List.of(
                        TestApps.app("stable", "tiny-i", "1.0.0"),
                        TestApps.app("stable", "other", "1.10.0"),
                        TestApps.app("Incubator", "title", "0.1.0")),
                    SampleEdition.CATALOG,
                    Path.of(arguments[0]),
                    new CatalogInfo("Größe", PublicAddress.NONE, "main"),
                    LastUpdate.always(Instant.parse("2025-12-31T23:30:00Z"))));
    System.out.println(result.problems().summary() + ", " + result.written() + " written");
  }
}
