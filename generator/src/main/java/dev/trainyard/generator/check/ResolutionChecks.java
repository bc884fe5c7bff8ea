package dev.trainyard.generator.check;

import dev.trainyard.generator.expression.node.Answer;
import dev.trainyard.generator.expression.node.Conditional;
import dev.trainyard.generator.expression.node.Escaped;
import dev.trainyard.generator.expression.node.Literal;
import dev.trainyard.generator.expression.node.Text;
import dev.trainyard.generator.model.Block;
import dev.trainyard.generator.model.DnsOption;
import dev.trainyard.generator.model.Guarded;
import dev.trainyard.generator.model.HostAlias;
import dev.trainyard.generator.model.Resolution;
import dev.trainyard.generator.model.Said;
import dev.trainyard.generator.plan.Unit;
import dev.trainyard.generator.problem.Rule;
import dev.trainyard.generator.problem.SourceLine;
import dev.trainyard.generator.question.IpAddressQuestion;
import dev.trainyard.generator.question.NodeIpQuestion;
import dev.trainyard.generator.question.StringListQuestion;
import dev.trainyard.generator.question.StringQuestion;
import dev.trainyard.generator.question.TextLimits;
import dev.trainyard.generator.value.Expression;
import dev.trainyard.generator.value.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** How the containers of a unit look names up: servers and names that are ones. */
final class ResolutionChecks {

  /** What the readers of {@code resolv.conf} look at. */
  private static final int MOST_SERVERS = 3;

  private static final int MOST_DOMAINS = 6;

  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789.-";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");
  private static final String WORD_CHARACTERS = NAME_CHARACTERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";

  private final Unit unit;
  private final Resolution resolution;
  private final Findings findings;

  private ResolutionChecks(Unit unit, Findings findings) {
    this.unit = unit;
    this.resolution = unit.declared().resolution();
    this.findings = findings;
  }

  static void check(Unit unit, Findings findings) {
    ResolutionChecks checks = new ResolutionChecks(unit, findings);
    checks.nameservers();
    checks.searchDomains();
    checks.options();
    checks.aliases();
  }

  private void nameservers() {
    String subject = unit.subject() + ", nameserver";
    Block.forEach(
        resolution.nameservers(), server -> address(server.value(), subject, server.source()));
    once(resolution.nameservers(), subject, "asks the server ", "each server once");
    atMost(MOST_SERVERS, resolution.nameservers(), subject, "asks %d servers");
  }

  private void searchDomains() {
    String subject = unit.subject() + ", search domain";
    Block.forEach(
        resolution.searchDomains(), domain -> name(domain.value(), subject, domain.source()));
    once(resolution.searchDomains(), subject, "searches ", "each domain once");
    atMost(MOST_DOMAINS, resolution.searchDomains(), subject, "searches %d domains");
  }

  private void options() {
    String subject = unit.subject() + ", DNS option";
    Block.forEach(
        resolution.options(),
        option -> {
          word(option.name(), subject, option.source());
          if (!option.value().equals(new Literal<>(""))) {
            word(option.value(), subject, option.source());
          }
        });
    Once.check(
        resolution.options(),
        DnsOption::name,
        DnsOption::source,
        "has the option ",
        new Once.Place(Rule.DUPLICATE, subject, "each option once"),
        findings);
  }

  private void aliases() {
    String subject = unit.subject() + ", host alias";
    Block.forEach(
        resolution.aliases(),
        alias -> {
          address(alias.address(), subject, alias.source());
          alias.names().forEach(name -> name(name, subject, alias.source()));
          if (alias.names().isEmpty()) {
            findings.error(
                Rule.MISSING,
                subject,
                alias.source(),
                "has no name for the address",
                "at least one name",
                "write it behind the address");
          }
        });
    Once.check(
        resolution.aliases(),
        HostAlias::address,
        HostAlias::source,
        "has names for ",
        new Once.Place(Rule.DUPLICATE, subject, "each address once, with all its names"),
        findings);
  }

  private void once(
      List<Block<Said<Expression<String>>>> texts, String subject, String does, String allowed) {
    Once.check(
        texts,
        Said::value,
        Said::source,
        does,
        new Once.Place(Rule.DUPLICATE, subject, allowed),
        findings);
  }

  private void atMost(
      int most, List<Block<Said<Expression<String>>>> texts, String subject, String found) {
    List<Said<Expression<String>>> always =
        Block.guarded(texts).stream()
            .filter(text -> text.conditions().isEmpty())
            .map(Guarded::value)
            .toList();
    if (always.size() > most) {
      findings.error(
          Rule.RANGE,
          subject,
          always.get(most).source(),
          found.formatted(always.size()),
          "at most " + most + ", the ones that programs look at",
          "remove some");
    }
  }

  private void address(Expression<String> address, String subject, SourceLine source) {
    if (address instanceof Conditional<String> choice) {
      address(choice.then(), subject, source);
      address(choice.otherwise(), subject, source);
    } else if (address instanceof Literal<String> literal) {
      IpAddressQuestion.objection(literal.value(), false)
          .ifPresent(
              objection ->
                  report(
                      subject,
                      source,
                      "has \"" + literal.value() + "\": " + objection,
                      "an IP address such as 10.0.0.1",
                      "correct the address"));
    } else if (!isAskedAsAddress(address)) {
      report(
          subject,
          source,
          "has an answer that may be no IP address",
          "an IP address, or the answer to a question for one",
          "ask ipAddress(…)");
    }
  }

  private static boolean isAskedAsAddress(Expression<String> address) {
    return address instanceof Answer<String> answer
        && (answer.question() instanceof NodeIpQuestion node && !node.mayBeHostName()
            || answer.question() instanceof IpAddressQuestion asked && !asked.isCidr());
  }

  private void name(Expression<String> name, String subject, SourceLine source) {
    if (!consistsOf(name, NAME, NAME_CHARACTERS)) {
      report(
          subject,
          source,
          name instanceof Literal<String> literal
              ? "has the name \"" + literal.value() + "\""
              : "has an answer that may be no host name",
          "lower-case letters, digits and - with dots between them, or an answer of nothing else",
          "correct the name, or give the question pattern(\"^[a-z0-9.-]+$\", \"…\")");
    }
  }

  private void word(Expression<String> word, String subject, SourceLine source) {
    if (!consistsOf(word, WORD, WORD_CHARACTERS)) {
      report(
          subject,
          source,
          word instanceof Literal<String> literal
              ? "has \"" + literal.value() + "\""
              : "has an answer that may hold any text",
          "letters, digits and . _ -, or an answer of nothing else",
          "correct it, or give the question pattern(\"^[a-z0-9.-]+$\", \"…\"); the value of an"
              + " option is an argument of its own");
    }
  }

  /** Whether a constant has a shape, and answers consist of characters that fit into it. */
  private static boolean consistsOf(Expression<?> text, Pattern shape, String characters) {
    if (text instanceof Literal<?> literal) {
      return shape.matcher(literal.value().toString()).matches();
    }
    if (text instanceof Conditional<?> choice) {
      return consistsOf(choice.then(), shape, characters)
          && consistsOf(choice.otherwise(), shape, characters);
    }
    if (text instanceof Text parts) {
      return parts.parts().stream()
          .allMatch(
              part ->
                  part instanceof Text.Fixed fixed
                      ? fixed.text().chars().allMatch(one -> characters.indexOf(one) >= 0)
                      : part instanceof Text.Hole hole
                          && consistsOf(hole.value(), shape, characters));
    }
    if (text instanceof Answer<?> answer) {
      return text.kind() != Kind.TEXT
          || limits(answer).isWithin(characters)
          || answer.plain() && characters.equals(WORD_CHARACTERS);
    }
    return text instanceof Escaped escaped
        ? consistsOf(escaped.value(), shape, characters)
        : text.kind() == Kind.INTEGER;
  }

  private static TextLimits limits(Answer<?> answer) {
    if (answer.question() instanceof StringQuestion question) {
      return question.limits();
    }
    return answer.question() instanceof StringListQuestion question
        ? question.limits()
        : TextLimits.NONE;
  }

  private void report(String subject, SourceLine source, String found, String allowed, String fix) {
    findings.error(Rule.SHAPE, subject, source, found, allowed, fix);
  }
}
