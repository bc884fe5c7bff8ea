package dev.trainyard.testcluster.helm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The cluster that {@code lookup} in a template asks: it has the Secrets it is given and nothing
 * else. It listens on the loopback interface only, and only reads are answered.
 */
final class FakeCluster implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Kinds by group and version; a kind that is not in a namespace is marked with {@code *}. */
  private static final Map<String, List<String>> KINDS =
      Map.of(
          "api/v1",
          List.of(
              "ConfigMap configmaps",
              "Endpoints endpoints",
              "Namespace namespaces *",
              "Node nodes *",
              "PersistentVolume persistentvolumes *",
              "PersistentVolumeClaim persistentvolumeclaims",
              "Pod pods",
              "Secret secrets",
              "Service services",
              "ServiceAccount serviceaccounts"),
          "apis/apps/v1",
          List.of(
              "DaemonSet daemonsets",
              "Deployment deployments",
              "ReplicaSet replicasets",
              "StatefulSet statefulsets"),
          "apis/batch/v1",
          List.of("CronJob cronjobs", "Job jobs"),
          "apis/networking.k8s.io/v1",
          List.of("Ingress ingresses", "NetworkPolicy networkpolicies"),
          "apis/policy/v1",
          List.of("PodDisruptionBudget poddisruptionbudgets"),
          "apis/rbac.authorization.k8s.io/v1",
          List.of(
              "ClusterRole clusterroles *",
              "ClusterRoleBinding clusterrolebindings *",
              "Role roles",
              "RoleBinding rolebindings"),
          "apis/storage.k8s.io/v1",
          List.of("StorageClass storageclasses *"));

  private final HttpServer server;
  private volatile Map<String, Map<String, String>> secrets = Map.of();

  FakeCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** A kubeconfig that leads here and nowhere else. */
  String kubeconfig() {
    InetSocketAddress address = server.getAddress();
    return """
    apiVersion: v1
    kind: Config
    clusters:
      - name: fake
        cluster: {server: "http://%s:%d"}
    users:
      - name: fake
        user: {}
    contexts:
      - name: fake
        context: {cluster: fake, user: fake}
    current-context: fake
    """
        .formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  /** The Secrets there are from now on: texts by key, by namespace and name with a slash. */
  void hold(Map<String, Map<String, String>> existing) {
    secrets = existing;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().replaceAll("^/|/$", "");
      Map<String, Object> found = exchange.getRequestMethod().equals("GET") ? find(path) : Map.of();
      byte[] body = MAPPER.writeValueAsBytes(found.isEmpty() ? notFound(path) : found);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      // The JDK's server sends head and body apart; on a connection that stays open the body would
      // wait for the head's acknowledgement, 40 ms each time.
      exchange.getResponseHeaders().add("Connection", "close");
      exchange.sendResponseHeaders(found.isEmpty() ? 404 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** The object at a path; empty when there is none. */
  private Map<String, Object> find(String path) {
    if (KINDS.containsKey(path)) {
      return resources(path);
    }
    for (Map.Entry<String, List<String>> group : KINDS.entrySet()) {
      if (path.startsWith(group.getKey() + "/")) {
        return object(group.getKey(), path.substring(group.getKey().length() + 1).split("/"));
      }
    }
    return Map.of();
  }

  /** The object or list at a path such as {@code namespaces/NAMESPACE/secrets/NAME}. */
  private Map<String, Object> object(String group, String[] path) {
    boolean namespaced = path.length > 2 && path[0].equals("namespaces");
    String namespace = namespaced ? path[1] : "";
    int at = namespaced ? 2 : 0;
    String kind = kind(group, path[at]);
    if (kind.isEmpty() || path.length > at + 2) {
      return Map.of();
    }
    boolean isSecret = kind.equals("Secret");
    if (path.length == at + 1) {
      return list(group, kind, isSecret ? secretsIn(namespace) : List.of());
    }
    String key = namespace + "/" + path[at + 1];
    return isSecret && secrets.containsKey(key) ? secret(key) : Map.of();
  }

  /** The Secrets of one namespace, or of all when it is empty. */
  private List<Map<String, Object>> secretsIn(String namespace) {
    return secrets.keySet().stream()
        .filter(key -> namespace.isEmpty() || key.startsWith(namespace + "/"))
        .sorted()
        .map(this::secret)
        .toList();
  }

  private static String kind(String group, String plural) {
    return KINDS.get(group).stream()
        .map(entry -> entry.split(" "))
        .filter(words -> words[1].equals(plural))
        .map(words -> words[0])
        .findFirst()
        .orElse("");
  }

  private static Map<String, Object> list(
      String group, String kind, List<Map<String, Object>> items) {
    return Map.of(
        "apiVersion",
        version(group),
        "kind",
        kind + "List",
        "metadata",
        Map.of("resourceVersion", "1"),
        "items",
        items);
  }

  private Map<String, Object> secret(String key) {
    Map<String, String> data = new TreeMap<>();
    secrets
        .get(key)
        .forEach(
            (name, text) ->
                data.put(
                    name,
                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    String[] names = key.split("/");
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Secret",
        "type",
        "Opaque",
        "metadata",
        Map.of("namespace", names[0], "name", names[1], "resourceVersion", "1"),
        "data",
        data);
  }

  private static Map<String, Object> resources(String group) {
    List<Object> resources = new ArrayList<>();
    for (String entry : KINDS.get(group)) {
      String[] words = entry.split(" ");
      resources.add(
          Map.of(
              "name",
              words[1],
              "singularName",
              "",
              "namespaced",
              words.length == 2,
              "kind",
              words[0],
              "verbs",
              List.of("get", "list")));
    }
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "APIResourceList",
        "groupVersion",
        version(group),
        "resources",
        resources);
  }

  private static String version(String group) {
    return group.substring(group.indexOf('/') + 1);
  }

  private static Map<String, Object> notFound(String path) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "Status",
        "status",
        "Failure",
        "reason",
        "NotFound",
        "message",
        "there is no " + path,
        "code",
        404);
  }
}
