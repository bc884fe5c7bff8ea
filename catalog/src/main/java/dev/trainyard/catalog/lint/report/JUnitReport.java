package dev.trainyard.catalog.lint.report;

import dev.trainyard.catalog.lint.LintResult;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.problem.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML: each app with findings, and the catalog itself, is a test that fails for errors. */
final class JUnitReport {

  private static final String SUITE = "truenas:validate";
  private static final String CATALOG = "catalog";

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static boolean isReport(String text) {
    return text.startsWith("<?xml") && text.contains("<testsuite name=\"" + SUITE + "\"");
  }

  static String of(LintResult result) {
    Map<String, List<Problem>> tests = new TreeMap<>();
    tests.put(CATALOG, new ArrayList<>());
    for (Problem problem : result.problems().all()) {
      tests.computeIfAbsent(test(problem), test -> new ArrayList<>()).add(problem);
    }
    StringWriter text = new StringWriter();
    try {
      new JUnitReport(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text))
          .write(tests);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text takes all that is written to it", e);
    }
    return text + "\n";
  }

  /** The app, with its train where the path tells it. */
  private static String test(Problem problem) {
    String app = problem.where().app();
    String[] path = problem.where().file().split("/");
    return app.isEmpty()
        ? CATALOG
        : path.length > 1 && path[1].equals(app) ? path[0] + "/" + app : app;
  }

  private static List<Problem> errors(List<Problem> problems) {
    return problems.stream().filter(Problem::isError).toList();
  }

  private void write(Map<String, List<Problem>> tests) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", SUITE);
    xml.writeAttribute("tests", String.valueOf(tests.size()));
    xml.writeAttribute(
        "failures",
        String.valueOf(tests.values().stream().filter(all -> !errors(all).isEmpty()).count()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    xml.writeAttribute("time", "0");
    for (var test : tests.entrySet()) {
      test(test.getKey(), test.getValue());
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private void test(String name, List<Problem> problems) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", SUITE);
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", "0");
    List<Problem> errors = errors(problems);
    if (!errors.isEmpty()) {
      xml.writeCharacters("\n    ");
      xml.writeStartElement("failure");
      xml.writeAttribute("type", errors.get(0).rule().code());
      xml.writeAttribute(
          "message", errors.size() == 1 ? Report.found(errors.get(0)) : errors.size() + " errors");
      xml.writeCharacters(text(errors));
      xml.writeEndElement();
    }
    List<Problem> others =
        problems.stream().filter(problem -> problem.severity() != Severity.ERROR).toList();
    if (!others.isEmpty()) {
      xml.writeCharacters("\n    ");
      xml.writeStartElement("system-out");
      xml.writeCharacters(text(others));
      xml.writeEndElement();
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n", "\n", "\n"));
  }
}
