// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.DataSetProblem;
import org.kilowire.sv.dataset.MapKey;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.VoltageRating;

/** Makes a promised stream of each sampled value control block. */
final class ControlBlocks {

  private static final long MAX_CONF_REV = 0xFFFF_FFFFL;

  private final DataTypeTemplates types;
  private final SmvAddresses addresses;
  private final double nominalHertz;
  private final SclRemarks remarks;
  private final List<PromisedStream> streams = new ArrayList<>();
  private final Map<String, SclNode> svIds = new HashMap<>();
  private final Set<String> mapIds = new HashSet<>();

  ControlBlocks(
      DataTypeTemplates types, SmvAddresses addresses, double nominalHertz, SclRemarks remarks) {
    this.types = types;
    this.addresses = addresses;
    this.nominalHertz = nominalHertz;
    this.remarks = remarks;
  }

  List<PromisedStream> streams() {
    return streams;
  }

  void take(SclNode ied, LogicalNodes nodes) {
    nodes
        .devices()
        .forEach(
            device ->
                device
                    .children("LN0")
                    .flatMap(node -> node.children("SampledValueControl"))
                    .forEach(control -> take(ied, nodes, device, control)));
  }

  private void take(SclNode ied, LogicalNodes nodes, SclNode device, SclNode control) {
    if (streams.size() >= SclDocument.MAX_STREAMS) {
      remarks.fault(control, "more than " + SclDocument.MAX_STREAMS + " streams: left out");
      return;
    }
    String name = ied.get("name");
    String ldName =
        device.get("ldName").isEmpty() ? name + device.get("inst") : device.get("ldName");
    String svId = svId(control, ldName);
    SmpRateMeaning rate = SmpRateMeaning.of(control, remarks);
    SmvAddresses.SmvAddress address = addresses.take(control, name, device.get("inst"));
    perPeriod(control, rate);
    streams.add(
        new PromisedStream(
            name,
            ldName,
            control.get("name"),
            svId,
            control.get("datSet"),
            confRev(control),
            rate.rate(),
            rate.guessed(),
            asdus(control),
            isMulticast(control),
            options(control),
            address.mac(),
            address.appId(),
            address.vlanId(),
            address.vlanPriority(),
            map(control, nodes, svId, address.appId(), rate)));
  }

  private String svId(SclNode control, String ldName) {
    String svId = control.get("smvID");
    if (svId.isEmpty()) {
      String reference = ldName + "/LLN0.MS." + control.get("name");
      remarks.guess(control, "smvID is empty; the publisher should send " + reference);
      return reference;
    }
    if (isPlaceholder(svId)) {
      remarks.fault(control, "smvID " + SclNode.shown(svId) + " is a template's placeholder");
    } else {
      SclNode first = svIds.putIfAbsent(svId, control);
      if (first != null) {
        remarks.fault(
            control, "smvID " + SclNode.shown(svId) + " is that of " + first.place() + " too");
      }
    }
    return svId;
  }

  private static boolean isPlaceholder(String svId) {
    return svId.matches("(?i)x{3,}.*") || svId.contains("…") || svId.matches(".*(?i)xxxx.*");
  }

  private long confRev(SclNode control) {
    String text = control.get("confRev");
    long value = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
    if (value < 0 || value > MAX_CONF_REV) {
      remarks.fault(control, "confRev is \"" + SclNode.shown(text) + "\"; taken as 0");
      return 0;
    }
    return value;
  }

  private int asdus(SclNode control) {
    int value = SmpRateMeaning.number(control.get("nofASDU"));
    if (value < 1 || value > 64) {
      remarks.fault(
          control,
          "nofASDU is \""
              + SclNode.shown(control.get("nofASDU"))
              + "\": how many ASDUs a frame has is unknown");
      return 0;
    }
    return value;
  }

  private boolean isMulticast(SclNode control) {
    boolean multicast = !control.get("multicast").matches("false|0");
    if (!multicast) {
      remarks.note(control, "is a unicast control block: whoever subscribes gets it alone");
    }
    return multicast;
  }

  private static Set<SmvOption> options(SclNode control) {
    Set<SmvOption> options = EnumSet.noneOf(SmvOption.class);
    control
        .children("SmvOpts")
        .forEach(
            node -> {
              for (SmvOption option : SmvOption.values()) {
                if (node.get(option.attribute()).matches("true|1")) {
                  options.add(option);
                }
              }
            });
    return options;
  }

  private void perPeriod(SclNode control, SmpRateMeaning meaning) {
    meaning
        .rate()
        .filter(rate -> rate.samplesPerSecond(nominalHertz).isEmpty())
        .ifPresent(
            rate ->
                remarks.note(
                    control,
                    rate.value()
                        + " samples a period are "
                        + rate.value() * 50
                        + " or "
                        + rate.value() * 60
                        + " a second: the nominal frequency has to be set"));
  }

  private Optional<ChannelMap> map(
      SclNode control, LogicalNodes nodes, String svId, OptionalInt appId, SmpRateMeaning rate) {
    Optional<SclNode> dataSet = control.parent().child("DataSet", "name", control.get("datSet"));
    if (dataSet.isEmpty()) {
      remarks.fault(
          control, "there is no data set \"" + SclNode.shown(control.get("datSet")) + "\" in LLN0");
      return Optional.empty();
    }
    SclChannels found = new SclChannels(new ScaledValues(types, remarks), remarks);
    Optional<List<DataSetMember>> members =
        new DataSetMembers(types, nodes, remarks).of(dataSet.get());
    if (members.isEmpty() || !found.take(members.get())) {
      return Optional.empty();
    }
    List<SampleChannel> channels = found.channels();
    ChannelMap map =
        new ChannelMap(
            id(svId, streams.size()),
            "from SCL",
            Set.of(SvFormat.IEC_61850_9_2),
            key(svId, appId),
            channels,
            found.octets(),
            rate.rate(),
            nominalHertz,
            0,
            VoltageRating.LINE,
            found.delay(),
            SclChannels.pairs(channels));
    return checked(map, dataSet.get());
  }

  private Optional<ChannelMap> checked(ChannelMap map, SclNode dataSet) {
    List<DataSetProblem> problems = map.problems();
    if (problems.isEmpty()) {
      return Optional.of(map);
    }
    remarks.fault(
        dataSet,
        "gives no map that can be used: "
            + problems.stream().limit(3).map(Object::toString).collect(Collectors.joining("; ")));
    return Optional.empty();
  }

  private static MapKey key(String svId, OptionalInt appId) {
    int id = appId.orElse(MapKey.ANY);
    if (isPlaceholder(svId)) {
      return id == MapKey.ANY ? new MapKey.Unbound() : new MapKey.ByName(Optional.empty(), id);
    }
    return new MapKey.ByName(Optional.of(svId), id);
  }

  /** The svID where an id may be that; no two maps of a document have the same. */
  private String id(String svId, int number) {
    String id = svId.replaceAll("[^A-Za-z0-9._-]", "_");
    id = id.substring(0, Math.min(id.length(), 56));
    return mapIds.add(id) ? id : id + "." + (number + 1);
  }
}
