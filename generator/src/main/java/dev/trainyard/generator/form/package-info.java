/**
 * What TrueNAS' wizard asks: one description of sections, fields, limits, conditions and defaults,
 * made from an app by an edition or read from a {@code questions.yaml}. Everything that is printed
 * about questions is printed from it, and {@link dev.trainyard.generator.form.FormState} computes
 * what the wizard of each release shows and sends.
 */
package dev.trainyard.generator.form;
