// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Timed;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.meter.Ability;
import org.kilowire.meter.Block;
import org.kilowire.meter.ClockReading;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Credential;
import org.kilowire.meter.GatewayTime;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.RelayCommand;
import org.kilowire.meter.RelayResult;
import org.kilowire.meter.RelayState;

/** One association with one DLMS meter, in the words of the domain. */
final class DlmsMeterSession implements MeterSession {

  private final Meter meter;
  private final DlmsClient client;
  private final Function<String, Credential> credentials;
  private final Function<String, Knowledge> library;
  private Optional<Identity> identity = Optional.empty();
  private Optional<DlmsProfiles> profiles = Optional.empty();

  /**
   * No association yet.
   *
   * @param credentials what the client shows, by line
   * @param library what is known of a device
   */
  DlmsMeterSession(
      Meter meter,
      DlmsClient client,
      Function<String, Credential> credentials,
      Function<String, Knowledge> library) {
    this.meter = meter;
    this.client = client;
    this.credentials = credentials;
    this.library = library;
  }

  @Override
  public Set<Ability> abilities() {
    Set<Ability> abilities =
        EnumSet.of(Ability.REGISTERS, Ability.PROFILE, Ability.CLOCK, Ability.RELAY);
    client
        .association()
        .ifPresent(
            association -> {
              if (association.negotiated().has(Conformance.SELECTIVE_ACCESS)) {
                abilities.add(Ability.PROFILE_BY_RANGE);
              }
              if (association.negotiated().has(Conformance.SET)) {
                abilities.add(Ability.SET_CLOCK);
              }
            });
    return abilities;
  }

  @Override
  public Credential credential(String line) {
    return credentials.apply(line);
  }

  @Override
  public Conversation<Identity> open() {
    identity = Optional.empty();
    profiles = Optional.empty();
    Conversation<Identity> who =
        Conversation.then(
            ModeE.before(meter.traits(), client.associate()),
            a -> IdentityReading.read(client, serialObject()));
    return Failures.ofOpening(client, Conversation.then(who, this::admit));
  }

  private LogicalName serialObject() {
    return LogicalName.of(meter.traits().text(DlmsTraits.SERIAL_OBJECT).orElseThrow());
  }

  private Conversation<Identity> admit(Identity found) {
    return Conversation.then(
        found.expecting(meter.device()),
        right -> {
          Knowledge knowledge = library.apply(right.device());
          return Conversation.then(
              Timed.from(now -> refresh(knowledge, now)),
              fresh -> {
                identity = Optional.of(right);
                profiles = Optional.of(new DlmsProfiles(client, knowledge, meter, right.device()));
                return Conversation.of(right);
              });
        });
  }

  /** Finds out whether what is known of the device still holds. */
  private Conversation<Void> refresh(Knowledge knowledge, long now) {
    Map<AttributeRef, Data> told = new HashMap<>();
    return Conversation.then(
        ask(knowledge.counters(now), told),
        all -> {
          knowledge.configured(told, now);
          return Conversation.of(null);
        });
  }

  /** One by one: an object that the device has not can spoil a list. */
  private Conversation<Void> ask(List<AttributeRef> counters, Map<AttributeRef, Data> told) {
    if (counters.isEmpty()) {
      return Conversation.of(null);
    }
    AttributeRef first = counters.get(0);
    Conversation<List<GetResult>> answer =
        Conversation.recover(client.getList(List.of(first)), refused -> Conversation.of(List.of()));
    return Conversation.then(
        answer,
        results -> {
          results.stream()
              .filter(GetResult.Value.class::isInstance)
              .forEach(value -> told.put(first, ((GetResult.Value) value).data()));
          return ask(counters.subList(1, counters.size()), told);
        });
  }

  @Override
  public Conversation<Void> close() {
    identity = Optional.empty();
    profiles = Optional.empty();
    return client.release();
  }

  @Override
  public boolean endsWithLink() {
    return Connection.endsWithLink(meter.traits());
  }

  /** The device that {@link #open} has found right. */
  private String device() {
    return identity
        .map(Identity::device)
        .orElseThrow(() -> new IllegalStateException("meter " + meter.id() + " is not open"));
  }

  @Override
  public Conversation<Block> registers(Quantity series, List<Quantity> what, ReadContext context) {
    Knowledge knowledge = library.apply(device());
    return Failures.inTheDomainsWords(
        new RegisterReading(client, knowledge, meter.id(), device(), series, context).read(what));
  }

  @Override
  public Conversation<Coverage> profile(
      Quantity series, Instant from, Instant to, ReadContext context, Consumer<Block> sink) {
    device();
    return Failures.inTheDomainsWords(
        profiles.orElseThrow().read(series, new ProfileSelection.Between(from, to), context, sink));
  }

  @Override
  public Conversation<Coverage> table(Quantity series, ReadContext context, Consumer<Block> sink) {
    device();
    return Failures.inTheDomainsWords(
        profiles.orElseThrow().read(series, new ProfileSelection.All(), context, sink));
  }

  @Override
  public Conversation<ClockReading> clock() {
    device();
    Stamps stamps = new Stamps(meter.type().time(), Duration.ZERO);
    Conversation<List<GetResult>> ask =
        Conversation.recover(
            client.getList(List.of(Objects.TIME)),
            failed ->
                Conversation.failed(
                    failed.reason() == DlmsReason.SERVICE_REFUSED
                        ? MeterReason.CLOCK_UNREADABLE
                        : failed.reason(),
                    failed.detail()));
    return Failures.inTheDomainsWords(
        Conversation.then(Timed.of(ask), read -> clock(read, stamps)));
  }

  private static Conversation<ClockReading> clock(
      Timed.Result<List<GetResult>> read, Stamps stamps) {
    GetResult answer = read.value().get(0);
    Optional<CosemDateTime> raw =
        answer instanceof GetResult.Value value ? CosemDateTime.of(value.data()) : Optional.empty();
    return raw.flatMap(stamps::next)
        .map(stamp -> reading(raw.get(), stamp, read.middle()))
        .map(Conversation::of)
        .orElseGet(() -> Conversation.failed(MeterReason.CLOCK_UNREADABLE, said(answer)));
  }

  private static String said(GetResult answer) {
    if (answer instanceof GetResult.Absent absent) {
      return "the clock: " + absent.text();
    }
    return "the clock shows no time: " + ((GetResult.Value) answer).data();
  }

  private static ClockReading reading(CosemDateTime raw, Stamps.Stamp stamp, long at) {
    boolean doubtful = raw.status().invalidValue() || raw.status().doubtfulValue();
    return new ClockReading(Instant.ofEpochMilli(stamp.millis()), raw.octets(), at, doubtful);
  }

  @Override
  public Conversation<Void> setClock(GatewayTime time) {
    device();
    Stamps stamps = new Stamps(meter.type().time(), Duration.ZERO);
    boolean deviation = meter.traits().flag(DlmsTraits.RANGE_DEVIATION);
    return Failures.inTheDomainsWords(
        Timed.from(
            now -> client.set(Objects.TIME, stamps.bound(time.at(now), deviation).toData())));
  }

  @Override
  public Conversation<RelayState> relay() {
    device();
    return Failures.inTheDomainsWords(switching().state());
  }

  @Override
  public Conversation<RelayResult> relay(RelayCommand command, Duration limit) {
    device();
    return Failures.inTheDomainsWords(switching().tell(command, limit));
  }

  private RelaySwitching switching() {
    return new RelaySwitching(
        client, LogicalName.of(meter.traits().text(DlmsTraits.RELAY_OBJECT).orElseThrow()));
  }
}
