/**
 * Answers that owners gave to older versions of an app, brought into the form that the newest
 * version asks for.
 */
package dev.trainyard.generator.migration;
