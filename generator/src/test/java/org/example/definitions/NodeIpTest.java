package org.example.definitions;

import static dev.trainyard.generator.question.Questions.nodeIp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeEdition;
import dev.trainyard.generator.edition.Edition;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.NodeIpQuestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners may say of where the NAS is. */
class NodeIpTest {

  private static final NodeIpQuestion ADDRESS = nodeIp("address");
  private static final NodeIpQuestion HOST = nodeIp("host").orHostName();
  private static final NodeIpQuestion REQUIRED = nodeIp("host").orHostName().required();

  private static App answered(NodeIpQuestion question, String answer) {
    return Demo.web(
        a ->
            a.group("Network", g -> g.ask(question))
                .scenario("default", s -> s.answer(question, answer)),
        c -> c.env("ADDRESS", question));
  }

  private static String form(Edition edition, NodeIpQuestion question) {
    return AppChecks.render(edition, answered(question, "10.0.0.1")).files().entrySet().stream()
        .filter(file -> file.getKey().toString().endsWith("questions.yaml"))
        .map(file -> file.getValue().toText())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas", "vpn.example.org", "10.0.0.1", "fd00::1", "::1"})
  void a_host_name_is_an_answer_where_it_may_be(String host) {
    assertThat(AppChecks.check(answered(HOST, host))).noneMatch(Problem::isError);
    assertThat(AppChecks.check(answered(REQUIRED, host))).noneMatch(Problem::isError);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://nas", "a b", "-nas", "nas.", "nas/x"})
  void nothing_else_is(String answer) {
    assertThat(AppChecks.check(answered(HOST, answer)))
        .extracting(Problem::found)
        .anyMatch(found -> found.contains("it is no IP address and no host name"));
  }

  @Test
  void an_address_is_no_host_name() {
    assertThat(AppChecks.check(answered(ADDRESS, "nas")))
        .extracting(Problem::found)
        .anyMatch(found -> found.endsWith("it is no IP address"));
  }

  /** From 24.10 on nothing but what TrueNAS offers could be entered. */
  @Test
  void the_wizard_takes_a_name_and_proposes_an_address_where_both_can_be() {
    assertThat(form(new HelmEdition(), HOST)).contains("definitions/nodeIP", "valid_chars: \"^(|[");
    assertThat(form(new HelmEdition(), REQUIRED)).contains("valid_chars: \"^[A-Za-z0-9:]");
    assertThat(form(new HelmEdition(), ADDRESS))
        .contains("definitions/nodeIP")
        .doesNotContain("valid_chars");
    assertThat(form(new ComposeEdition(), HOST))
        .contains("valid_chars")
        .doesNotContain("definitions/node_bind_ip");
    assertThat(form(new ComposeEdition(), ADDRESS)).contains("definitions/node_bind_ip");
  }

  @Test
  void a_name_server_has_an_address() {
    App app =
        Demo.app(
            a ->
                a.group("Network", g -> g.ask(HOST))
                    .workload(Demo.WEB, w -> Demo.pod(w.nameserver(HOST), c -> {})));

    assertThat(AppChecks.check(app))
        .extracting(Problem::found)
        .contains("has an answer that may be no IP address");
  }
}
