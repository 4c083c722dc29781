// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;

/**
 * A meter without its communication. One owner at a time. Whatever is asked of it first lets its
 * clock run on to now and the archive with it.
 */
public final class MeterModel {

  private static final int MAX_LEDGER = 200_000;
  private static final int MAX_EVENTS = 1000;
  private static final int MAX_CHANGES = 1000;

  private final MeterOptions options;
  private final InstantSource time;
  private final Ring<Event> events = new Ring<>(MAX_EVENTS);
  private final Ring<ClockChange> changes = new Ring<>(MAX_CHANGES);
  private final Ring<Reading> ledger = new Ring<>(MAX_LEDGER);
  private final Map<Register, Long> reads = new HashMap<>();
  private final Map<String, Long> executions = new TreeMap<>();
  private final Outages outages;
  private final LoadProfile profile;
  private final Relay relay;
  private MeterClock clock;
  private String serial;

  /** A meter with its history, that from now on lives by {@code time}. */
  public MeterModel(MeterOptions options, InstantSource time) {
    this(options, time, time.instant());
  }

  /** A meter whose history ends at {@code born}, and which has lived by {@code time} since. */
  public MeterModel(MeterOptions options, InstantSource time, Instant born) {
    this.options = options;
    this.time = time;
    this.serial = options.serial();
    ProfileOptions wanted = options.profile();
    this.outages = new Outages(serial, wanted.outageDays(), wanted.period());
    this.profile =
        new LoadProfile(
            serial, wanted.period(), wanted.entries(), options.stamping(), outages, this::log);
    this.relay = new Relay(options.controlMode());
    live(wanted, born);
  }

  private void live(ProfileOptions wanted, Instant now) {
    Instant start = now.minus(Duration.ofDays(wanted.days()));
    List<ProfileOptions.FastClock> fast = new ArrayList<>(wanted.clockWasFast());
    fast.removeIf(one -> one.at().isBefore(start) || one.at().isAfter(now));
    fast.sort(Comparator.comparing(ProfileOptions.FastClock::at));
    Duration ahead =
        fast.stream().map(ProfileOptions.FastClock::by).reduce(Duration.ZERO, Duration::plus);
    clock = new MeterClock(0, start, start.plus(ahead));
    profile.begin(start.plus(ahead));
    for (ProfileOptions.FastClock one : fast) {
      set(one.at(), clock.at(one.at()).minus(one.by()));
    }
    profile.runTo(clock.at(now));
    clock = new MeterClock(options.driftPpm(), now, now);
  }

  public MeterOptions options() {
    return options;
  }

  /** The serial number it answers with. */
  public String serial() {
    return serial;
  }

  /** From now on it says that it is another meter; what it has in its archive stays. */
  public void serial(String serial) {
    this.serial = serial;
  }

  /** What its clock shows. */
  public Instant clock() {
    Instant shown = clock.at(time.instant());
    profile.runTo(shown);
    return shown;
  }

  /** Sets its clock. */
  public void setClock(Instant to) {
    set(time.instant(), to);
  }

  private void set(Instant now, Instant to) {
    profile.runTo(clock.at(now));
    ClockChange change = clock.set(now, to);
    changes.add(change);
    log(change.before(), Event.CLOCK_BEFORE);
    log(change.after(), Event.CLOCK_AFTER);
    profile.set(to);
  }

  /** Every setting of the clock, those of the history included. */
  public List<ClockChange> clockChanges() {
    return List.copyOf(changes);
  }

  /** The load profile in the order in which it was written, until the next call of anything. */
  public List<ArchiveRow> archive() {
    clock();
    return profile.rows();
  }

  /** The event log in the order in which it was written, until the next call of anything. */
  public List<Event> events() {
    clock();
    return events;
  }

  /** A power fail, past rows excepted. */
  public void powerFail(Outage outage) {
    clock();
    outages.add(outage);
  }

  /** Reads a register: its value now, which is entered into the ledger and counts on. */
  public long read(Register register) {
    long count = reads.merge(register, 1L, Long::sum) - 1;
    long value = register.at(options.serial(), count);
    ledger.add(new Reading(time.instant(), clock(), register.value(), value));
    return value;
  }

  /** The register values that were answered, the last {@value #MAX_LEDGER} of them. */
  public List<Reading> ledger() {
    return List.copyOf(ledger);
  }

  /** The state of the control process of the disconnect control. */
  public ControlState relayState() {
    return relay.state();
  }

  /** Whether the supply is connected. */
  public boolean relayOutput() {
    return relay.output(time.instant());
  }

  public ControlMode relayMode() {
    return relay.mode();
  }

  /** Changes the control mode; mode 0 connects. */
  public void relayMode(ControlMode mode) {
    relay.mode(mode, time.instant());
  }

  /** Does to the disconnect control what happens to it. */
  public void happen(Switching what) {
    relay.happen(what, time.instant());
  }

  /**
   * How its relay moves.
   *
   * @param lag how long the contact takes
   * @param stuck nothing moves at all
   */
  public void relayMoves(Duration lag, boolean stuck) {
    relay.lag(lag);
    relay.stuck(stuck);
  }

  /** Counts an execution of a method, {@code class:name:method}. */
  public void executed(String method) {
    executions.merge(method, 1L, Long::sum);
  }

  /** How often each method was executed, by {@code class:name:method}. */
  public Map<String, Long> executions() {
    return Map.copyOf(executions);
  }

  private void log(Instant when, int code) {
    events.add(new Event(when, options.stamping().write(when), code));
  }
}
