/** The goals: Maven's parameters in, a request to the catalog module, its result on the log. */
package dev.trainyard.maven;
