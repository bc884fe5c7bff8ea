package dev.trainyard.generator.expression.node;

/**
 * One method for each kind of expression, so that a printer or evaluator that forgets one does not
 * compile.
 *
 * @param <R> what a visit yields
 */
public interface ExpressionVisitor<R> {
  /** Visits a constant. */
  R literal(Literal<?> literal);

  /** Visits an answer. */
  R answer(Answer<?> answer);

  /** Visits the position of a list item. */
  R itemIndex(ItemIndex index);

  /** Visits a text with holes. */
  R text(Text text);

  /** Visits a text that is escaped for a place. */
  R escaped(Escaped escaped);

  /** Visits a comparison of two values. */
  R equality(Equality equality);

  /** Visits a comparison of two numbers. */
  R lessThan(LessThan lessThan);

  /** Visits a conjunction. */
  R all(All all);

  /** Visits a disjunction. */
  R any(Any any);

  /** Visits a negation. */
  R negation(Negation negation);

  /** Visits a choice between two values. */
  R conditional(Conditional<?> conditional);

  /** Visits the test whether an answer was given. */
  R present(Present present);

  /** Visits the test whether a list has items. */
  R notEmpty(NotEmpty notEmpty);

  /** Visits the test whether a list has a text. */
  R contains(Contains contains);

  /** Visits the test whether items of a list share an answer. */
  R hasDuplicates(HasDuplicates hasDuplicates);

  /** Visits the test whether a text is one of some constants. */
  R member(Member member);

  R startsWith(StartsWith start);

  /** Visits the test whether a constant stands in a text. */
  R includes(Includes includes);

  /** Visits the test whether a text takes more than some bytes. */
  R longerThan(LongerThan longer);

  /** Visits a text of which something is cut away. */
  R cut(Cut cut);

  /** Visits a calculation. */
  R arithmetic(Arithmetic arithmetic);

  /** Visits a table look-up. */
  R mapped(Mapped mapped);

  /** Visits a joined list. */
  R joined(Joined joined);

  /** Visits the test where data is kept. */
  R storageIs(StorageIs storageIs);

  /** Visits the test whether a GPU is given. */
  R gpuChosen(GpuChosen chosen);

  /** Visits the test whether there is no answer at all. */
  R missing(Missing missing);

  /** Visits the test whether an answer is none that the schema lets through. */
  R malformed(Malformed malformed);

  /** Visits the checksum of a text. */
  R digest(Digest digest);

  /** Visits the number by which a text is told from another one. */
  R remainder(Remainder remainder);

  /** Visits what no answer says. */
  R ofSite(SiteNode<?> node);
}
