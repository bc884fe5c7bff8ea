package dev.trainyard.catalog.helm;

import dev.trainyard.catalog.helm.lint.HelmLint;
import dev.trainyard.catalog.helm.lint.form.FormRules;
import dev.trainyard.catalog.helm.lint.render.RenderRules;
import dev.trainyard.catalog.helm.render.ChartRenderer;
import dev.trainyard.catalog.helm.render.HelmProgram;
import dev.trainyard.catalog.lint.rule.CatalogCheck;
import dev.trainyard.catalog.lint.rule.CatalogRules;
import dev.trainyard.catalog.lint.rule.CatalogView;
import dev.trainyard.catalog.lint.rule.LintExample;
import dev.trainyard.catalog.lint.rule.LintRule;
import dev.trainyard.catalog.read.PublishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The rules of the Helm edition: what files say, and what Helm makes of them. */
public final class HelmRules implements CatalogRules {

  private static final String PROGRAM = "helm";

  private final HelmLint lint;

  private final boolean renders;

  private final RenderRules ofRendering;

  private HelmRules(RenderRules ofRendering, boolean renders) {
    this.ofRendering = ofRendering;
    this.lint = new HelmLint(List.of(new FormRules(), ofRendering));
    this.renders = renders;
  }

  /** The rules; those about what versions render to find nothing. */
  static HelmRules withoutRendering() {
    return new HelmRules(RenderRules.withoutRendering(), false);
  }

  /** The rules with what versions render to. */
  public static HelmRules with(ChartRenderer renderer) {
    return new HelmRules(RenderRules.with(renderer), true);
  }

  @Override
  public Optional<String> program() {
    return Optional.of(PROGRAM);
  }

  @Override
  public boolean renders() {
    return renders;
  }

  @Override
  public CatalogRules rendering(Path program, Path work) throws IOException {
    return with(HelmProgram.of(program, work));
  }

  @Override
  public CatalogRules renderingOnly(Set<String> versions) {
    return new HelmRules(ofRendering.only(versions), false);
  }

  @Override
  public CatalogView view(SortedMap<String, ? extends PublishedFile> files) {
    return lint.view(files);
  }

  @Override
  public List<String> releases() {
    return lint.releases();
  }

  @Override
  public List<LintRule> all() {
    return lint.all();
  }

  @Override
  public List<CatalogCheck> checks(SortedMap<String, ? extends PublishedFile> files) {
    return lint.checks(files);
  }

  @Override
  public SortedMap<String, PublishedFile> catalog(LintExample example) {
    return lint.catalog(example);
  }
}
