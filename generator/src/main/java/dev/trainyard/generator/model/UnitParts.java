package dev.trainyard.generator.model;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Equality;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Negation;
import dev.trainyard.generator.expression.node.Present;
import dev.trainyard.generator.value.Expression;

/** What is said of the containers of a workload or job together, under conditions and lists. */
final class UnitParts extends ConditionalParts {

  final Frames<Said<EditionWord.OfUnit>> words = frames();
  final Frames<Said<Expression<Long>>> groups = frames();
  final Frames<Sysctl> sysctls = frames();
  final Frames<Said<Expression<String>>> nameservers = frames();
  final Frames<Said<Expression<String>>> searchDomains = frames();
  final Frames<DnsOption> dnsOptions = frames();
  final Frames<HostAlias> hostAliases = frames();

  /** Says something unless a text that belongs to it is left empty. */
  void unlessEmpty(Expression<String> text, Runnable content) {
    if (text instanceof Literal<?>
        || text instanceof Answer<String> mandatory && mandatory.mandatory()) {
      content.run();
    } else if (text instanceof Answer<String> answer) {
      when(new Present(answer), content);
    } else {
      when(new Negation(new Equality(text, new Literal<>(""))), content);
    }
  }
}
