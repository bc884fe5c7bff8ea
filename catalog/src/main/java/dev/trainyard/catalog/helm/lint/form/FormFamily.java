package dev.trainyard.catalog.helm.lint.form;

import dev.trainyard.catalog.helm.lint.RuleFamily;
import dev.trainyard.catalog.lint.form.Asked;
import dev.trainyard.catalog.lint.form.AskedForm;
import dev.trainyard.catalog.lint.form.FormReport;

/** Rules about forms that are checked together. */
interface FormFamily extends RuleFamily {

  /** Checks what concerns the form as a whole. */
  default void check(AskedForm form, FormReport report) {}

  /** Checks one question with a variable and a schema. */
  default void check(Asked asked, FormReport report) {}
}
