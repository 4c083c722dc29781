// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.kilowire.kura.driver.sv.input.InputClaims;
import org.kilowire.kura.driver.sv.option.StreamOptionReader;
import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.simulators.mergingunit.StreamPlan;
import org.kilowire.simulators.mergingunit.frame.StreamShape;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.document.ShippedMaps;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;

/** Drivers on played buses. */
final class SvDriverFixture implements AutoCloseable {

  static final String MAPS =
      """
      {"version": 1, "maps": [
        {"id": "bay1", "like": "9-2LE", "key": {"svId": "KWMU0101"}, "nominalHertz": 50},
        {"id": "bay2", "like": "universal-12", "key": {"ldName": 2}, "rate": {"value": 4000},
         "ratings": {"phaseCurrent": 1000, "neutralCurrent": 1000, "phaseVoltage": 63508.5}}
      ]}
      """;

  static final int RATE = 4000;

  final PlayedClock clock = new PlayedClock();
  final InputClaims claims = new InputClaims();
  final List<PlayedBus> buses = new ArrayList<>();
  private final List<StreamDriverCore> cores = new ArrayList<>();
  private StreamPlan[] plans = {le()};

  static StreamPlan le() {
    return StreamPlan.of(
        StreamShape.Of92.of(
            "KWMU0101",
            ShippedMaps.find("9-2LE").orElseThrow(),
            1,
            EthernetHead.of(1).withSimulated(false)),
        RATE);
  }

  static StreamPlan simulated() {
    return StreamPlan.of(
        StreamShape.Of92.of(
            "KWMU0101", ShippedMaps.find("9-2LE").orElseThrow(), 1, EthernetHead.of(1)),
        RATE);
  }

  static StreamPlan universal() {
    return StreamPlan.of(
        new StreamShape.Of91(
            "LD02",
            ShippedMaps.find("universal-12").orElseThrow(),
            1,
            EthernetHead.of(2, 0).withSimulated(false),
            AsduLayout.UNIVERSAL,
            new AsduHeader.Universal(2, 1, 2, 1000, 1000, 1100, 500),
            80),
        RATE);
  }

  static StreamPlan ft3() {
    return StreamPlan.of(
        new StreamShape.OfFt3(
            "FT3",
            ShippedMaps.find("universal-12").orElseThrow(),
            Ft3Layout.OCTETS_54,
            Ft3Crc.STANDARD,
            new AsduHeader.Universal(2, 1, 7, 1000, 1000, 1100, 500),
            80),
        RATE);
  }

  /** Of the next driver. */
  SvDriverFixture playing(StreamPlan... streams) {
    plans = streams;
    return this;
  }

  static Map<String, Object> properties(Object... options) {
    Map<String, Object> all = new HashMap<>(Map.of("kura.service.pid", "bus1"));
    all.put("network.interface", "eth1");
    all.put("maps", MAPS);
    for (int i = 0; i < options.length; i += 2) {
      all.put((String) options[i], options[i + 1]);
    }
    return all;
  }

  StreamDriverCore driver(Object... options) {
    return named("bus1", options);
  }

  StreamDriverCore named(String name, Object... options) {
    StreamPlan[] own = plans;
    StreamDriverCore core =
        new StreamDriverCore(
            name,
            StreamOptionReader::ethernet,
            claims,
            input -> {
              PlayedBus bus = new PlayedBus(clock, own);
              buses.add(bus);
              return List.of(bus);
            },
            clock);
    cores.add(core);
    core.configure(properties(options));
    return core;
  }

  /** The bus that was opened last. */
  PlayedBus bus() {
    return buses.get(buses.size() - 1);
  }

  static Map<String, Object> config(String stream, String quantity, Object... more) {
    Map<String, Object> config = new HashMap<>();
    config.put("+name", quantity);
    config.put("+value.type", "DOUBLE");
    config.put("stream", stream);
    config.put("quantity", quantity);
    for (int i = 0; i < more.length; i += 2) {
      config.put((String) more[i], more[i + 1]);
    }
    return config;
  }

  static ChannelRecord record(DataType type, Map<String, Object> config) {
    ChannelRecord record = ChannelRecord.createReadRecord("channel", type);
    record.setChannelConfig(config);
    return record;
  }

  static ChannelRecord read(StreamDriverCore core, DataType type, Map<String, Object> config) {
    ChannelRecord record = record(type, config);
    core.read(List.of(record));
    return record;
  }

  /** The value, or what the status says. */
  static Object outcome(ChannelRecord record) {
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
        ? record.getValue().getValue()
        : record.getChannelStatus().getExceptionMessage();
  }

  static Object value(StreamDriverCore core, String stream, String quantity, Object... more) {
    DataType type =
        Set.of("state", "event", "device").contains(quantity) ? DataType.STRING : DataType.DOUBLE;
    return outcome(read(core, type, config(stream, quantity, more)));
  }

  @Override
  public void close() {
    cores.forEach(StreamDriverCore::close);
  }
}
