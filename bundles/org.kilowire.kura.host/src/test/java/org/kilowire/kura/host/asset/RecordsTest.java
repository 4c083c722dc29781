// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.wire.Golden;
import org.kilowire.kura.host.wire.Texts;
import org.kilowire.kura.host.wire.WireGraphFixture;
import org.kilowire.kura.host.wire.WireProbe;

/** The records that an asset emits, compared property by property with those of Kura's. */
final class RecordsTest {

  private static final String FILE = "wire-records.txt";
  private static final String ALL_WELL = "PUT wire/v1/graph/snapshot";
  private static final String GOT_NOTHING = "(recv1 got nothing";

  private static WireGraphFixture bench;

  private AssetGraph stage;

  @BeforeAll
  static void open(@TempDir Path home) throws Exception {
    bench = WireGraphFixture.start(home);
  }

  @AfterAll
  static void close() throws Exception {
    bench.close();
  }

  @BeforeEach
  void start() throws Exception {
    stage = AssetGraph.start(bench);
    stage.driver.next(3);
  }

  @AfterEach
  void stop() throws Exception {
    stage.clear();
  }

  /** The recorded record of a section, null if there was none. */
  private static Map<String, String> recorded(String section) {
    List<String> lines = Golden.section(FILE, section);
    if (lines.stream().anyMatch(line -> line.startsWith(GOT_NOTHING))) {
      return null;
    }
    int from = 0;
    while (!lines.get(from).startsWith("recv1")) {
      from++;
    }
    boolean whole = lines.stream().anyMatch(line -> line.contains("WireEnvelope"));
    Map<String, String> record = whole ? new TreeMap<>() : recorded(ALL_WELL);
    for (String line : lines.subList(from, lines.size())) {
      if (line.strip().startsWith("(not there: ")) {
        record.remove(line.substring(line.indexOf(": ") + 2, line.length() - 1));
      }
    }
    record.putAll(Texts.properties(lines.subList(from + 1, lines.size())));
    record.remove("WireEnvelope emitterPid");
    return unordered(record);
  }

  /** d1 and rw1 change places with each update of a HashMap, and so do the times of the probe. */
  private static Map<String, String> unordered(Map<String, String> record) {
    Map<String, String> unordered = new TreeMap<>(record);
    for (String key : List.of("d1_timestamp", "rw1_timestamp")) {
      unordered.computeIfPresent(key, (name, time) -> time.replaceFirst("[67]\"$", "6 or 7\""));
    }
    return unordered;
  }

  private void expect(String section) {
    Map<String, String> record = stage.record(recorded(section) != null);
    assertThat(record == null ? null : unordered(record)).as(section).isEqualTo(recorded(section));
  }

  /** Changes the asset, and waits until it has taken its driver up anew. */
  private void update(Map<String, Object> changes) throws Exception {
    stage.driver.calls.clear();
    stage.update(changes);
    stage.driver.next(4);
  }

  @Test
  void k34_k9_all_channels_are_read_when_something_is_received() throws Exception {
    stage.emit1.emit(List.of());
    WireProbe.Got got = stage.recv1.got.remove();
    assertThat(got.thread()).isSameAs(Thread.currentThread());
    assertThat(got.envelope().getEmitterPid())
        .isEqualTo(bench.properties("asset1").get("service.pid"));
    assertThat(unordered(Texts.only(got.envelope()))).isEqualTo(recorded(ALL_WELL));
  }

  @Test
  void k32_timestamp_modes() throws Exception {
    for (String mode :
        List.of("NO_TIMESTAMPS", "SINGLE_DRIVER_GENERATED_MAX", "SINGLE_DRIVER_GENERATED_MIN")) {
      update(Map.of("timestamp.mode", mode));
      expect("asset1 timestamp.mode=" + mode);
    }
    update(Map.of("timestamp.mode", "SINGLE_ASSET_GENERATED"));
    Map<String, String> record = stage.record(true);
    Map<String, String> recorded = recorded("asset1 timestamp.mode=SINGLE_ASSET_GENERATED");
    assertThat(record).containsOnlyKeys(recorded.keySet());
    assertThat(record.get("assetTimestamp")).startsWith("org.eclipse.kura.type.LongValue(LONG) ");
    update(Map.of("timestamp.mode", "PER_CHANNEL"));
    expect("asset1 timestamp.mode=PER_CHANNEL");
  }

  private void modes(String flag, String... modes) {
    for (String mode : modes) {
      stage.driver.mode = mode;
      expect("driver mode " + mode + " (emit.errors=" + flag);
    }
  }

  @Test
  void k32_a_failed_channel_keeps_its_time_and_lacks_its_value() {
    modes("False", "failone", "failnull");
  }

  @Test
  void k32_with_errors_each_channel_says_how_it_went() throws Exception {
    update(Map.of("emit.errors", true));
    // Prepared records are filled again and again: what nobody sets is as it was.
    stage.driver.mode = "ok";
    assertThat(stage.record(true)).hasSize(29);
    modes("True", "failone", "failnull", "nostatus", "untouched");
    modes("True", "novalue", "wrongtype", "nots", "unit");
  }

  @Test
  void k33_a_wrong_type_is_emitted_and_a_unit_of_the_driver_reaches_the_wire() {
    stage.driver.mode = "ok";
    stage.record(true);
    modes("False", "failone", "nostatus", "untouched", "novalue", "wrongtype", "nots", "unit");
  }

  @Test
  void k31_a_failure_of_the_driver_emits_nothing() throws Exception {
    modes("False", "connEx", "runtimeEx");
    assertThatThrownBy(() -> stage.asset().readAllChannels())
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.CONNECTION_FAILED));
    update(Map.of("emit.errors", true, "emit.connection.errors", true));
    modes("True emit.connection.errors=True", "connEx", "runtimeEx");
    stage.driver.mode = "ok";
    update(Map.of("emit.errors", false));
    expect("good read after the errors");
  }

  @Test
  void k30_a_record_without_status_loses_the_whole_read() throws Exception {
    stage.driver.prepareMode = "null"; // with records that are new at each read
    stage.update(Map.of("asset.desc", "anew"));
    assertThat(stage.driver.next(3)).hasSize(3);
    for (String mode : List.of("nostatus", "untouched")) {
      stage.driver.mode = "ok";
      assertThat(stage.record(true)).hasSize(20);
      stage.driver.mode = mode;
      String section = "[run with Driver.read and NEW records each time] driver mode " + mode;
      assertThat(recorded(section)).isNull();
      assertThat(stage.read()).isNull();
    }
  }

  @Test
  void k33_scale_and_offset_k24_types_must_be_exact() throws Exception {
    String scale = "scaleoffset.type";
    update(
        Map.of(
            "i1#+" + scale,
            "DOUBLE",
            "i1#+scale",
            0.5,
            "i1#+offset",
            0.25,
            "l1#+" + scale,
            "DOUBLE",
            "l1#+scale",
            0.5,
            "l1#+offset",
            0.25));
    expect("scaleoffset.type=DOUBLE on i1 and l1, scale 0.5 offset 0.25");
    update(Map.of("i1#+" + scale, "LONG", "i1#+scale", 3.0, "i1#+offset", 7.0));
    expect("scaleoffset.type=LONG on i1, scale 3 offset 7");
    update(Map.of("d1#+scale", "3"));
    expect("wrong type: d1#+scale as STRING");
    // k24: from then on the asset takes no update, not even the one that would put it right.
    stage.driver.calls.clear();
    stage.update(Map.of("d1#+scale", 2.0, "s1#+enabled", false));
    bench.settle();
    expect("d1 restored; asset1: channel s1 disabled");
    assertThat(stage.driver.next(1).get(0).text()).isEqualTo("PreparedRead.execute()");
  }

  @Test
  void k3_a_channel_that_is_disabled_is_not_read() throws Exception {
    update(Map.of("s1#+enabled", false));
    expect("channel s1 disabled");
  }

  @Test
  void k33_a_value_that_is_missing_is_null_in_the_record() throws Exception {
    stage.driver.prepareMode = "null";
    stage.update(Map.of("asset.desc", "anew"));
    stage.driver.next(3);
    stage.driver.mode = "novalue";
    assertThat(stage.record(true)).containsEntry("x1", "null");
  }

  private void listening(Map<String, Object> changes) throws Exception {
    Map<String, Object> all = new TreeMap<>(changes);
    all.putAll(Map.of("s1#+enabled", false, "d1#+listen", true, "rw1#+listen", true));
    stage.driver.calls.clear();
    stage.update(all);
    stage.driver.next(6);
    stage.record(true);
  }

  private Map<String, String> fired(String channel, String how) {
    stage.driver.fire(channel, how);
    return Texts.only(stage.recv1.got.remove().envelope());
  }

  /** The first record of a section: a section of events has one for each channel. */
  private static Map<String, String> event(String section, String channel) {
    Map<String, String> record = new TreeMap<>(recorded(section));
    record.keySet().removeIf(key -> !key.equals("assetName") && !key.matches(channel + "(_.*)?"));
    return record;
  }

  @Test
  void k28_an_event_is_emitted_with_its_channel_alone() throws Exception {
    listening(Map.of());
    assertThat(fired("d1", "ok")).isEqualTo(event("listener event ok", "d1"));
    assertThat(fired("rw1", "ok")).isEqualTo(event("listener event ok", "rw1"));
    String failure = "listener event FAILURE status, emit.errors off";
    assertThat(fired("d1", "fail")).isEqualTo(event(failure, "d1"));
  }

  @Test
  void k32_an_event_says_what_is_wrong() throws Exception {
    listening(Map.of("emit.errors", true));
    String failure = "listener event FAILURE status, emit.errors on";
    assertThat(fired("rw1", "fail")).isEqualTo(event(failure, "rw1"));
    assertThat(fired("d1", "fail")).isEqualTo(event(failure, "d1"));
  }

  @Test
  void k30_an_event_without_status_is_thrown_back_at_the_driver() throws Exception {
    listening(Map.of());
    String recorded =
        Golden.section("driver-calls.txt", "listener event without status").stream()
            .filter(line -> line.contains("NullPointerException"))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> stage.driver.fire("d1", "nostatus"))
        .isInstanceOf(NullPointerException.class)
        .hasMessage(recorded.substring(recorded.indexOf("Exception: ") + 11));
    assertThat(stage.recv1.got).isEmpty();
  }

  @Test
  void k28_an_event_may_have_all_channels_read() throws Exception {
    listening(Map.of("emit.all.channels", true));
    stage.driver.calls.clear();
    Map<String, String> record = fired("d1", "ok");
    assertThat(unordered(record)).isEqualTo(recorded("listener event, emit.all.channels=true"));
    ProbeDriver.Call read = stage.driver.next(1).get(0);
    assertThat(read.text()).isEqualTo("PreparedRead.execute()");
    assertThat(read.thread()).isNotSameAs(Thread.currentThread());
  }
}
