/** What an app needs under which condition, computed once from the model for every edition. */
package dev.trainyard.generator.plan;
