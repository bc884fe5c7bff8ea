package dev.trainyard.official;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table: what an official app asks and does, and how ours says it. Built up line by line by the
 * test of the app.
 */
final class Comparison {

  private static final String NO_QUOTA =
      "the size is none of the share, and nothing holds anybody to it";

  /**
   * Something that the official app does, in one scenario of ours.
   *
   * @param what in words
   * @param scenario name of the scenario
   * @param object kind and name of a manifest, such as {@code Deployment web}, or {@code compose}
   * @param path where it is said there, see {@link Lookup#at}
   * @param value what is said; null for nothing
   */
  record Capability(String what, String scenario, String object, String path, Object value) {}

  private final String form;
  private final Map<String, String> questions = new LinkedHashMap<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final List<Capability> capabilities = new ArrayList<>();

  private Comparison(String form) {
    this.form = form;
  }

  /** An empty table for the app whose published form has this name. */
  static Comparison with(String form) {
    return new Comparison(form);
  }

  /** A question of the official app, and the one by which ours asks the same. */
  Comparison asks(String official, String ours) {
    questions.put(official, ours);
    return this;
  }

  /** A question of the official app that ours does not ask, and why. */
  Comparison leaves(String official, String reason) {
    reasons.put(official, reason);
    return this;
  }

  /** A storage of each, with what official apps ask of every storage. */
  Comparison storage(String official, String ours) {
    asks(official + ".type", ours + ".type");
    asks(official + ".ixVolumeConfig.datasetName", ours + ".ixVolumeConfig.datasetName");
    for (String path :
        List.of(
            ".ixVolumeConfig.aclEnable",
            ".ixVolumeConfig.aclEntries",
            ".hostPathConfig.aclEnable",
            ".hostPathConfig.acl",
            ".hostPathConfig.hostPath")) {
      asks(official + path, ours + path);
    }
    return this;
  }

  /** The storages that owners add: {@code ExtraStorage}. */
  Comparison moreStorage(String official, String ours) {
    asks(official + "[].mountPath", ours + "[].mount_path");
    asks(official + "[].readOnly", ours + "[].read_only");
    storage(official + "[]", ours + "[].storage");
    for (String field : List.of("server", "share", "domain", "username", "password")) {
      asks(official + "[].smbConfig." + field, ours + "[].storage.smbConfig." + field);
    }
    return leaves(official + "[].smbConfig.size", NO_QUOTA);
  }

  /** The variables that owners add: {@code ExtraVariables}. */
  Comparison variables(String official, String ours) {
    return asks(official + "[].name", ours + "[].name")
        .asks(official + "[].value", ours + "[].value");
  }

  /** The limits of the app's container: cores and MiB. */
  Comparison limits(String official, String ours) {
    return asks(official + ".cpu", ours + ".cpus").asks(official + ".memory", ours + ".memory");
  }

  /** What the official app does, and where ours says it. */
  Comparison does(String what, String scenario, String object, String path, Object value) {
    capabilities.add(new Capability(what, scenario, object, path, value));
    return this;
  }

  /** Name of the published form. */
  String form() {
    return form;
  }

  /** Every question of the official app, by its path. */
  Set<String> official() {
    Set<String> all = new LinkedHashSet<>(questions.keySet());
    all.addAll(reasons.keySet());
    return all;
  }

  /** Every question of ours, by its path. */
  Set<String> ours() {
    return new LinkedHashSet<>(questions.values());
  }

  /** Reasons by the paths of the questions that ours does not ask. */
  Map<String, String> reasons() {
    return Map.copyOf(reasons);
  }

  /** All that is compared in what is rendered. */
  List<Capability> capabilities() {
    return List.copyOf(capabilities);
  }
}
