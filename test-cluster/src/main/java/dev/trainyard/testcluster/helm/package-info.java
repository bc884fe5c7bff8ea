/** Real Helm in a process of its own, and what TrueNAS hands to it. */
package dev.trainyard.testcluster.helm;
