package dev.trainyard.testcluster.apps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A mistake that the templates of an app could make in what they render to.
 *
 * @param name what is done
 * @param make does it; says whether there is a place for it
 */
record ObjectMutation(String name, Predicate<List<Map<String, Object>>> make) {

  private static final String DEPLOYMENT = "Deployment";
  private static final String SERVICE = "Service";
  private static final String CONFIG_MAP = "ConfigMap";

  static List<ObjectMutation> all() {
    List<ObjectMutation> all = new ArrayList<>();
    objects(all);
    workloads(all);
    containers(all);
    environment(all);
    volumes(all);
    services(all);
    return all;
  }

  // --- ways into objects

  private static Optional<Map<String, Object>> first(
      List<Map<String, Object>> objects, String... kinds) {
    return objects.stream()
        .filter(object -> kinds.length == 0 || List.of(kinds).contains(object.get("kind")))
        .findFirst();
  }

  private static Map<String, Object> child(Map<String, Object> parent, String... keys) {
    Map<String, Object> at = parent;
    for (String key : keys) {
      if (!(at.get(key) instanceof Map<?, ?>)) {
        at.put(key, new LinkedHashMap<String, Object>());
      }
      at = OneApp.map(at.get(key));
    }
    return at;
  }

  private static List<Map<String, Object>> list(Map<String, Object> parent, String key) {
    List<Map<String, Object>> items = new ArrayList<>();
    if (parent.get(key) instanceof List<?> list) {
      list.forEach(item -> items.add(OneApp.map(item)));
    }
    return items;
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> parent, String key, Object item) {
    ((List<Object>) parent.computeIfAbsent(key, any -> new ArrayList<>())).add(item);
  }

  private static void of(
      List<ObjectMutation> all, String name, String kind, Consumer<Map<String, Object>> change) {
    all.add(
        new ObjectMutation(
            name,
            objects -> {
              Optional<Map<String, Object>> found =
                  kind.isEmpty() ? first(objects) : first(objects, kind);
              found.ifPresent(change);
              return found.isPresent();
            }));
  }

  private static void inPod(
      List<ObjectMutation> all, String name, Predicate<Map<String, Object>> change) {
    all.add(
        new ObjectMutation(
            name,
            objects ->
                objects.stream()
                    .filter(object -> object.get("kind").equals(DEPLOYMENT))
                    .map(object -> child(object, "spec", "template", "spec"))
                    .anyMatch(change)));
  }

  private static void inContainer(
      List<ObjectMutation> all, String name, Predicate<Map<String, Object>> change) {
    inPod(all, name, pod -> list(pod, "containers").stream().anyMatch(change));
  }

  private static void toContainer(
      List<ObjectMutation> all, String name, Consumer<Map<String, Object>> change) {
    inContainer(all, name, always(change));
  }

  private static Predicate<Map<String, Object>> always(Consumer<Map<String, Object>> change) {
    return place -> {
      change.accept(place);
      return true;
    };
  }

  private static Predicate<Map<String, Object>> inItem(
      String list, Predicate<Map<String, Object>> change) {
    return place -> list(place, list).stream().anyMatch(change);
  }

  // --- mistakes

  private static void objects(List<ObjectMutation> all) {
    of(all, "a version of an API that never was", DEPLOYMENT, o -> o.put("apiVersion", "apps/v2"));
    of(
        all,
        "a version of an API that is gone",
        DEPLOYMENT,
        o -> o.put("apiVersion", "extensions/v1beta1"));
    of(all, "the API of another kind", SERVICE, o -> o.put("apiVersion", "apps/v1"));
    of(all, "a misspelt kind", DEPLOYMENT, o -> o.put("kind", "Deploymant"));
    of(all, "no kind", "", o -> o.remove("kind"));
    of(all, "no apiVersion", "", o -> o.remove("apiVersion"));
    of(all, "a name with capitals", SERVICE, o -> child(o, "metadata").put("name", "My_App"));
    of(all, "no name", SERVICE, o -> child(o, "metadata").remove("name"));
    of(
        all,
        "a name that is too long",
        SERVICE,
        o -> child(o, "metadata").put("name", "a".repeat(64)));
    of(
        all,
        "a label with blanks",
        DEPLOYMENT,
        o -> child(o, "metadata", "labels").put("about", "my app"));
    of(
        all,
        "a label that is a number",
        DEPLOYMENT,
        o -> child(o, "metadata", "labels").put("about", 5L));
    of(
        all,
        "an annotation that is yes or no",
        DEPLOYMENT,
        o -> child(o, "metadata", "annotations").put("about", true));
    of(
        all,
        "another namespace that is none",
        SERVICE,
        o -> child(o, "metadata").put("namespace", "Not One"));
    all.add(
        new ObjectMutation(
            "an object twice", objects -> objects.add(OneApp.map(OneApp.copy(objects.get(0))))));
    all.add(
        new ObjectMutation(
            "a kind that others define",
            objects ->
                objects.add(
                    new LinkedHashMap<>(
                        Map.of(
                            "apiVersion",
                            "traefik.io/v1",
                            "kind",
                            "IngressRoute",
                            "metadata",
                            Map.of("name", "a"))))));
    of(
        all,
        "a text that is a number in a ConfigMap",
        CONFIG_MAP,
        o -> child(o, "data").put("PORT", 5L));
    of(
        all,
        "a key that is no file in a ConfigMap",
        CONFIG_MAP,
        o -> child(o, "data").put("a/b", "x"));
    of(all, "what is no base64 in a Secret", "Secret", o -> child(o, "data").put("key", "no!"));
    of(all, "a hook at no event", DEPLOYMENT, o -> hook(o, "before-all"));
  }

  private static void hook(Map<String, Object> object, String event) {
    child(object, "metadata", "annotations").put("helm.sh/hook", event);
  }

  private static void workloads(List<ObjectMutation> all) {
    of(
        all,
        "a selector of other pods",
        DEPLOYMENT,
        o -> child(o, "spec", "selector", "matchLabels").put("app.other", "x"));
    of(all, "no selector", DEPLOYMENT, o -> child(o, "spec").remove("selector"));
    of(
        all,
        "pods without labels",
        DEPLOYMENT,
        o -> child(o, "spec", "template").put("metadata", Map.of()));
    of(all, "a field that nobody knows", DEPLOYMENT, o -> child(o, "spec").put("replica", 1L));
    of(all, "replicas that are a text", DEPLOYMENT, o -> child(o, "spec").put("replicas", "one"));
    of(all, "fewer replicas than none", DEPLOYMENT, o -> child(o, "spec").put("replicas", -1L));
    of(all, "several replicas", DEPLOYMENT, o -> child(o, "spec").put("replicas", 3L));
    of(
        all,
        "a strategy that is none",
        DEPLOYMENT,
        o -> child(o, "spec").put("strategy", Map.of("type", "Replace")));
    of(
        all,
        "a strategy with the settings of another one",
        DEPLOYMENT,
        o ->
            child(o, "spec")
                .put(
                    "strategy",
                    Map.of("type", "Recreate", "rollingUpdate", Map.of("maxSurge", 1L))));
    all.add(
        new ObjectMutation(
            "nothing that TrueNAS counts",
            objects -> {
              boolean counted = false;
              for (Map<String, Object> object : objects) {
                if (List.of(DEPLOYMENT, "StatefulSet").contains(object.get("kind"))) {
                  object.put("kind", "DaemonSet");
                  child(object, "spec").keySet().retainAll(List.of("selector", "template"));
                  counted = true;
                }
              }
              return counted;
            }));
    inPod(all, "pods that are never started again", always(p -> p.put("restartPolicy", "Never")));
    inPod(all, "no containers", always(pod -> pod.put("containers", new ArrayList<>())));
    inPod(
        all, "the network of the host", pod -> !Boolean.TRUE.equals(pod.put("hostNetwork", true)));
    inPod(all, "the processes of the host", always(pod -> pod.put("hostPID", true)));
    inPod(all, "less time than none", always(pod -> pod.put("terminationGracePeriodSeconds", -5L)));
    inPod(
        all,
        "a user that is a text",
        always(pod -> child(pod, "securityContext").put("runAsUser", "root")));
    inPod(
        all,
        "an account that is not there",
        always(pod -> pod.put("serviceAccountName", "nobody-made-this")));
    inPod(
        all,
        "two containers of one name",
        always(pod -> add(pod, "containers", OneApp.copy(list(pod, "containers").get(0)))));
    of(all, "a job that is started again for ever", "Job", o -> restart(o, "Always"));
    of(all, "a job without an end", "Job", o -> child(o, "spec").remove("activeDeadlineSeconds"));
    of(all, "a schedule in words", "CronJob", o -> child(o, "spec").put("schedule", "daily"));
  }

  private static void restart(Map<String, Object> job, String policy) {
    child(job, "spec", "template", "spec").put("restartPolicy", policy);
  }

  private static void containers(List<ObjectMutation> all) {
    toContainer(all, "no image", container -> container.remove("image"));
    toContainer(all, "an image with blanks", c -> c.put("image", "nginx: 1.27"));
    toContainer(all, "an image without a tag", c -> c.put("image", "nginx"));
    toContainer(all, "the image latest", c -> c.put("image", "nginx:latest"));
    toContainer(all, "a policy that is none", c -> c.put("imagePullPolicy", "Sometimes"));
    toContainer(all, "no name of a container", container -> container.remove("name"));
    toContainer(all, "a container with capitals", container -> container.put("name", "Web"));
    toContainer(all, "no limits", container -> container.remove("resources"));
    toContainer(
        all,
        "a limit that is no amount",
        c -> child(c, "resources", "limits").put("memory", "1 Gigabyte"));
    toContainer(
        all,
        "a request above its limit",
        c -> {
          child(c, "resources", "limits").put("memory", "1Gi");
          child(c, "resources", "requests").put("memory", "2Gi");
        });
    inContainer(
        all,
        "no probes",
        c -> c.keySet().removeAll(List.of("readinessProbe", "livenessProbe", "startupProbe")));
    toContainer(
        all,
        "a probe of a port that is not there",
        c -> c.put("readinessProbe", Map.of("tcpSocket", Map.of("port", "nowhere"))));
    toContainer(
        all,
        "a probe that asks nothing",
        c -> c.put("readinessProbe", new LinkedHashMap<>(Map.of("periodSeconds", 5L))));
    toContainer(
        all,
        "a probe that asks in two ways",
        c ->
            c.put(
                "readinessProbe",
                Map.of(
                    "tcpSocket", Map.of("port", 80L), "exec", Map.of("command", List.of("true")))));
    toContainer(
        all,
        "a liveness probe that must hold twice",
        c ->
            c.put(
                "livenessProbe", Map.of("tcpSocket", Map.of("port", 80L), "successThreshold", 2L)));
    toContainer(
        all,
        "a port beyond the last one",
        c -> add(c, "ports", new LinkedHashMap<>(Map.of("containerPort", 70000L))));
    toContainer(
        all,
        "a port with a long name",
        c ->
            add(
                c,
                "ports",
                new LinkedHashMap<>(
                    Map.of("containerPort", 4321L, "name", "a-name-that-is-too-long"))));
    inContainer(
        all,
        "a port twice",
        c ->
            list(c, "ports").stream()
                .findFirst()
                .map(
                    port -> {
                      add(c, "ports", OneApp.copy(port));
                      return true;
                    })
                .orElse(false));
    toContainer(all, "all rights", c -> child(c, "securityContext").put("privileged", true));
    toContainer(
        all,
        "a right that is yes or no in words",
        c -> child(c, "securityContext").put("privileged", "no"));
    toContainer(all, "a command that is a text", c -> c.put("command", "sh -c true"));
    toContainer(all, "arguments that are numbers", c -> c.put("args", List.of(5L)));
  }

  private static void environment(List<ObjectMutation> all) {
    BiPredicate<Map<String, Object>, Map<String, Object>> put =
        (container, variable) -> {
          add(container, "env", new LinkedHashMap<>(variable));
          return true;
        };
    inContainer(
        all,
        "a variable that is a number",
        c -> put.test(c, Map.of("name", "A_NUMBER", "value", 5L)));
    inContainer(
        all,
        "a variable that is yes or no",
        c -> put.test(c, Map.of("name", "A_SWITCH", "value", true)));
    inContainer(
        all, "a variable with a blank", c -> put.test(c, Map.of("name", "A B", "value", "x")));
    inContainer(
        all,
        "a variable twice",
        c ->
            put.test(c, Map.of("name", "TWICE", "value", "x"))
                && put.test(c, Map.of("name", "TWICE", "value", "y")));
    inContainer(
        all,
        "a variable with a value and a source",
        c ->
            put.test(
                c,
                Map.of(
                    "name",
                    "BOTH",
                    "value",
                    "x",
                    "valueFrom",
                    Map.of("secretKeyRef", Map.of("name", "a", "key", "b")))));
    inContainer(
        all,
        "a variable of a Secret that is not there",
        c ->
            put.test(
                c,
                Map.of(
                    "name",
                    "FROM",
                    "valueFrom",
                    Map.of("secretKeyRef", Map.of("name", "nobody-made-this", "key", "b")))));
    inContainer(
        all,
        "variables of a ConfigMap that is not there",
        c -> {
          add(c, "envFrom", Map.of("configMapRef", Map.of("name", "nobody-made-this")));
          return true;
        });
    all.add(
        new ObjectMutation(
            "a key that its Secret or ConfigMap does not have",
            objects ->
                objects.stream()
                    .filter(object -> object.get("kind").equals(DEPLOYMENT))
                    .map(object -> child(object, "spec", "template", "spec"))
                    .flatMap(pod -> list(pod, "containers").stream())
                    .flatMap(container -> list(container, "env").stream())
                    .filter(variable -> variable.get("valueFrom") instanceof Map<?, ?>)
                    .flatMap(
                        variable ->
                            Stream.of("secretKeyRef", "configMapKeyRef")
                                .map(key -> OneApp.map(variable.get("valueFrom")).get(key)))
                    .filter(reference -> reference instanceof Map<?, ?>)
                    .findFirst()
                    .map(reference -> OneApp.map(reference).put("key", "no-such-key"))
                    .isPresent()));
  }

  private static void volumes(List<ObjectMutation> all) {
    toContainer(
        all,
        "a mount of a volume that is not there",
        c ->
            add(
                c,
                "volumeMounts",
                new LinkedHashMap<>(Map.of("name", "nowhere", "mountPath", "/nowhere"))));
    inContainer(
        all,
        "two mounts at one place",
        c ->
            list(c, "volumeMounts").stream()
                .findFirst()
                .map(
                    mount -> {
                      add(c, "volumeMounts", OneApp.copy(mount));
                      return true;
                    })
                .orElse(false));
    inContainer(
        all,
        "a mount outside of its volume",
        inItem("volumeMounts", always(mount -> mount.put("subPath", "../up"))));
    inContainer(
        all,
        "a mount without a place",
        inItem("volumeMounts", always(mount -> mount.remove("mountPath"))));
    inPod(
        all,
        "a folder of the system",
        always(
            pod ->
                add(pod, "volumes", Map.of("name", "system", "hostPath", Map.of("path", "/etc")))));
    inPod(
        all,
        "a volume of two kinds",
        inItem(
            "volumes",
            always(
                volume -> {
                  volume.put("emptyDir", Map.of());
                  volume.put("hostPath", Map.of("path", "/mnt/tank/a"));
                })));
    inPod(
        all,
        "two volumes of one name",
        pod ->
            list(pod, "volumes").stream()
                .findFirst()
                .map(
                    volume -> {
                      add(pod, "volumes", OneApp.copy(volume));
                      return true;
                    })
                .orElse(false));
    inPod(
        all,
        "a volume of a ConfigMap that is not there",
        always(
            pod ->
                add(
                    pod,
                    "volumes",
                    Map.of("name", "gone", "configMap", Map.of("name", "nobody-made-this")))));
    inPod(
        all,
        "a volume of a claim that is not there",
        always(
            pod ->
                add(
                    pod,
                    "volumes",
                    Map.of(
                        "name",
                        "gone",
                        "persistentVolumeClaim",
                        Map.of("claimName", "nobody-made-this")))));
    all.add(
        new ObjectMutation(
            "a claim of a class that is gone",
            objects -> objects.add(claim(Map.of("storageClassName", "ix-storage-class-a")))));
    all.add(
        new ObjectMutation(
            "a claim that says nothing",
            objects -> {
              Map<String, Object> claim = claim(Map.of());
              claim.put("spec", new LinkedHashMap<>());
              return objects.add(claim);
            }));
  }

  private static Map<String, Object> claim(Map<String, Object> more) {
    Map<String, Object> spec = new LinkedHashMap<>(more);
    spec.put("accessModes", List.of("ReadWriteOnce"));
    spec.put("resources", Map.of("requests", Map.of("storage", "1Gi")));
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("apiVersion", "v1");
    claim.put("kind", "PersistentVolumeClaim");
    claim.put("metadata", Map.of("name", "a-claim"));
    claim.put("spec", spec);
    return claim;
  }

  private static void services(List<ObjectMutation> all) {
    of(
        all,
        "a service of no pods",
        SERVICE,
        o -> child(o, "spec", "selector").put("app.other", "x"));
    of(all, "a service of no kind", SERVICE, o -> child(o, "spec").put("type", "Nodeport"));
    of(all, "a service without ports", SERVICE, o -> child(o, "spec").put("ports", List.of()));
    inService(all, "a port that no container has", port -> port.put("targetPort", "nowhere"));
    inService(all, "a port of the NAS that cannot be had", port -> port.put("nodePort", 80L));
    inService(all, "a port that is a text", port -> port.put("port", "eighty"));
    inService(all, "a protocol that is none", port -> port.put("protocol", "HTTP"));
    inService(all, "a port with capitals", port -> port.put("name", "Web_UI"));
    all.add(
        new ObjectMutation(
            "a port of a service twice",
            objects ->
                first(objects, SERVICE)
                    .map(service -> child(service, "spec"))
                    .filter(spec -> !list(spec, "ports").isEmpty())
                    .map(
                        spec -> {
                          Map<String, Object> port =
                              OneApp.map(OneApp.copy(list(spec, "ports").get(0)));
                          port.put("name", "again");
                          port.remove("nodePort");
                          add(spec, "ports", port);
                          return true;
                        })
                    .orElse(false)));
    all.add(
        new ObjectMutation(
            "a port of the NAS twice",
            objects -> {
              List<Map<String, Object>> ports =
                  objects.stream()
                      .filter(object -> object.get("kind").equals(SERVICE))
                      .flatMap(service -> list(child(service, "spec"), "ports").stream())
                      .filter(port -> port.containsKey("nodePort"))
                      .toList();
              if (ports.isEmpty()) {
                return false;
              }
              Map<String, Object> service =
                  OneApp.map(OneApp.copy(first(objects, SERVICE).orElseThrow()));
              child(service, "metadata").put("name", "again");
              Map<String, Object> port = new LinkedHashMap<>(ports.get(0));
              child(service, "spec").put("type", "NodePort");
              child(service, "spec").put("ports", List.of(port));
              return objects.add(service);
            }));
  }

  private static void inService(
      List<ObjectMutation> all, String name, Consumer<Map<String, Object>> change) {
    all.add(
        new ObjectMutation(
            name,
            objects ->
                objects.stream()
                    .filter(object -> object.get("kind").equals(SERVICE))
                    .flatMap(service -> list(child(service, "spec"), "ports").stream())
                    .findFirst()
                    .map(
                        port -> {
                          change.accept(port);
                          return true;
                        })
                    .orElse(false)));
  }
}
