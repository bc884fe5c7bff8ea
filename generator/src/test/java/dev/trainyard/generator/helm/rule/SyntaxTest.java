package dev.trainyard.generator.helm.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {

  @ParameterizedTest
  @CsvSource({
    "DNS_LABEL, a",
    "DNS_LABEL, 0a-b9",
    "SERVICE_NAME, a-1",
    "DNS_SUBDOMAIN, a.b-c.0",
    "PATH_SEGMENT, system:Admin_1",
    "LABEL_VALUE, ''",
    "LABEL_VALUE, A_b.c-9",
    "QUALIFIED_NAME, name",
    "QUALIFIED_NAME, app.kubernetes.io/Name_1",
    "PORT_NAME, http-2",
    "PORT_NAME, 8a",
    "ENVIRONMENT_NAME, _A.b-1",
    "CONFIG_KEY, .hidden",
    "CONFIG_KEY, 1_a.B"
  })
  void allows(Syntax syntax, String text) {
    assertThat(syntax.objection(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_LABEL, ''",
    "DNS_LABEL, -a",
    "DNS_LABEL, a-",
    "DNS_LABEL, a.b",
    "DNS_LABEL, aB",
    "SERVICE_NAME, 1a",
    "DNS_SUBDOMAIN, a..b",
    "DNS_SUBDOMAIN, .a",
    "PATH_SEGMENT, a/b",
    "PATH_SEGMENT, ..",
    "LABEL_VALUE, -a",
    "LABEL_VALUE, a b",
    "QUALIFIED_NAME, ''",
    "QUALIFIED_NAME, /a",
    "QUALIFIED_NAME, a/",
    "QUALIFIED_NAME, A.io/a",
    "QUALIFIED_NAME, a/b/c",
    "PORT_NAME, 80",
    "PORT_NAME, a--b",
    "PORT_NAME, Http",
    "ENVIRONMENT_NAME, 1A",
    "ENVIRONMENT_NAME, ..A",
    "ENVIRONMENT_NAME, 'A B'",
    "CONFIG_KEY, ..",
    "CONFIG_KEY, ..a",
    "CONFIG_KEY, a/b"
  })
  void objectsTo(Syntax syntax, String text) {
    assertThat(syntax.objection(text)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "DNS_LABEL, 63",
    "SERVICE_NAME, 63",
    "DNS_SUBDOMAIN, 253",
    "CRON_JOB_NAME, 52",
    "LABEL_VALUE, 63",
    "QUALIFIED_NAME, 63",
    "PORT_NAME, 15",
    "CONFIG_KEY, 253"
  })
  void limitsTheLength(Syntax syntax, int longest) {
    assertThat(syntax.objection("a".repeat(longest))).isEmpty();
    assertThat(syntax.objection("a".repeat(longest + 1))).isPresent();
  }
}
