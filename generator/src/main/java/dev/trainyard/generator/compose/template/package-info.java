/** Prints trees and expressions as Jinja templates that TrueNAS renders. */
package dev.trainyard.generator.compose.template;
