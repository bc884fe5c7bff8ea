/** What no workload should be allowed, and the exceptions that a test names with their reason. */
package dev.trainyard.testcluster.rule;
