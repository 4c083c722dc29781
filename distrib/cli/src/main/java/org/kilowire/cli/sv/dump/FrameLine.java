// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.dump;

import java.util.List;
import java.util.Map;

/** A frame in one line, from what {@link FrameFields} puts. */
final class FrameLine {

  private FrameLine() {}

  static String of(Map<String, ?> members) {
    StringBuilder text = new StringBuilder();
    Object time = members.get("time");
    text.append(time == null ? "@" + members.get("offset") : time);
    if (members.get("format") != null) {
      text.append("  ").append(members.get("format"));
    }
    if (members.get("source") != null) {
      head(text, members);
    }
    if (members.get("frame_layout") != null) {
      text.append("  ").append(members.get("frame_layout")).append(" octets");
    }
    if (members.get("malformed") != null) {
      text.append("  malformed: ").append(members.get("malformed"));
      return text.append("  ").append(members.get("octets")).toString();
    }
    for (Object asdu : (List<?>) members.get("asdus")) {
      asdu(text, (Map<?, ?>) asdu);
    }
    return text.toString();
  }

  private static void head(StringBuilder text, Map<String, ?> members) {
    text.append("  ").append(members.get("source")).append(" > ");
    text.append(members.get("destination"));
    text.append(members.get("vlan") == null ? "  untagged" : "  VLAN " + members.get("vlan"));
    text.append("  APPID %04X".formatted((int) members.get("appid")));
    if (members.get("prp") instanceof Map<?, ?> prp) {
      text.append("  LAN ").append(prp.get("lan"));
    }
    if (members.get("hsr") instanceof Map<?, ?> hsr) {
      text.append("  HSR ").append(hsr.get("path"));
    }
    text.append(Boolean.TRUE.equals(members.get("simulated")) ? "  simulated" : "");
  }

  private static void asdu(StringBuilder text, Map<?, ?> asdu) {
    Object name = asdu.get("svID");
    if (name == null && asdu.get("LNName") != null) {
      name =
          "LN%s/DS%s/LD%s"
              .formatted(asdu.get("LNName"), asdu.get("DataSetName"), asdu.get("LDName"));
    }
    text.append("  ").append(name == null ? asdu.get("layout") : name);
    text.append(" #").append(asdu.get("smpCnt"));
    if (asdu.get("smpSynch") != null) {
      text.append(" sync ").append(asdu.get("smpSynch"));
      text.append(" ").append(asdu.get("sample_octets")).append(" octets");
    } else {
      text.append(" ").append(asdu.get("samples"));
      text.append(" status ").append(asdu.get("StatusWord1"));
      text.append(' ').append(asdu.get("StatusWord2"));
    }
  }
}
