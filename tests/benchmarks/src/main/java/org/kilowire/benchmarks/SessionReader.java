// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Secret;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.meter.Counters;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.MeterType;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Origin;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.dlms.DlmsProtocol;

/** Ours as the Collector uses it: a session that checks the device and makes blocks. */
final class SessionReader implements Reader {

  private static final long OPEN_NANOS = 10_000_000_000L;
  private static final Links LINKS = new Links(List.of(new IpLinks()));
  private static final Instant NOW = Instant.parse("2026-10-26T12:07:00Z");
  private static final Quantity SERIES = Quantity.of(Obis.parse("1-0:99.1.0").orElseThrow());
  private static final Quantity ONE = new Quantity("1-0:1.8.0*255");
  private static final ReadContext CONTEXT =
      new ReadContext(Origin.SCHEDULE, new GatewayTime(NOW, 0, true));

  private final LinkUri uri;
  private final Meter meter;
  private Link link;
  private BlockingPump pump;
  private MeterSession session;

  /** A reader; {@code traits} say the framing and the addresses. */
  SessionReader(int port, Map<String, Object> traits) {
    this.uri = LinkUri.of("tcp://127.0.0.1:" + port);
    TimeRules time =
        new TimeRules(
            TimeRules.Stamps.END,
            ZoneId.of("Europe/Berlin"),
            true,
            TimeRules.DeviationSign.LOCAL_TO_UTC);
    Map<String, Object> own = new HashMap<>(traits);
    own.put("authentication", "low");
    own.put("password", "secret:meter");
    MeterType type = new MeterType("t", DlmsProtocol.ID, Map.of(), time, List.of(), List.of());
    this.meter =
        new Meter(
            "m", Optional.empty(), type, Traits.of(new DlmsProtocol().traits(), own, Map.of()));
  }

  @Override
  public void open() throws Exception {
    link = LINKS.open(uri, System.nanoTime() + OPEN_NANOS);
    pump = new BlockingPump(link);
    Secret password = Secret.of(Octets.of(BenchmarkMeter.PASSWORD, StandardCharsets.US_ASCII));
    session = new DlmsProtocol().session(meter, name -> Optional.of(password), Counters.NONE);
    ok(session.open());
  }

  @Override
  public void get() {
    ok(session.registers(ONE, List.of(ONE), CONTEXT));
  }

  @Override
  public int rows() {
    return Math.toIntExact(
        ok(session.profile(SERIES, Instant.EPOCH, NOW, CONTEXT, block -> {})).rows());
  }

  private <T> T ok(Conversation<T> conversation) {
    Outcome<T> outcome = pump.run(conversation);
    if (outcome instanceof Outcome.Ok<T> ok) {
      return ok.value();
    }
    throw new IllegalStateException(outcome.toString());
  }

  @Override
  public void close() {
    ok(session.close());
    link.close();
  }
}
