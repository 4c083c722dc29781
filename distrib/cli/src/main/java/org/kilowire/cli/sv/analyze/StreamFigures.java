// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv.analyze;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.analysis.SecondResult;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.dataset.PowerPair;
import org.kilowire.sv.dataset.SampleChannel;
import org.kilowire.sv.dataset.SampleQuality;
import org.kilowire.sv.monitor.MonitoredStream;
import org.kilowire.sv.stream.JitterHistogram;
import org.kilowire.sv.stream.LanHealth;
import org.kilowire.sv.stream.Reception;
import org.kilowire.sv.stream.Reception.Lan;
import org.kilowire.sv.stream.StreamKey;
import org.kilowire.sv.stream.SvStream;

/** A stream as members of an object: a second's figures, or the totals. */
final class StreamFigures {

  /** Behind it is noise, and a reader of JSON would round. */
  private static final MathContext DIGITS = new MathContext(9);

  private static final int DECIMALS = 9;
  private static final double MICROSECOND = 1000;
  private static final double USUAL_SHARE = 0.99;
  private static final int OURS = SampleQuality.SIMULATED | SampleQuality.UNSYNCHRONISED;

  private StreamKey key;
  private Counters before = new Counters(0, 0, 0, 0, 0, 0);

  /** Of the second that came last, with nulls where it has no values. */
  private Map<String, Object> values = Map.of();

  /** Of the last second that had values; of the last one while none had. */
  private Map<String, Object> lastValues = Map.of();

  private boolean hadValues;
  private int missing;

  /** What is counted of a stream. */
  private record Counters(
      long frames, long received, long lost, long duplicates, long outOfOrder, long malformed) {

    private static Counters of(SvStream stream) {
      return new Counters(
          stream.frames(),
          stream.received(),
          stream.lost(),
          stream.duplicates(),
          stream.outOfOrder(),
          stream.malformedFrames());
    }

    private Counters since(Counters before) {
      return new Counters(
          frames - before.frames,
          received - before.received,
          lost - before.lost,
          duplicates - before.duplicates,
          outOfOrder - before.outOfOrder,
          malformed - before.malformed);
    }

    private void put(Map<String, Object> members) {
      members.put("frames", frames);
      members.put("received", received);
      members.put("different", received - duplicates);
      members.put("lost", lost);
      members.put("duplicates", duplicates);
      members.put("out_of_order", outOfOrder);
      members.put("malformed", malformed);
    }
  }

  /** The room of a stream that has gone may be another stream's now. */
  void follow(SvStream stream) {
    if (!stream.key().equals(key)) {
      key = stream.key();
      before = new Counters(0, 0, 0, 0, 0, 0);
      values = Map.of();
      lastValues = Map.of();
      hadValues = false;
      missing = 0;
    }
  }

  void take(MonitoredStream stream, SecondResult result) {
    missing = result.missing();
    Map<String, Object> taken = new LinkedHashMap<>();
    taken.put("frequency", result.hasValues() ? number(result.frequency()) : null);
    taken.put("estimated", result.isEstimated());
    Map<String, Object> rms = new LinkedHashMap<>();
    Map<String, Object> angles = new LinkedHashMap<>();
    Map<String, Object> quality = new LinkedHashMap<>();
    List<SampleChannel> channels = stream.map().channels();
    for (int i = 0; i < channels.size(); i++) {
      if (channels.get(i).isWaveform()) {
        boolean usable = result.isUsable(i);
        rms.put(channels.get(i).name(), usable ? number(result.rms(i)) : null);
        angles.put(channels.get(i).name(), usable ? number(result.angle(i)) : null);
      }
      quality.put(channels.get(i).name(), names(result.quality(i)));
    }
    taken.put("rms", rms);
    taken.put("angle", angles);
    taken.put("quality", quality);
    taken.put("power", power(stream.map(), result));
    if (result.hasValues() || !hadValues) {
      lastValues = taken;
    }
    hadValues |= result.hasValues();
    values = taken;
  }

  private static Map<String, Object> power(ChannelMap map, SecondResult result) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < map.pairs().size(); i++) {
      PowerPair pair = map.pairs().get(i);
      if (result.isUsable(pair.voltage()) && result.isUsable(pair.current())) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("p", number(result.activePower(i)));
        one.put("q", number(result.reactivePower(i)));
        one.put("s", number(result.apparentPower(i)));
        one.put("pf", number(result.powerFactor(i)));
        all.put(pair.name(), one);
      }
    }
    return all;
  }

  /** What is set in a quality, by the standard's names and ours. */
  static List<String> names(int quality) {
    List<String> names = new ArrayList<>(QualityBits.names(quality & ~OURS));
    if ((quality & SampleQuality.SIMULATED) != 0) {
      names.add("simulated");
    }
    if ((quality & SampleQuality.UNSYNCHRONISED) != 0) {
      names.add("unsynchronised");
    }
    return names;
  }

  /** With nine digits, none of them behind the ninth decimal; null for what is no number. */
  static BigDecimal number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded.scale() > DECIMALS
        ? rounded.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros()
        : rounded;
  }

  /** Figures of the time since the last call. */
  Map<String, Object> running(SvStream stream, Optional<MonitoredStream> monitored, Object time) {
    Counters now = Counters.of(stream);
    Map<String, Object> members = who(stream, monitored);
    members.put("time", time);
    now.since(before).put(members);
    before = now;
    state(members, stream, monitored);
    monitored.ifPresent(
        one -> {
          members.put("missing", missing);
          members.put("delay_us", delay(one));
          members.putAll(values);
        });
    return members;
  }

  /** All that there was, and what the last second with values measured. */
  Map<String, Object> totals(SvStream stream, Optional<MonitoredStream> monitored) {
    Map<String, Object> members = who(stream, monitored);
    members.put("final", true);
    Counters.of(stream).put(members);
    members.put("lost_estimated", stream.estimated());
    monitored.ifPresent(one -> members.put("mismatched", one.mismatched()));
    state(members, stream, monitored);
    members.put("jitter", jitter(stream.jitter()));
    lans(members, stream);
    members.putAll(lastValues);
    return members;
  }

  private static Map<String, Object> who(SvStream stream, Optional<MonitoredStream> monitored) {
    StreamKey key = stream.key();
    boolean ethernet = key.format() != SvFormat.FT3;
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("stream", key.name());
    members.put("format", key.format().id());
    members.put("port", key.port());
    members.put("source", ethernet ? key.sourceText() : null);
    members.put("vlan", key.vlan() == Reception.UNTAGGED ? null : key.vlan());
    members.put("appid", ethernet ? key.appId() : null);
    members.put("simulated", key.simulated());
    members.put("map", monitored.map(one -> one.map().id()).orElse(null));
    members.put("map_assumed", monitored.map(MonitoredStream::isAssumed).orElse(null));
    return members;
  }

  private static void state(
      Map<String, Object> members, SvStream stream, Optional<MonitoredStream> monitored) {
    members.put("state", stream.state().name().toLowerCase(Locale.ROOT));
    members.put("rate", number(stream.rate()));
    members.put("wrap", stream.wrap());
    members.put("wrap_from", stream.wrapSource());
    members.put("smp_synch", stream.smpSynch() < 0 ? null : stream.smpSynch());
    members.put("conf_rev", stream.confRev() < 0 ? null : stream.confRev());
    members.put(
        "gm_identity", stream.gmIdentity() == 0 ? null : "%016X".formatted(stream.gmIdentity()));
    monitored.ifPresent(one -> members.put("test", one.isTest()));
  }

  private static Object delay(MonitoredStream stream) {
    return stream.delayNanos().isPresent()
        ? number(stream.delayNanos().getAsLong() / MICROSECOND)
        : null;
  }

  private static Map<String, Object> jitter(JitterHistogram jitter) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("usual_us", number(jitter.quantile(USUAL_SHARE) / MICROSECOND));
    members.put("worst_us", number(jitter.worst() / MICROSECOND));
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < JitterHistogram.CLASSES; i++) {
      counts.add(jitter.count(i));
    }
    members.put("histogram", counts);
    return members;
  }

  private static void lans(Map<String, Object> members, SvStream stream) {
    for (Lan lan : List.of(Lan.A, Lan.B)) {
      stream.lanHealth(lan).ifPresent(health -> members.put("lan_" + lan, lan(health)));
    }
  }

  private static Map<String, Object> lan(LanHealth health) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("received", health.received());
    members.put("lost", health.lost());
    members.put("duplicates", health.duplicates());
    members.put("out_of_order", health.outOfOrder());
    members.put("silent", health.isSilent());
    return members;
  }
}
