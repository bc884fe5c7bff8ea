/** Real Jinja 2 over the templates of an app, and answers as TrueNAS hands them over. */
package dev.trainyard.testcluster.compose;
