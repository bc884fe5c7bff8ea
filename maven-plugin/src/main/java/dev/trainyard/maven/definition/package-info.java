/** Finding and running the app definitions of a project; knows nothing of Maven. */
package dev.trainyard.maven.definition;
