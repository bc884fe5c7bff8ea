package dev.trainyard.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maven prints the text of a parameter, whatever the goal does with it. */
class GivenAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://bob:secret@example.org/x.git, https://***@example.org/x.git",
    "https://example.org/x.git?token=secret#main, https://example.org/x.git?token=***",
    "../catalog.git#main, ../catalog.git#main"
  })
  void itsTextHasNoLogin(String given, String shown) {
    GivenAddress address = new GivenAddress();
    address.set(given);

    assertThat(address).hasToString(shown);
    assertThat(GivenAddress.of(address)).contains(given);
  }
}
