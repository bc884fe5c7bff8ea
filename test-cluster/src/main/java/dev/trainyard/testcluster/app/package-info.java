/** What every app promises, whoever wrote it; {@code AppTest} is where an author starts. */
package dev.trainyard.testcluster.app;
