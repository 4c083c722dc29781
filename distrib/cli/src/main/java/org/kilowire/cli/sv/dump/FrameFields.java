// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.dump;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu91.AsduWindow;
import org.kilowire.sv.apdu92.Asdu92View;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.RefrTm;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.apdu92.SmpSynch;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ft3.Ft3View;

/** Every field of a frame as members of an object, layer by layer, by the standards' names. */
final class FrameFields {

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView savPdu = new SavPduView();
  private final Apdu91View apdu91 = new Apdu91View();

  /** Puts a frame of Ethernet; false where it is of another protocol. */
  boolean ethernet(byte[] octets, int length, Map<String, Object> members) {
    if (!ethernet.wrap(octets, 0, length)) {
      if (ethernet.reason() != null) {
        malformed(members, ethernet.reason(), octets, length);
      }
      return ethernet.reason() != null;
    }
    head(members);
    SvReason reason =
        ethernet.format() == SvFormat.IEC_61850_9_2
            ? savPdu(octets, members)
            : apdu91(octets, members);
    if (reason != null) {
      malformed(members, reason, octets, length);
    }
    return true;
  }

  private static void malformed(
      Map<String, Object> members, SvReason reason, byte[] octets, int length) {
    members.put("malformed", reason.code());
    members.put("octets", hex(octets, 0, length));
  }

  private static String hex(byte[] octets, int from, int length) {
    return Octets.copyOf(ByteBuffer.wrap(octets, from, length)).toString();
  }

  private void head(Map<String, Object> members) {
    members.put("format", ethernet.format().id());
    members.put("destination", new MacAddress(ethernet.destination()).toString());
    members.put("source", new MacAddress(ethernet.source()).toString());
    members.put("vlan", ethernet.isTagged() ? ethernet.vlanId() : null);
    members.put("priority", ethernet.isTagged() ? ethernet.priority() : null);
    if (ethernet.hasHsrTag()) {
      Map<String, Object> hsr = new LinkedHashMap<>();
      hsr.put("path", ethernet.hsrPath());
      hsr.put("size", ethernet.hsrSize());
      hsr.put("sequence", ethernet.hsrSequence());
      members.put("hsr", hsr);
    }
    members.put("appid", ethernet.appId());
    members.put("length", ethernet.lengthField());
    members.put("reserved1", ethernet.reserved1());
    members.put("simulated", ethernet.isSimulated());
    members.put("extension", ethernet.extensionLength());
    members.put("reserved2", ethernet.reserved2());
    if (ethernet.hasPrpTrailer()) {
      Map<String, Object> prp = new LinkedHashMap<>();
      prp.put("lan", ethernet.prpLan().name());
      prp.put("sequence", ethernet.prpSequence());
      members.put("prp", prp);
    }
  }

  private SvReason savPdu(byte[] octets, Map<String, Object> members) {
    if (!savPdu.wrap(octets, ethernet.apduOffset(), ethernet.apduLength())) {
      return savPdu.reason();
    }
    members.put("noASDU", savPdu.noAsdu());
    members.put("security", savPdu.isSecured());
    members.put("unknown_members", savPdu.unknownMembers());
    members.put("trailing", savPdu.trailing());
    List<Map<String, Object>> asdus = new ArrayList<>();
    for (int i = 0; i < savPdu.noAsdu(); i++) {
      asdus.add(asdu(savPdu.asdu(i)));
    }
    members.put("asdus", asdus);
    return null;
  }

  private static Map<String, Object> asdu(Asdu92View asdu) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("svID", text(asdu.octets(), asdu.identityOffset(), asdu.identityLength()));
    if (asdu.hasDatSet()) {
      members.put("datSet", text(asdu.octets(), asdu.datSetOffset(), asdu.datSetLength()));
    }
    members.put("smpCnt", asdu.smpCnt());
    members.put("confRev", asdu.confRev());
    if (asdu.hasRefrTm()) {
      RefrTm time = new RefrTm(asdu.refrTmSeconds(), asdu.refrTmFraction(), asdu.refrTmQuality());
      members.put("refrTm", time.toInstant().toString());
      members.put("refrTm_quality", time.quality());
    }
    members.put("smpSynch", asdu.smpSynch());
    members.put("synchronised", SmpSynch.of(asdu.smpSynch()).isSynchronised());
    optional(members, "smpRate", asdu.smpRate());
    samples(members, asdu);
    optional(members, "smpMod", asdu.smpMod());
    if (asdu.hasGmIdentity()) {
      members.put("gmIdentity", "%016X".formatted(asdu.gmIdentity()));
    }
    members.put("unknown_members", asdu.unknownMembers());
    members.put("in_order", asdu.isInOrder());
    return members;
  }

  private static void optional(Map<String, Object> members, String name, long value) {
    if (value != AsduView.ABSENT) {
      members.put(name, value);
    }
  }

  /** As pairs of INT32 and quality, where the length allows it. */
  private static void samples(Map<String, Object> members, Asdu92View asdu) {
    members.put("sample_octets", asdu.sampleLength());
    if (asdu.sampleLength() % 8 != 0) {
      members.put("samples", hex(asdu.octets(), asdu.sampleOffset(), asdu.sampleLength()));
      return;
    }
    List<Map<String, Object>> samples = new ArrayList<>();
    for (int i = 0; i < asdu.pairs(); i++) {
      Map<String, Object> sample = new LinkedHashMap<>();
      sample.put("value", asdu.value(i));
      sample.put("quality", "%08X".formatted(asdu.quality(i)));
      sample.put("flags", QualityBits.names(asdu.quality(i)));
      samples.add(sample);
    }
    members.put("samples", samples);
  }

  private static String text(byte[] octets, int from, int length) {
    String text = new String(octets, from, length, StandardCharsets.ISO_8859_1);
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F)
        ? text
        : "0x" + hex(octets, from, length);
  }

  private SvReason apdu91(byte[] octets, Map<String, Object> members) {
    int from = ethernet.apduOffset();
    if (!apdu91.wrap(octets, from, from + ethernet.apduLength())) {
      return apdu91.reason();
    }
    members.put("noASDU", apdu91.count());
    List<Map<String, Object>> asdus = new ArrayList<>();
    for (int i = 0; i < apdu91.count(); i++) {
      asdus.add(asdu(apdu91.asdu(i)));
    }
    members.put("asdus", asdus);
    return null;
  }

  private static Map<String, Object> asdu(AsduWindow asdu) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("layout", asdu.layout().name());
    optional(members, "LNName", asdu.lnName());
    optional(members, "DataSetName", asdu.dataSetName());
    optional(members, "LDName", asdu.ldName());
    optional(members, "PhsA.Artg", asdu.ratedPhaseCurrent());
    optional(members, "Neut.Artg", asdu.ratedNeutralCurrent());
    optional(members, "PhsA.Vrtg", asdu.ratedPhaseVoltage());
    optional(members, "type", asdu.sensorType());
    if (asdu.sensorTemperature() != Integer.MIN_VALUE) {
      members.put("temperature", asdu.sensorTemperature());
    }
    optional(members, "delay_us", asdu.delayMicros());
    List<Integer> samples = new ArrayList<>();
    for (int channel = 1; channel <= asdu.layout().channels(); channel++) {
      samples.add(asdu.sample(channel));
    }
    members.put("samples", samples);
    members.put("StatusWord1", "%04X".formatted(asdu.statusWords() >>> 16 & 0xFFFF));
    members.put("StatusWord2", "%04X".formatted(asdu.statusWords() & 0xFFFF));
    members.put("smpCnt", asdu.smpCnt());
    optional(members, "smpRate", asdu.smpRate());
    optional(members, "confRev", asdu.confRev());
    return members;
  }

  /** Puts a frame of FT3. */
  void ft3(Ft3View frame, Map<String, Object> members) {
    members.put("format", SvFormat.FT3.id());
    members.put("frame_layout", frame.frameLayout().name());
    members.put("frame_octets", frame.frameOctets());
    members.put("asdus", List.of(asdu(frame)));
  }
}
