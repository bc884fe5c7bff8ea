package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.lifecycle.Lifecycle;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The lifecycle of this repository's own build; the build {@code this-repository} runs it. */
class RepositoryLifecycleTest {

  private static final String COMPONENTS = "META-INF/plexus/components.xml";

  @Test
  void is_that_of_maven_with_a_phase_for_the_catalog_as_soon_as_there_are_classes()
      throws Exception {
    List<String> expected = new ArrayList<>();
    for (URL components : Collections.list(getClass().getClassLoader().getResources(COMPONENTS))) {
      expected.addAll(defaultPhases(components));
    }
    assertThat(expected).contains("process-classes", "deploy");
    expected.add(expected.indexOf("process-classes") + 1, "generate");

    URL own = Path.of("../.mvn/lifecycle", COMPONENTS).toUri().toURL();
    assertThat(defaultPhases(own)).isEqualTo(expected);
  }

  private static List<String> defaultPhases(URL components) throws Exception {
    List<String> phases = new ArrayList<>();
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(components.toString())
            .getElementsByTagName("component");
    for (int i = 0; i < all.getLength(); i++) {
      Element component = (Element) all.item(i);
      if (text(component, "role").equals(Lifecycle.class.getName())
          && text(component, "role-hint").equals("default")) {
        NodeList found = component.getElementsByTagName("phase");
        for (int n = 0; n < found.getLength(); n++) {
          phases.add(found.item(n).getTextContent().strip());
        }
      }
    }
    return phases;
  }

  private static String text(Element component, String name) {
    NodeList found = component.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
