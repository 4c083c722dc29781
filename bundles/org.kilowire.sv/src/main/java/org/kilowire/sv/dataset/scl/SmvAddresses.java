// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where the streams of a document are sent: ConnectedAP/SMV of the communication section. APPID and
 * VLAN-ID are hexadecimal (IEC 61850-8-1, annex C), VLAN-PRIORITY is a digit.
 */
final class SmvAddresses {

  /** An address; its parts are empty where they are missing or wrong. */
  record SmvAddress(
      Optional<String> mac, OptionalInt appId, OptionalInt vlanId, OptionalInt vlanPriority) {

    static final SmvAddress NONE =
        new SmvAddress(
            Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}([-:][0-9A-Fa-f]{2}){5}");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int MAX_VLAN = 0xFFF;
  private static final int MAX_PRIORITY = 7;
  private static final int FIRST_APPID = 0x4000;
  private static final int LAST_APPID = 0x7FFF;

  private final Map<String, SclNode> byControl = new LinkedHashMap<>();
  private final SclRemarks remarks;

  SmvAddresses(SclNode root, SclRemarks remarks) {
    this.remarks = remarks;
    root.children("Communication")
        .flatMap(communication -> communication.children("SubNetwork"))
        .flatMap(network -> network.children("ConnectedAP"))
        .flatMap(point -> point.children("SMV"))
        .forEach(this::put);
  }

  private void put(SclNode smv) {
    String key = key(smv.parent().get("iedName"), smv.get("ldInst"), smv.get("cbName"));
    if (byControl.putIfAbsent(key, smv) != null) {
      remarks.fault(smv, "a second address of this control block; the first one is taken");
    }
  }

  private static String key(String ied, String ldInst, String controlBlock) {
    return ied + '\n' + ldInst + '\n' + controlBlock;
  }

  /** The address of a control block, once: what nobody asks for is {@link #unused}. */
  SmvAddress take(SclNode control, String ied, String ldInst) {
    SclNode smv = byControl.remove(key(ied, ldInst, control.get("name")));
    if (smv == null) {
      remarks.fault(control, "has no address in Communication (ConnectedAP/SMV)");
      return SmvAddress.NONE;
    }
    Map<String, String> parts = new HashMap<>();
    smv.children("Address")
        .flatMap(address -> address.children("P"))
        .forEach(part -> parts.putIfAbsent(part.get("type"), part.text()));
    return new SmvAddress(
        mac(smv, parts.getOrDefault("MAC-Address", "")),
        appId(smv, parts.get("APPID")),
        hex(smv, "VLAN-ID", parts.get("VLAN-ID"), MAX_VLAN),
        hex(smv, "VLAN-PRIORITY", parts.get("VLAN-PRIORITY"), MAX_PRIORITY));
  }

  /** Tells of addresses without a control block. */
  void unused() {
    byControl
        .values()
        .forEach(smv -> remarks.fault(smv, "an address of a control block that is not there"));
  }

  private Optional<String> mac(SclNode smv, String text) {
    if (!MAC.matcher(text).matches()) {
      remarks.fault(smv, "MAC-Address is \"" + SclNode.shown(text) + "\", not six octets");
      return Optional.empty();
    }
    String mac = text.replace('-', ':').toLowerCase(Locale.ROOT);
    if ((Integer.parseInt(mac.substring(0, 2), 16) & 1) == 0) {
      remarks.note(smv, "MAC-Address " + mac + " is no multicast address");
    }
    return Optional.of(mac);
  }

  private OptionalInt appId(SclNode smv, String text) {
    if (text == null) {
      remarks.fault(smv, "has no APPID");
    }
    OptionalInt id = hex(smv, "APPID", text, 0xFFFF);
    if (id.isPresent() && (id.getAsInt() < FIRST_APPID || id.getAsInt() > LAST_APPID)) {
      remarks.note(smv, "APPID " + text + " is not in 4000..7FFF, as sampled values should be");
    }
    return id;
  }

  private OptionalInt hex(SclNode smv, String type, String text, int most) {
    if (text == null) {
      return OptionalInt.empty();
    }
    int value = HEX.matcher(text).matches() ? Integer.parseInt(text, 16) : most + 1;
    if (value > most) {
      String range = Integer.toHexString(most).toUpperCase(Locale.ROOT);
      remarks.fault(smv, type + " is \"" + SclNode.shown(text) + "\", not hexadecimal 0.." + range);
      return OptionalInt.empty();
    }
    return OptionalInt.of(value);
  }
}
