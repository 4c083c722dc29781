// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.SvReason;
import org.kilowire.sv.analysis.AnalysisScratch;
import org.kilowire.sv.apdu91.Apdu91View;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.PrpLan;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.Reception.Lan;
import org.kilowire.sv.stream.StreamEvent;
import org.kilowire.sv.stream.StreamListener;
import org.kilowire.sv.stream.StreamProfile;
import org.kilowire.sv.stream.StreamTable;
import org.kilowire.sv.stream.SvStream;

/**
 * Takes frames as they come and tells what they come to: streams and their health, events, and
 * values of those that have a channel map. A frame that cannot be read is counted by reason. It has
 * no clock but the stamps of the frames. One owner; nothing is allocated while nothing is new.
 */
public final class SvMonitor {

  private static final long LOOK_NANOS = 100_000_000L;
  private static final int SOURCE_AT = 6;
  private static final int ADDRESS_OCTETS = 6;

  private final StreamMaps maps;
  private final MonitorSettings settings;
  private final MonitorListener listener;
  private final StreamTable table;
  private final EthernetView frame = new EthernetView();
  private final SavPduView savPdu = new SavPduView();
  private final Apdu91View apdu91 = new Apdu91View();
  private final Reception reception = new Reception();
  private final AnalysisScratch scratch = new AnalysisScratch();

  /** By {@link SvStream#place}. */
  private final List<MonitoredStream> monitored = new ArrayList<>();

  private StreamMaps.Choice choice;
  private boolean clockProven;
  private boolean looked;
  private long lookedAt;
  private long otherFrames;

  public SvMonitor(StreamMaps maps, MonitorSettings settings, MonitorListener listener) {
    this.maps = maps;
    this.settings = settings;
    this.listener = listener;
    table = new StreamTable(this::profile, new Heard(), settings.stale(), settings.lost());
  }

  /** What the table tells. */
  private final class Heard implements StreamListener {

    @Override
    public void event(StreamEvent event) {
      listener.event(event);
    }

    @Override
    public void sample(SvStream stream, AsduView asdu, Reception from) {
      int place = stream.place();
      if (place == monitored.size()) {
        monitored.add(new MonitoredStream(stream, choice, scratch, listener, settings.pathNanos()));
      }
      monitored.get(place).take(asdu, from.at(), clockProven);
    }
  }

  /** Asked right before a stream's first sample. */
  private Optional<StreamProfile> profile(Reception from, AsduView asdu) {
    Optional<StreamMaps.Choice> found = maps.choose(from, asdu);
    found.ifPresent(one -> choice = one);
    return found.map(StreamMaps.Choice::profile);
  }

  /**
   * Takes a frame of Ethernet. Frames of other protocols are counted, and that is all.
   *
   * @param port the interface's number; both ports of a PRP node have one
   * @param octets from the destination on, without the check sequence; not kept
   * @param tci of a VLAN tag that the kernel took out, 0..65535; {@link EthernetView#NONE}
   * @param atNanos when it came, ns since 1970
   * @return whether it could be read
   */
  public boolean ethernet(int port, byte[] octets, int offset, int length, int tci, long atNanos) {
    lookAt(atNanos);
    if (!frame.wrap(octets, offset, length, tci)) {
      return refuseFrame(port, octets, offset, length, atNanos);
    }
    int vlan = frame.isTagged() ? frame.vlanId() : Reception.UNTAGGED;
    reception.ethernet(
        port, vlan, frame.source(), frame.appId(), frame.isSimulated(), lan(), atNanos);
    SvReason reason =
        frame.format() == SvFormat.IEC_61850_9_2 ? takeSavPdu(octets) : takeApdu91(octets);
    if (reason != null) {
      table.malformed(reception, reason);
    }
    return reason == null;
  }

  private boolean refuseFrame(int port, byte[] octets, int offset, int length, long atNanos) {
    if (frame.reason() == null) {
      otherFrames++;
      return false;
    }
    long source = 0;
    for (int i = 0; i < ADDRESS_OCTETS && length >= SOURCE_AT + ADDRESS_OCTETS; i++) {
      source = source << 8 | (octets[offset + SOURCE_AT + i] & 0xFF);
    }
    reception.ethernet(port, Reception.UNTAGGED, source, 0, false, Lan.NONE, atNanos);
    table.malformed(reception, frame.reason());
    return false;
  }

  private Lan lan() {
    if (frame.hasPrpTrailer()) {
      return frame.prpLan() == PrpLan.A ? Lan.A : Lan.B;
    }
    if (frame.hasHsrTag()) {
      // The lowest bit of the path is the direction around the ring (IEC 62439-3, 5.7).
      return (frame.hsrPath() & 1) == 0 ? Lan.A : Lan.B;
    }
    return Lan.NONE;
  }

  private SvReason takeSavPdu(byte[] octets) {
    if (!savPdu.wrap(octets, frame.apduOffset(), frame.apduLength())) {
      return savPdu.reason();
    }
    for (int i = 0; i < savPdu.noAsdu(); i++) {
      table.take(reception, savPdu.asdu(i));
    }
    return null;
  }

  private SvReason takeApdu91(byte[] octets) {
    if (!apdu91.wrap(octets, frame.apduOffset(), frame.apduOffset() + frame.apduLength())) {
      return apdu91.reason();
    }
    for (int i = 0; i < apdu91.count(); i++) {
      table.take(reception, apdu91.asdu(i));
    }
    return null;
  }

  /**
   * Takes a frame of FT3 whose CRCs are right.
   *
   * @param port where it came from: a number for each link
   * @param asdu not kept
   */
  public void ft3(int port, AsduView asdu, long atNanos) {
    lookAt(atNanos);
    table.take(reception.serial(port, atNanos), asdu);
  }

  /** A frame of FT3 that could not be read. */
  public void malformedFt3(int port, SvReason reason, long atNanos) {
    table.malformed(reception.serial(port, atNanos), reason);
  }

  private void lookAt(long at) {
    if (!looked || at - lookedAt >= LOOK_NANOS || at < lookedAt) {
      look(at);
    }
  }

  /**
   * Looks at who is silent. Frames do it by their stamps; where none come somebody has to, ten
   * times a second.
   */
  public void look(long now) {
    looked = true;
    lookedAt = now;
    table.look(now);
    for (int i = 0; i < monitored.size(); i++) {
      monitored.get(i).look(now);
    }
  }

  /** The clock that stamps frames was stepped by {@code nanos}. */
  public void clockStepped(long nanos) {
    lookedAt += nanos;
    table.clockStepped(nanos);
    for (int i = 0; i < monitored.size(); i++) {
      monitored.get(i).clockStepped(nanos);
    }
  }

  /** Whether the clock that stamps frames is known to be right; before it is told, it is not. */
  public void clockProven(boolean proven) {
    clockProven = proven;
  }

  /** Nothing more will come: what is missing is lost, and what is whole is given. */
  public void finish() {
    for (int i = 0; i < monitored.size(); i++) {
      monitored.get(i).finish();
    }
    table.settle();
  }

  /** All streams, those with a map first. */
  public List<SvStream> streams() {
    return table.streams();
  }

  /** What gives values of a stream; empty for one without a map. */
  public Optional<MonitoredStream> monitored(SvStream stream) {
    int place = stream.place();
    return place >= 0 && place < monitored.size()
        ? Optional.of(monitored.get(place))
        : Optional.empty();
  }

  /** Frames that could not be read, by reason. */
  public Map<SvReason, Long> malformedFrames() {
    return table.malformedFrames();
  }

  /** Frames of other protocols. */
  public long otherFrames() {
    return otherFrames;
  }

  /** How often a stream without a map made room for another. */
  public long evicted() {
    return table.evicted();
  }

  /** ASDUs whose identity is longer than any that the standards allow. */
  public long overlongIdentities() {
    return table.overlongIdentities();
  }
}
