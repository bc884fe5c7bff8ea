package dev.trainyard.testcluster.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainyard.catalog.edition.Area;
import dev.trainyard.testcluster.upgrade.Blueprint.Ask;
import dev.trainyard.testcluster.upgrade.Blueprint.Kind;
import dev.trainyard.testcluster.upgrade.Blueprint.Load;
import dev.trainyard.testcluster.upgrade.Blueprint.Part;
import dev.trainyard.testcluster.upgrade.Blueprint.Say;
import dev.trainyard.testcluster.upgrade.Blueprint.Sort;
import dev.trainyard.testcluster.upgrade.Blueprint.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades that went wrong once without a word, found by {@link RandomUpgradesTest}. */
class KnownUpgradesTest {

  private static final int ANSWERS = 8;
  private static final Ask WEB = new Ask(Kind.PORT, "network.web", 80);
  private static final Ask ADMIN = new Ask(Kind.PORT, "network.admin", 81);
  private static final Ask DATA = new Ask(Kind.STORAGE, "storage.data", 1);
  private static final Ask YES = new Ask(Kind.YES_NO, "app.yes", 1);
  private static final Ask NO = new Ask(Kind.YES_NO, "app.yes", 0);
  private static final Say HTTP = new Say(Word.TCP, "http", "network.web", 8080);
  private static final Say PEERS = new Say(Word.UDP, "peers", "network.web", 8080);
  private static final Say PASSWORD = new Say(Word.SECRET_VARIABLE, "PASSWORD", "password", 0);
  private static final Say MOUNT = new Say(Word.MOUNT, "/data", "storage.data", 0);

  /**
   * An upgrade.
   *
   * @param breaking what the comparison says of it; nothing for an upgrade that works
   */
  record Known(String name, Blueprint before, Blueprint after, List<Area> breaking) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Known> upgrades() {
    Blueprint pair = app(List.of(WEB), web(HTTP, PEERS));
    return Stream.of(
        works(
            "the port for TCP of one answer gets another number",
            app(List.of(WEB), web(HTTP, new Say(Word.UDP, "peers", "network.web", 6881))),
            app(
                List.of(WEB),
                web(
                    new Say(Word.TCP, "http", "network.web", 9100),
                    new Say(Word.UDP, "peers", "network.web", 6881)))),
        works(
            "the port for UDP of one answer gets another name",
            pair,
            app(List.of(WEB), web(HTTP, new Say(Word.UDP, "others", "network.web", 8080)))),
        works(
            "an edit takes the port for UDP of one answer away",
            app(List.of(WEB, YES), some("app.yes", PEERS)),
            app(List.of(WEB, YES), some("app.yes", PEERS))),
        breaks(
            "one answer leads UDP to another port",
            pair,
            app(List.of(WEB), web(HTTP, new Say(Word.UDP, "peers", "network.web", 6881))),
            Area.LEADS),
        breaks(
            "a question for a port takes place and default of another",
            app(List.of(WEB, ADMIN), web(new Say(Word.TCP, "http", "network.admin", 8080))),
            app(List.of(new Ask(Kind.PORT, "network.web", 81)), web(HTTP)),
            Area.PORTS),
        breaks(
            "two questions for ports exchange their defaults",
            app(List.of(WEB, ADMIN), web(HTTP, new Say(Word.TCP, "admin", "network.admin", 9100))),
            app(
                List.of(
                    new Ask(Kind.PORT, "network.web", 81), new Ask(Kind.PORT, "network.admin", 80)),
                web(HTTP, new Say(Word.TCP, "admin", "network.admin", 9100))),
            Area.PORTS),
        breaks(
            "a new question for a port has the default that another had",
            app(List.of(WEB), web(HTTP)),
            app(
                List.of(
                    new Ask(Kind.PORT, "network.web", 82), new Ask(Kind.PORT, "network.admin", 80)),
                web(HTTP, new Say(Word.TCP, "admin", "network.admin", 9100))),
            Area.PORTS),
        breaks(
            "a workload gets the name of the service of another one's replicas",
            app(List.of(WEB), new Load(Sort.STATEFUL, "web", "", "", parts(HTTP))),
            app(List.of(WEB), new Load(Sort.STATEFUL, "web-pods", "", "", parts(HTTP))),
            Area.FIXED),
        breaks(
            "replicas get a service with the name of a workload that was",
            app(List.of(WEB), new Load(Sort.STATEFUL, "web-pods", "", "", parts(HTTP))),
            app(List.of(WEB), new Load(Sort.STATEFUL, "web", "", "", parts(HTTP))),
            Area.FIXED),
        breaks(
            "the default under which data is mounted becomes no",
            app(List.of(YES, DATA), new Load(Sort.WORKLOAD, "web", "app.yes", "", parts(MOUNT))),
            app(List.of(NO, DATA), new Load(Sort.WORKLOAD, "web", "app.yes", "", parts(MOUNT))),
            Area.DATA),
        breaks(
            "a generated secret gets another key, while the data beside it knows the former one",
            app(List.of(DATA), web(MOUNT, PASSWORD)),
            app(
                List.of(DATA),
                web(MOUNT, new Say(Word.SECRET_VARIABLE, "PASSWORD", "database-password", 0))),
            Area.SECRETS),
        works(
            "the default under which data is mounted becomes yes",
            app(List.of(NO, DATA), new Load(Sort.WORKLOAD, "web", "app.yes", "", parts(MOUNT))),
            app(List.of(YES, DATA), new Load(Sort.WORKLOAD, "web", "app.yes", "", parts(MOUNT)))));
  }

  @ParameterizedTest
  @MethodSource("upgrades")
  void anUpgradeWorksOrIsCalledBreaking(Known known) {
    Upgrade upgrade = Upgrade.of(known.before(), known.after()).orElseThrow();

    assertThat(Shrinking.fault(upgrade, ANSWERS)).isEqualTo(Optional.empty());
    if (known.breaking().isEmpty()) {
      assertThat(upgrade.comparison().words()).isEmpty();
    } else {
      assertThat(upgrade.comparison().areas()).containsAll(known.breaking());
    }
  }

  private static Known works(String name, Blueprint before, Blueprint after) {
    return new Known(name, before, after, List.of());
  }

  private static Known breaks(String name, Blueprint before, Blueprint after, Area area) {
    return new Known(name, before, after, List.of(area));
  }

  private static Blueprint app(List<Ask> asks, Load load) {
    return new Blueprint(asks, List.of(load));
  }

  private static Load web(Say... says) {
    return new Load(Sort.WORKLOAD, "web", "", "", parts(says));
  }

  /** A port for TCP, and a second container that is there on a condition. */
  private static Load some(String when, Say... says) {
    return new Load(
        Sort.WORKLOAD,
        "web",
        "",
        "",
        List.of(new Part("", "", List.of(HTTP)), new Part("second", when, List.of(says))));
  }

  private static List<Part> parts(Say... says) {
    return List.of(new Part("", "", List.of(says)));
  }
}
