// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.session.ClockAnswer;
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
import org.kilowire.meter.Source;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AnswerTraits;
import org.kilowire.meter.iec62056.trait.ClockTraits;
import org.kilowire.meter.iec62056.trait.ProfileTraits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;

/** One visit to one meter that speaks IEC 62056-21, in the words of the domain. */
final class Iec62056Session implements MeterSession {

  private final Meter meter;
  private final Traits traits;
  private final MeterClient client;
  private final SessionAccess access;
  private final RegisterNames names;
  private final LocalRules rules;
  private final DeviceDialogue dialogue;
  private final Function<String, MeterClient> tables;

  /**
   * Nothing is asked yet.
   *
   * @param tables a client for a request of another form
   */
  Iec62056Session(
      Meter meter, MeterClient client, SessionAccess access, Function<String, MeterClient> tables) {
    this.tables = tables;
    this.meter = meter;
    this.traits = meter.traits();
    this.client = client;
    this.access = access;
    this.names = new RegisterNames(traits);
    this.rules = Iec62056Protocol.rules(meter.type().time());
    this.dialogue = new DeviceDialogue(meter, client, access);
  }

  @Override
  public Set<Ability> abilities() {
    Set<Ability> abilities = EnumSet.of(Ability.REGISTERS);
    if (dialogue.isPush()) {
      return abilities;
    }
    abilities.add(Ability.PROFILE);
    if (table().isEmpty()) {
      abilities.add(Ability.PROFILE_BY_RANGE);
    }
    if (TraitTranslation.clock(traits).isPresent()) {
      abilities.add(Ability.CLOCK);
    }
    if (TraitTranslation.clockToSet(traits).isPresent()) {
      abilities.add(Ability.SET_CLOCK);
    }
    if (RelayCommands.isDefined(traits)) {
      abilities.add(Ability.RELAY);
    }
    return abilities;
  }

  @Override
  public Credential credential(String line) {
    return access.credential(line);
  }

  @Override
  public Duration slowest() {
    return TraitTranslation.slowest(traits);
  }

  @Override
  public Conversation<Identity> open() {
    return DomainReasons.of(dialogue.open());
  }

  @Override
  public Conversation<Void> close() {
    return dialogue.close();
  }

  @Override
  public Conversation<Block> registers(Quantity series, List<Quantity> what, ReadContext context) {
    String device = dialogue.device();
    return DomainReasons.of(
        new RegisterRound(
                dialogue,
                names,
                new RegisterValues(traits, names, rules),
                Math.toIntExact(traits.integer(AnswerTraits.MAX_DATA_SETS)))
            .read(what, at -> source(device, series, context, at), context));
  }

  @Override
  public Conversation<Coverage> profile(
      Quantity series, Instant from, Instant to, ReadContext context, Consumer<Block> sink) {
    String device = dialogue.device();
    Optional<String> name = names.ofMeter(series);
    if (name.isEmpty() || dialogue.isPush()) {
      return Conversation.failed(MeterReason.NOT_SUPPORTED, series + " is no profile of the meter");
    }
    ProfileBlocks blocks =
        new ProfileBlocks(
            source(device, series, context, context.time().instant()),
            StatusMeaning.of(traits),
            names,
            meter.type().time().stamps() == TimeRules.Stamps.START,
            traits.flag(ReadingTraits.DECIMAL_COMMA),
            from,
            to,
            sink);
    ProfileReading reading =
        new ProfileReading(client, TraitTranslation.requestForm(traits), rules);
    Conversation<Coverage> read =
        table().isPresent()
            ? Conversation.then(
                dialogue.table(tables.apply(table().get())),
                table -> reading.ofTable(table, from, to, blocks))
            : Conversation.then(
                dialogue.programming(),
                open -> reading.byCommand(name.get(), from, to, context.time(), blocks));
    return DomainReasons.of(read);
  }

  private Optional<String> table() {
    return traits.text(ProfileTraits.PROFILE_TABLE).filter(template -> !template.isEmpty());
  }

  private Source source(String device, Quantity series, ReadContext context, Instant readAt) {
    return new Source(
        meter.id(),
        device,
        series,
        context.origin(),
        readAt,
        context.time().proven(),
        Duration.ZERO);
  }

  @Override
  public Conversation<ClockReading> clock() {
    dialogue.device();
    Optional<ClockForm> form = TraitTranslation.clock(traits);
    if (form.isEmpty()) {
      return Conversation.failed(MeterReason.NOT_SUPPORTED, "the type names no clock");
    }
    return DomainReasons.ofClock(Conversation.then(clock(form.get()), this::reading));
  }

  private Conversation<ClockAnswer> clock(ClockForm form) {
    int type = TraitTranslation.type(traits, ClockTraits.CLOCK_COMMAND);
    return Conversation.then(dialogue.programming(), open -> client.clock(form, type));
  }

  private Conversation<ClockReading> reading(ClockAnswer answer) {
    List<Instant> instants = rules.instants(answer.time());
    if (instants.isEmpty()) {
      return Conversation.failed(
          MeterReason.CLOCK_UNREADABLE, "the clock shows a time that is none: " + answer.raw());
    }
    Octets raw = Octets.of(answer.raw(), StandardCharsets.ISO_8859_1);
    // In the hour that comes twice nothing tells which: the earlier, and in doubt.
    boolean twice = instants.size() > 1;
    return Conversation.of(new ClockReading(instants.get(0), raw, answer.at(), twice));
  }

  /**
   * The clock is read first: what it would leave must be as far from a row's end as where it goes.
   */
  @Override
  public Conversation<Void> setClock(GatewayTime time) {
    dialogue.device();
    Optional<ClockForm> form = TraitTranslation.clockToSet(traits);
    if (form.isEmpty()) {
      return Conversation.failed(MeterReason.NOT_SUPPORTED, "the type names no clock to be set");
    }
    if (!time.proven()) {
      return Conversation.failed(
          MeterReason.TIME_NOT_PROVEN, "the gateway does not know whether its time is right");
    }
    ClockSetting setting =
        new ClockSetting(
            rules,
            traits.duration(ProfileTraits.PROFILE_PERIOD),
            traits.duration(ClockTraits.CLOCK_STEP));
    int type = TraitTranslation.type(traits, ClockTraits.SET_CLOCK_COMMAND);
    return DomainReasons.of(
        Conversation.then(
            clock(),
            shown ->
                setting.set(client, form.get(), type, shown.time(), time.at(shown.at()), time)));
  }

  @Override
  public Conversation<RelayState> relay() {
    dialogue.device();
    return DomainReasons.of(
        Conversation.then(
            dialogue.programming(), open -> new RelayCommands(client, traits).state()));
  }

  @Override
  public Conversation<RelayResult> relay(RelayCommand command, Duration limit) {
    dialogue.device();
    return DomainReasons.of(
        Conversation.then(
            dialogue.programming(),
            open -> new RelayCommands(client, traits).tell(command, limit)));
  }
}
