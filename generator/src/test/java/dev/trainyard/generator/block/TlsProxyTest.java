package dev.trainyard.generator.block;

import static dev.trainyard.generator.block.TlsProxy.tlsProxy;
import static dev.trainyard.generator.question.Questions.certificate;
import static dev.trainyard.generator.question.Questions.port;
import static dev.trainyard.generator.question.Questions.stringList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trainyard.generator.question.StringListQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProxyTest {

  private static final TlsProxy PROXY = tlsProxy("proxy", port("web"), certificate("certificate"));

  private static StringListQuestion proxies() {
    return stringList("proxies").label("Proxies").itemLabel("Address");
  }

  @Test
  void proxies_are_trusted_by_their_addresses() {
    assertThat(PROXY.trusting(proxies().pattern("^[0-9a-f.:]+(/[0-9]{1,3})?$", "No."))).isNotNull();
  }

  /** The answers are words of the configuration, so that a line break would add to it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "^.*$", "^[^ ]+$", "^[0-9a-z.:/ ]+$", "^[0-9\n]+$"})
  void a_question_that_admits_more_is_refused(String pattern) {
    StringListQuestion asked = pattern.isEmpty() ? proxies() : proxies().pattern(pattern, "No.");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PROXY.trusting(asked))
        .withMessageContaining("admits hexadecimal digits, . : and / only");
  }
}
