package dev.trainyard.docs;

import dev.trainyard.generator.model.AppDefinition;
import dev.trainyard.testcluster.compose.ComposeAppTest;

// tag::compose-test[]
final class NotesComposeIT implements ComposeAppTest {

  @Override
  public AppDefinition definition() {
    return new Notes();
  }
}
// end::compose-test[]
