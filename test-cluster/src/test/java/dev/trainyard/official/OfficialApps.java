package dev.trainyard.official;

import dev.trainyard.generator.model.AppDefinition;
import java.util.List;

/** The official apps that this package describes. */
final class OfficialApps {

  private OfficialApps() {}

  static List<AppDefinition> all() {
    return List.of(
        new Gitea(), new QBittorrent(), new Frigate(), new WgEasy(), new HomeAssistant());
  }
}
