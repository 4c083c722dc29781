// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The logical nodes of an IED, by what an FCDA names them with. */
final class LogicalNodes {

  private static final String TRUE = "true";

  private final Map<String, SclNode> nodes = new LinkedHashMap<>();
  private final Map<String, SclNode> devices = new LinkedHashMap<>();

  LogicalNodes(SclNode ied) {
    ied.children("AccessPoint")
        .flatMap(point -> point.children("Server"))
        .flatMap(server -> server.children("LDevice"))
        .forEach(
            device -> {
              devices.putIfAbsent(device.get("inst"), device);
              device
                  .children("LN0", "LN")
                  .forEach(
                      node ->
                          nodes.putIfAbsent(
                              key(
                                  device.get("inst"),
                                  node.get("prefix"),
                                  node.get("lnClass"),
                                  node.get("inst")),
                              node));
            });
  }

  private static String key(String device, String prefix, String lnClass, String inst) {
    return device + '\n' + prefix + '\n' + lnClass + '\n' + inst;
  }

  Stream<SclNode> devices() {
    return devices.values().stream();
  }

  /** What an FCDA is of; lnInst is left out for LLN0. */
  Optional<SclNode> find(SclNode fcda) {
    return Optional.ofNullable(
        nodes.get(
            key(fcda.get("ldInst"), fcda.get("prefix"), fcda.get("lnClass"), fcda.get("lnInst"))));
  }

  /** Whether an LPHD of it has Sim.stVal true. */
  boolean isSimulating() {
    return nodes.values().stream()
        .filter(node -> node.get("lnClass").equals("LPHD"))
        .anyMatch(node -> value(node, "Sim", "", "stVal").filter(TRUE::equals).isPresent());
  }

  /** The configured value of a DAI: {@code AmpSv}, {@code sVC}, {@code scaleFactor}. */
  static Optional<String> value(SclNode node, String doName, String sdi, String dai) {
    String[] names = doName.split("\\.", -1);
    Optional<SclNode> data = node.child("DOI", "name", names[0]);
    for (int i = 1; i < names.length; i++) {
      String sub = names[i];
      data = data.flatMap(outer -> outer.child("SDI", "name", sub));
    }
    return data.flatMap(
            found -> sdi.isEmpty() ? Optional.of(found) : found.child("SDI", "name", sdi))
        .flatMap(found -> found.child("DAI", "name", dai))
        .flatMap(found -> found.children("Val").findFirst())
        .map(SclNode::text)
        .filter(text -> !text.isEmpty());
  }
}
