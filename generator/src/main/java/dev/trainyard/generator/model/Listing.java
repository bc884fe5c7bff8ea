package dev.trainyard.generator.model;

import java.util.List;

/**
 * What the catalog shows of an app.
 *
 * @param title display name
 * @param description one sentence
 * @param home the app's home page
 * @param icon address of the icon
 * @param sources addresses of the sources
 * @param maintainers who maintains the app in the catalog
 * @param categories shelves of the catalog, at least one
 * @param tags words users search for
 * @param keywords the chart's keywords
 * @param screenshots addresses of pictures
 * @param runAsContexts the users its processes run as
 * @param capabilities the Linux capabilities its processes have
 * @param hostMounts what it mounts from the NAS beside the owner's storage
 */
public record Listing(
    String title,
    String description,
    String home,
    String icon,
    List<String> sources,
    List<Maintainer> maintainers,
    List<String> categories,
    List<String> tags,
    List<String> keywords,
    List<String> screenshots,
    List<RunAsContext> runAsContexts,
    List<Capability> capabilities,
    List<HostMount> hostMounts) {

  /** Copies the lists. */
  public Listing {
    sources = List.copyOf(sources);
    maintainers = List.copyOf(maintainers);
    categories = List.copyOf(categories);
    tags = List.copyOf(tags);
    keywords = List.copyOf(keywords);
    screenshots = List.copyOf(screenshots);
    runAsContexts = List.copyOf(runAsContexts);
    capabilities = List.copyOf(capabilities);
    hostMounts = List.copyOf(hostMounts);
  }

  /**
   * Somebody who maintains the app.
   *
   * @param name name
   * @param email address
   * @param url home page, may be empty
   */
  public record Maintainer(String name, String email, String url) {}

  /**
   * A user that a process runs as.
   *
   * @param description which process and why
   * @param user user id
   * @param group group id
   * @param userName name of the user in the image
   * @param groupName name of the group in the image
   */
  public record RunAsContext(
      String description, long user, long group, String userName, String groupName) {}

  /**
   * A Linux capability.
   *
   * @param name such as {@code CHOWN}
   * @param description which process needs it and why
   */
  public record Capability(String name, String description) {}

  /**
   * A directory or file of the NAS that the app mounts.
   *
   * @param path path on the NAS
   * @param description why
   */
  public record HostMount(String path, String description) {}
}
