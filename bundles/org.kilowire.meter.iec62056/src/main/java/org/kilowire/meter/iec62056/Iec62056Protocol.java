// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Secret;
import org.kilowire.conversation.trace.Explainer;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.session.Access;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.trace.Iec62056Explainer;
import org.kilowire.meter.Counters;
import org.kilowire.meter.Credential;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterAccount;
import org.kilowire.meter.MeterProtocol;
import org.kilowire.meter.MeterSession;
import org.kilowire.meter.Secrets;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Trait;
import org.kilowire.meter.Traits;
import org.kilowire.meter.UseCounts;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.Iec62056Traits;
import org.kilowire.meter.iec62056.trait.OpeningTraits;
import org.kilowire.meter.iec62056.trait.TraitTranslation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** IEC 62056-21 (IEC 1107, "FLAG"), modes A to D, and the register code of the VDEW-Lastenheft. */
@Component(service = MeterProtocol.class)
public final class Iec62056Protocol implements MeterProtocol {

  public static final String ID = "iec62056";

  /** What {@link UseCounts} counts of a battery meter. */
  public static final String WAKE_UP = "wake-up";

  private static final String CATALOGUE = "catalogue.json";

  private final List<PasswordScheme> schemes;

  /** Without makers' algorithms. */
  public Iec62056Protocol() {
    this(List.of());
  }

  /** With makers' algorithms. */
  @Activate
  public Iec62056Protocol(
      @Reference(policyOption = ReferencePolicyOption.GREEDY) List<PasswordScheme> schemes) {
    this.schemes = List.copyOf(schemes);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Trait> traits() {
    return Iec62056Traits.ALL;
  }

  @Override
  public String catalogue() {
    try (InputStream in = Iec62056Protocol.class.getResourceAsStream(CATALOGUE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue is not in the bundle", e);
    }
  }

  /** A battery meter is not woken here: nobody counts how often. */
  @Override
  public MeterSession session(Meter meter, Secrets secrets, Counters counters) {
    return session(meter, secrets, counters, UseCounts.NONE);
  }

  @Override
  public MeterSession session(Meter meter, Secrets secrets, Counters counters, UseCounts uses) {
    Traits traits = meter.traits();
    SessionAccess access = SessionAccess.of(traits, secrets, schemes);
    ReadingBudget budget = budget(meter.id(), traits, uses);
    MeterTraits ways = TraitTranslation.meterTraits(traits);
    return new Iec62056Session(
        meter,
        client(ways, traits, access, budget),
        access,
        request -> client(ways.with(ways.signOn().withTemplate(request)), traits, access, budget));
  }

  /**
   * The registers of a meter, for a user with an association of its own.
   *
   * @param meter with the device that is meant; without one whoever answers is read
   */
  public MeterRegisters registers(Meter meter, Secrets secrets, UseCounts uses) {
    Traits traits = meter.traits();
    SessionAccess access = SessionAccess.of(traits, secrets, schemes);
    MeterTraits ways = TraitTranslation.meterTraits(traits);
    return new MeterRegisters(
        meter, client(ways, traits, access, budget(meter.id(), traits, uses)), access);
  }

  /** The meter's wake-ups of a day. */
  private static ReadingBudget budget(String meter, Traits traits, UseCounts uses) {
    int most = Math.toIntExact(traits.integer(OpeningTraits.READING_BUDGET));
    return () -> uses.count(meter, WAKE_UP, most);
  }

  @Override
  public Explainer explainer(Meter meter) {
    return explainer(meter, name -> Optional.empty());
  }

  @Override
  public Explainer explainer(Meter meter, Secrets secrets) {
    return explainer(meter.traits(), secrets);
  }

  /** Explains what passes between {@link #client} and the meter. */
  public static Explainer explainer(Traits traits, Secrets secrets) {
    List<Secret> hidden = new ArrayList<>();
    Stream.of(OpeningTraits.SIGN_ON_PASSWORD, AccessTraits.PASSWORD)
        .flatMap(trait -> traits.text(trait).stream())
        .forEach(name -> secrets.find(name).ifPresent(hidden::add));
    return new Iec62056Explainer(hidden);
  }

  /**
   * A client of the meter that {@code traits} describe, for tools and drivers that need no session.
   *
   * @param budget asked before each wake-up
   */
  public MeterClient client(Traits traits, Secrets secrets, ReadingBudget budget) {
    SessionAccess access = SessionAccess.of(traits, secrets, schemes);
    return client(TraitTranslation.meterTraits(traits), traits, access, budget);
  }

  private static MeterClient client(
      MeterTraits ways, Traits traits, SessionAccess access, ReadingBudget budget) {
    return new MeterClient(ways, TraitTranslation.line(traits), access.target(), budget);
  }

  /** How {@link #client} opens the programming mode of the meter that {@code traits} describe. */
  public Access access(Traits traits, Secrets secrets) {
    return SessionAccess.of(traits, secrets, schemes).access();
  }

  /**
   * What {@link #access} shows to the meter.
   *
   * @param line the canonical address of the line
   */
  public Credential credential(String line, Traits traits, Secrets secrets) {
    return SessionAccess.of(traits, secrets, schemes).credential(line);
  }

  /**
   * Where wrong passwords of the meter are counted.
   *
   * @param line the canonical address of the line
   */
  public static MeterAccount account(String line, Traits traits) {
    return SessionAccess.account(line, traits);
  }

  /** Where the local time of the meter's stamps is. */
  public static LocalRules rules(TimeRules time) {
    return new LocalRules(time.zone(), time.daylightSaving());
  }

  /** The same conversation, with its failures in the words that hold for every protocol. */
  public static <T> Conversation<T> inTheDomainsWords(Conversation<T> conversation) {
    return DomainReasons.of(conversation);
  }
}
