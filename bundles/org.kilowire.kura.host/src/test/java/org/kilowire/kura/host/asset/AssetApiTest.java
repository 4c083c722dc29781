// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.asset.Asset;
import org.eclipse.kura.asset.AssetService;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.driver.DriverService;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.kura.host.wire.Golden;
import org.kilowire.kura.host.wire.Texts;
import org.kilowire.kura.host.wire.WireGraphFixture;

/** An asset as others than wires see it: its definition, its records, chosen channels. */
final class AssetApiTest {

  private static final String RECORDS = "channel-records.txt";

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
    stage.record(true);
  }

  @AfterEach
  void stop() throws Exception {
    stage.clear();
  }

  /** Recorded records by their channels: a line of the record itself, then its configuration. */
  private static Map<String, List<String>> recorded(String section) {
    Map<String, List<String>> records = new TreeMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Golden.section(RECORDS, section)) {
      String text = line.strip();
      if (text.startsWith("ChannelRecord name=")) {
        current = new ArrayList<>();
        records.put(text.split("[= ]", 4)[2], current);
      }
      current.add(text);
    }
    return records;
  }

  private static List<String> text(ChannelRecord record) {
    List<String> lines = new ArrayList<>();
    String unit =
        record.getUnit() == null ? "null" : "java.lang.String \"" + record.getUnit() + "\"";
    lines.add(
        String.format(
            "ChannelRecord name=%s valueType=%s value=%s status=%s timestamp=%d unit=%s"
                + " channelConfig= <%s> size %d",
            record.getChannelName(),
            record.getValueType(),
            Texts.of(record.getValue()),
            record.getChannelStatus(),
            record.getTimestamp(),
            unit,
            record.getChannelConfig().getClass().getName(),
            record.getChannelConfig().size()));
    new TreeMap<>(record.getChannelConfig())
        .forEach(
            (key, value) ->
                lines.add(key + " = " + value.getClass().getName() + " \"" + value + "\""));
    return lines;
  }

  @Test
  void k3_a_driver_gets_each_channels_fields_as_texts() throws Exception {
    Map<String, List<String>> recorded = recorded("prepareRead(list): complete");
    assertThat(recorded).hasSize(9);
    // Records of a read that was prepared but not yet executed.
    bench.settle();
    stage.driver.calls.clear();
    int before = stage.driver.prepared.size();
    stage.update(Map.of("asset.desc", "anew"));
    while (stage.driver.prepared.size() == before) {
      stage.driver.next(1);
    }
    Map<String, List<String>> got = new TreeMap<>();
    for (ChannelRecord record : stage.driver.prepared.get(before)) {
      got.put(record.getChannelName(), text(record));
    }
    assertThat(got).isEqualTo(recorded);
    assertThat(stage.driver.prepared.get(before).getClass().getName())
        .isEqualTo("java.util.Collections$UnmodifiableRandomAccessList");
  }

  private static List<String> fields(AD field) {
    String otherwise = field.getDefault() == null ? "-" : "'" + field.getDefault() + "'";
    List<String> options = field.getOption().stream().map(Option::getValue).toList();
    return List.of(
        field.getId(),
        field.getType().name(),
        Boolean.toString(field.isRequired()),
        otherwise,
        String.join(",", options));
  }

  @Test
  void k24_the_definition_has_the_types_that_kura_asks_for() throws Exception {
    List<AD> fields =
        bench
            .component(SelfConfiguringComponent.class, "asset1")
            .getConfiguration()
            .getDefinition()
            .getAD();
    List<String> ofD1 = new ArrayList<>();
    for (AD field : fields) {
      if (!field.getId().contains("#") || field.getId().startsWith("d1#")) {
        ofD1.add(field.getId() + "\t" + field.getType() + "\t" + field.isRequired());
      }
    }
    List<String> recorded = Golden.lines("asset-definition.txt");
    int ofAsset = recorded.indexOf("== of each channel: id, type, required, default, options");
    assertThat(ofD1).isEqualTo(recorded.subList(0, ofAsset));
    assertThat(AssetDefinition.ofChannel())
        .extracting(field -> String.join("\t", fields(field)))
        .isEqualTo(recorded.subList(ofAsset + 1, recorded.size()));
    assertThat(fields).hasSize(7 + 10 * (9 + 6));
  }

  @Test
  void k3_the_configuration_shows_the_channels_under_their_names() throws Exception {
    Map<String, Object> shown =
        bench
            .component(SelfConfiguringComponent.class, "asset1")
            .getConfiguration()
            .getConfigurationProperties();
    assertThat(shown).containsAllEntriesOf(AssetGraph.recorded());
    assertThat(shown).containsEntry("kura.service.pid", "asset1").containsKey("component.name");
  }

  @Test
  void k28_chosen_channels_are_read_and_the_others_say_why_not() throws Exception {
    List<ChannelRecord> read =
        stage.asset().read(new LinkedHashSet<>(List.of("d1", "s1", "nosuch", "w1")));

    assertThat(read)
        .extracting(ChannelRecord::getChannelName)
        .containsExactly("d1", "s1", "nosuch", "w1");
    assertThat(read.get(0).getValue()).isEqualTo(TypedValues.newDoubleValue(201.5));
    assertThat(read.get(0).getTimestamp()).isEqualTo(1_700_000_000_001L);
    assertThat(read.subList(2, 4))
        .extracting(record -> record.getChannelStatus().getExceptionMessage())
        .containsExactly(
            "Channel not available", "Channel type not within expected types (READ or READ_WRITE)");
  }

  @Test
  void k33_what_is_written_is_not_scaled() throws Exception {
    ChannelRecord w1 = ChannelRecord.createWriteRecord("w1", TypedValues.newIntegerValue(7));
    ChannelRecord rw1 = ChannelRecord.createWriteRecord("rw1", TypedValues.newDoubleValue(2.5));
    ChannelRecord d1 = ChannelRecord.createWriteRecord("d1", TypedValues.newDoubleValue(7));

    stage.asset().write(List.of(w1, rw1, d1));

    Map<String, List<String>> recorded = recorded("REST POST assets/asset1/_write");
    assertThat(stage.driver.written.get(0)).containsExactly(w1, rw1);
    assertThat(Texts.of(w1.getValue()))
        .isEqualTo("org.eclipse.kura.type.IntegerValue(INTEGER) \"7\"");
    assertThat(recorded.get("w1").get(0)).contains(Texts.of(w1.getValue()));
    assertThat(w1.getChannelConfig())
        .containsEntry("+scale", "2.0")
        .containsEntry("obis", "1-0:1.8.0*255");
    assertThat(w1.getChannelStatus().getChannelFlag()).isEqualTo(ChannelFlag.SUCCESS);
    assertThat(d1.getChannelStatus().getExceptionMessage())
        .isEqualTo("Channel type not within expected types (WRITE or READ_WRITE)");
  }

  @Test
  void k33_a_write_without_a_status_is_returned_without_one_and_a_failure_throws()
      throws Exception {
    Asset asset = stage.asset();
    ChannelRecord w1 = ChannelRecord.createWriteRecord("w1", TypedValues.newIntegerValue(7));
    stage.driver.mode = "nostatus";
    asset.write(List.of(w1));
    assertThat(w1.getChannelStatus()).isNull();
    assertThat(w1.getTimestamp()).isZero();
    for (String mode : List.of("connEx", "runtimeEx")) {
      stage.driver.mode = mode;
      assertThatThrownBy(() -> asset.write(List.of(w1))).isInstanceOf(KuraException.class);
    }
  }

  @Test
  void assets_and_drivers_are_found_by_their_pids() throws Exception {
    AssetService assets = bench.service(AssetService.class);
    assertThat(assets.getAsset("asset1")).isSameAs(stage.asset());
    assertThat(assets.getAssetPid(stage.asset())).isEqualTo("asset1");
    assertThat(assets.listAssets()).containsExactly(stage.asset());
    assertThat(assets.getAsset("nobody")).isNull();
    DriverService drivers = bench.service(DriverService.class);
    assertThat(drivers.getDriver("drv1")).isSameAs(stage.driver);
    assertThat(drivers.getDriverPid(stage.driver)).isEqualTo("drv1");
    assertThat(drivers.listDrivers()).containsExactly(stage.driver);
    assertThat(drivers.getDriverPid(new ProbeDriver())).isNull();
  }

  @Test
  void an_asset_with_wrong_options_has_no_channels() throws Exception {
    bench.configurations.createFactoryConfiguration(
        AssetGraph.FACTORY, "asset2", Map.of("timestamp.mode", "SOMETIMES"), false);
    try {
      Asset asset = bench.component(Asset.class, "asset2");
      assertThat(asset.getAssetConfiguration().getAssetChannels()).isEmpty();
    } finally {
      bench.configurations.deleteFactoryConfiguration("asset2", false);
    }
  }

  @Test
  void what_a_real_kura_would_leave_out_is_emitted_all_the_same() {
    Map<String, Object> more = new TreeMap<>(AssetGraph.recorded());
    more.put("emit.on.change", true);
    more.put("emit.empty.envelopes", false);
    assertThat(AssetOptions.from(more).value()).isPresent();
    assertThat(AssetOptions.leavesOut(more)).isTrue();
    assertThat(AssetOptions.leavesOut(AssetGraph.recorded())).isFalse();
  }

  @Test
  void wrong_options_are_told_all_at_once() {
    Map<String, Object> wrong = new TreeMap<>(AssetGraph.recorded());
    wrong.put("timestamp.mode", "SOMETIMES");
    wrong.put("d1#+scale", "two");
    wrong.put("i1#+type", "READS");
    assertThat(AssetOptions.from(wrong).problems())
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("timestamp.mode: SOMETIMES"))
        .anyMatch(problem -> problem.startsWith("d1#+scale: two"))
        .anyMatch(problem -> problem.startsWith("i1#+type: READS"));
  }
}
