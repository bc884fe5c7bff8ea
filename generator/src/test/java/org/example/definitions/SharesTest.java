package org.example.definitions;

import static dev.trainyard.generator.question.Questions.list;
import static dev.trainyard.generator.question.Questions.path;
import static dev.trainyard.generator.question.Questions.storage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainyard.generator.check.AppChecks;
import dev.trainyard.generator.compose.ComposeForm;
import dev.trainyard.generator.compose.answer.ComposeAnswers;
import dev.trainyard.generator.evaluate.Manifests;
import dev.trainyard.generator.evaluate.RenderFailure;
import dev.trainyard.generator.expression.node.Remainder;
import dev.trainyard.generator.form.Acceptance;
import dev.trainyard.generator.form.Form;
import dev.trainyard.generator.form.ReleaseLine;
import dev.trainyard.generator.helm.HelmEdition;
import dev.trainyard.generator.helm.HelmForm;
import dev.trainyard.generator.helm.HelmSite;
import dev.trainyard.generator.helm.answer.HelmAnswers;
import dev.trainyard.generator.model.App;
import dev.trainyard.generator.problem.Problem;
import dev.trainyard.generator.question.ListQuestion;
import dev.trainyard.generator.question.PathQuestion;
import dev.trainyard.generator.question.StorageQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Storage in a share of another server. */
@SuppressWarnings("unchecked")
class SharesTest {

  private static final StorageQuestion DATA = storage("storage.data").smbAllowed();
  private static final StorageQuestion EXTRA = storage("extra").smbAllowed();
  private static final PathQuestion EXTRA_AT = path("at").required();
  private static final ListQuestion EXTRAS = list("extras").items(EXTRA, EXTRA_AT);

  private static final App APP =
      Demo.web(
          a -> a.group("Storage", g -> g.ask(DATA, EXTRAS)),
          c ->
              c.mount(DATA, "/data", m -> m.ownedBy(568, 568))
                  .each(EXTRAS, (each, i) -> each.mount(i, EXTRA, i.get(EXTRA_AT), m -> {})));

  private static Map<String, Object> share(String server, String share, String password) {
    return new LinkedHashMap<>(
        Map.of("server", server, "share", share, "username", "app", "password", password));
  }

  private static Map<String, Object> inChart(Map<String, Object> share) {
    return Map.of("type", "smb-pv-pvc", "smbConfig", share);
  }

  private static Map<String, Object> inCompose(Map<String, Object> share) {
    Map<String, Object> config = new LinkedHashMap<>(share);
    config.put("path", config.remove("share"));
    return Map.of("type", "cifs", "cifs_config", config);
  }

  private static final Map<String, Object> FILMS =
      share("nas.example.org", "media/films", "a password");

  private static List<Map<String, Object>> manifests(Map<String, Object> answers, Object context) {
    Map<String, Object> values = new LinkedHashMap<>(HelmEdition.defaults(APP));
    values.putAll(answers);
    values.put("ixChartContext", context);
    values.put("ixVolumes", List.of(Map.of("hostPath", "/mnt/data")));
    HelmSite site =
        new HelmSite("demo", "demo", "ix-demo", 2, values, Map.of("checksum.salt", "x".repeat(32)));
    return Manifests.evaluate(HelmEdition.manifests(APP), site.answers(), site);
  }

  private static List<Map<String, Object>> manifests(Map<String, Object> data) {
    return manifests(
        Map.of("storage", Map.of("data", data)), Map.of("smbProvisioner", "smb.csi.k8s.io"));
  }

  private static Map<String, Object> only(List<Map<String, Object>> manifests, String kind) {
    List<Map<String, Object>> found =
        manifests.stream().filter(one -> one.get("kind").equals(kind)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void the_app_is_sound() {
    assertThat(AppChecks.check(APP)).filteredOn(Problem::isError).isEmpty();
  }

  /** It is tried on the newest release, which has the driver. */
  @Test
  void a_scenario_may_answer_a_share() {
    App app =
        Demo.web(
            a -> {
              a.group("Storage", g -> g.ask(DATA));
              a.scenario(
                  "share", s -> s.smb(DATA, "nas.example.org", "media", "app", "a password"));
            },
            c -> c.mount(DATA, "/data"));

    assertThat(new HelmEdition().render(app).problems()).filteredOn(Problem::isError).isEmpty();
  }

  /** Who may read and write is up to the server: numbers of users mean nothing there. */
  @Test
  void a_chart_mounts_a_volume_of_the_driver_with_the_login_and_gives_it_no_owner() {
    List<Map<String, Object>> manifests = manifests(inChart(FILMS));

    Map<String, Object> volume = only(manifests, "PersistentVolume");
    Object name = Demo.at(volume, "metadata", "name");
    assertThat(Demo.at(volume, "spec", "csi", "volumeAttributes", "source"))
        .isEqualTo("//nas.example.org/media/films");
    assertThat(Demo.at(volume, "spec", "csi", "nodeStageSecretRef"))
        .isEqualTo(Map.of("name", name, "namespace", "ix-demo"));
    assertThat(Demo.at(volume, "spec", "mountOptions")).isEqualTo(List.of("noperm"));
    assertThat(Demo.at(only(manifests, "PersistentVolumeClaim"), "spec", "volumeName"))
        .isEqualTo(name);
    assertThat(Demo.find(manifests, "Secret", name.toString()).orElseThrow().get("stringData"))
        .isEqualTo(Map.of("username", "app", "password", "a password"));
    Object pod = Demo.at(only(manifests, "Deployment"), "spec", "template", "spec");
    assertThat(Demo.at(pod, "volumes", 0, "persistentVolumeClaim", "claimName")).isEqualTo(name);
    assertThat((Map<Object, ?>) pod).doesNotContainKey("initContainers");
    assertThat(manifests)
        .filteredOn(one -> !one.get("kind").equals("Secret"))
        .noneMatch(one -> one.toString().contains("a password"));
  }

  @Test
  void without_a_share_there_is_none_of_it() {
    assertThat(
            manifests(Map.of("type", "ixVolume", "ixVolumeConfig", Map.of("datasetName", "data"))))
        .noneMatch(one -> one.get("kind").toString().startsWith("PersistentVolume"));
    assertThat(volumes(Map.of("type", "ix_volume"))).doesNotContainKey("web-data");
  }

  /** Neither Kubernetes nor Docker changes a volume: what is answered anew must reach the mount. */
  @ParameterizedTest
  @CsvSource({
    "other.example.org, media, p",
    "nas.example.org, other, p",
    "nas.example.org, media, q"
  })
  void another_answer_is_another_volume(String server, String name, String password) {
    Map<String, Object> before = share("nas.example.org", "media", "p");
    Map<String, Object> after = share(server, name, password);

    assertThat(volumeOf(after)).isNotEqualTo(volumeOf(before));
    assertThat(volumes(inCompose(after)).keySet())
        .isNotEqualTo(volumes(inCompose(before)).keySet());
    assertThat(volumeOf(before)).isEqualTo(volumeOf(before));
  }

  private static Object volumeOf(Map<String, Object> share) {
    return Demo.at(only(manifests(inChart(share)), "PersistentVolume"), "metadata", "name");
  }

  @Test
  void one_share_can_be_added_twice() {
    Map<String, Object> one = Map.of("at", "/one", "extra", inChart(FILMS));
    Map<String, Object> other = Map.of("at", "/other", "extra", inChart(FILMS));
    List<Map<String, Object>> manifests =
        manifests(Map.of("extras", List.of(one, other)), Map.of("smbProvisioner", "x"));

    assertThat(manifests)
        .filteredOn(manifest -> manifest.get("kind").equals("PersistentVolume"))
        .extracting(manifest -> Demo.at(manifest, "metadata", "name"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_release_without_the_driver_is_told_so() {
    assertThatThrownBy(
            () ->
                manifests(
                    Map.of("storage", Map.of("data", inChart(FILMS))),
                    Map.of("storageClassName", "x")))
        .isInstanceOf(RenderFailure.class)
        .hasMessage(
            "storage.data.type: an SMB share needs TrueNAS 23.10 or later. Choose another type.");
    assertThat(manifests(Map.of("storage", Map.of("data", inChart(FILMS))), Map.of()))
        .anyMatch(one -> one.get("kind").equals("PersistentVolume"));
  }

  private static Map<String, Object> volumes(Map<String, Object> data) {
    return (Map<String, Object>)
        Demo.composeFile(APP, Map.of("storage", Map.of("data", data)), Map.of("data", "/mnt/data"))
            .get("volumes");
  }

  @Test
  void docker_mounts_the_share_with_the_options_that_official_apps_have() {
    Map<String, Object> share = new LinkedHashMap<>(FILMS);
    share.put("domain", "EXAMPLE");
    String key =
        "web.data." + Remainder.of("nas.example.org\nmedia/films\nEXAMPLE\napp\na password\n");

    assertThat(Demo.at(volumes(inCompose(share)), key, "driver_opts"))
        .isEqualTo(
            Map.of(
                "type",
                "cifs",
                "device",
                "//nas.example.org/media/films",
                "o",
                "noperm,user=app,password=a password,domain=EXAMPLE"));
    Map<String, Object> services =
        Demo.services(APP, Map.of("storage", Map.of("data", inCompose(share))));
    Map<String, Object> mount =
        Map.of(
            "type", "volume", "source", key, "target", "/data", "volume", Map.of("nocopy", true));
    assertThat((List<?>) Demo.at(services, "web", "volumes")).anyMatch(mount::equals);
    assertThat(services.toString()).doesNotContain("own 568:568");
  }

  /** A comma ends an option of the mount, and Docker reads the place as a URL. */
  @ParameterizedTest
  @CsvSource({
    "//nas, media, p, server",
    "nas/media, media, p, server",
    "nas, /media, p, share",
    "nas, 'a,b', p, share",
    "nas, a%20b, p, share",
    "nas, a\\b, p, share",
    "nas, a?b, p, share",
    "nas, media/, p, share",
    "nas, media, 'p,ro', password"
  })
  void what_would_be_read_as_something_else_is_refused(
      String server, String name, String password, String refused) {
    Map<String, Object> share = share(server, name, password);

    assertThat(refusals(HelmForm.of(APP), ReleaseLine.SCALE_23_10, inChart(share)))
        .containsExactly("storage.data.smbConfig." + refused);
    assertThat(refusals(ComposeForm.of(APP), ReleaseLine.SCALE_25_10, inCompose(share)))
        .containsExactly(
            "storage.data.cifs_config." + (refused.equals("share") ? "path" : refused));
  }

  private static List<String> refusals(Form form, ReleaseLine release, Map<String, Object> data) {
    return Acceptance.install(form, release, Map.of("storage", Map.of("data", data)))
        .refusals()
        .stream()
        .map(Acceptance.Refusal::path)
        .toList();
  }

  @Test
  void an_umlaut_a_dollar_and_a_blank_are_part_of_names() {
    Map<String, Object> share = share("10.0.0.1", "Büro $1 neu", "pa$$ wörd");

    assertThat(refusals(HelmForm.of(APP), ReleaseLine.SCALE_23_10, inChart(share))).isEmpty();
    assertThat(refusals(ComposeForm.of(APP), ReleaseLine.SCALE_25_10, inCompose(share))).isEmpty();
  }

  /** On the way to 24.10 the data stays where it is. */
  @Test
  void a_share_moves_to_the_other_edition() {
    assertThat(
            ComposeAnswers.PLACES.moved(
                List.of(DATA),
                HelmAnswers.PATHS,
                Map.of("storage", Map.of("data", inChart(FILMS)))))
        .isEqualTo(Map.of("storage", Map.of("data", inCompose(FILMS))));
  }
}
