// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ControlMode;
import org.kilowire.dlms.cosem.ControlState;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.ActionResult;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.simulators.meter.faults.Faults;
import org.kilowire.simulators.meter.faults.MeterFault;
import org.kilowire.simulators.meter.model.ArchiveRow;
import org.kilowire.simulators.meter.model.ClockChange;
import org.kilowire.simulators.meter.model.Event;
import org.kilowire.simulators.meter.model.MeterModel;
import org.kilowire.simulators.meter.model.MeterOptions;
import org.kilowire.simulators.meter.model.Outage;
import org.kilowire.simulators.meter.model.Reading;
import org.kilowire.simulators.meter.model.Register;
import org.kilowire.simulators.meter.model.Switching;
import org.kilowire.simulators.meter.objects.MeterObjects;

/**
 * One meter, for those who serve it and those who watch it, from any thread. What it returns are
 * copies.
 */
public final class SimulatedMeter {

  /** The client without a password; it reads. */
  public static final int PUBLIC_CLIENT = 16;

  /** The client with the password; it may do everything. */
  public static final int MANAGEMENT_CLIENT = 17;

  /** The number that a meter gives while {@link MeterFault#WRONG_DEVICE} happens. */
  public static final String ANOTHER_SERIAL = "99999999";

  private final AtomicLong refusals = new AtomicLong();
  private final MeterOptions options;
  private final InstantSource time;
  private final Instant born;

  /** Made when it is first asked: nobody reads most of ten thousand meters. */
  private MeterModel model;

  private final Faults faults;
  private final Map<Integer, MeterObjects> objects = new HashMap<>();

  /**
   * A meter with its history, that lives by {@code time}.
   *
   * @param seed of its faults
   */
  public SimulatedMeter(MeterOptions options, InstantSource time, long seed) {
    this.options = options;
    this.time = time;
    this.born = time.instant();
    this.faults = new Faults(seed);
  }

  /** What can go wrong with it, to be switched on and off. */
  public Faults faults() {
    return faults;
  }

  public MeterOptions options() {
    return options;
  }

  /** The serial number it answers with. */
  public synchronized String serial() {
    return model == null ? options.serial() : model.serial();
  }

  /** Another meter hangs there from now on, to judge by its serial number; the rest stays. */
  public synchronized void serial(String serial) {
    model().serial(serial);
  }

  /** What its clock shows. */
  public synchronized Instant clock() {
    return model().clock();
  }

  /** Sets its clock, as a SET would. */
  public synchronized void setClock(Instant to) {
    model().setClock(to);
  }

  /** Every setting of the clock, those of the history included, the oldest first. */
  public synchronized List<ClockChange> clockChanges() {
    return model().clockChanges();
  }

  /** The load profile in the order in which it was written. */
  public synchronized List<ArchiveRow> archive() {
    return List.copyOf(model().archive());
  }

  /** The rows of the load profile whose time is in [from, to], in the order of the archive. */
  public synchronized List<ArchiveRow> archive(Instant from, Instant to) {
    return model().archive().stream()
        .filter(row -> !row.time().isBefore(from) && !row.time().isAfter(to))
        .toList();
  }

  /** The event log. */
  public synchronized List<Event> events() {
    return List.copyOf(model().events());
  }

  /** Reads a register, as a GET would: its value, which is entered into the ledger. */
  public synchronized long read(Register register) {
    return model().read(register);
  }

  /** Every register value that was answered, the oldest first. */
  public synchronized List<Reading> ledger() {
    return model().ledger();
  }

  /** How many associations were refused: a real meter locks itself after some of these. */
  public long refusals() {
    return refusals.get();
  }

  void refused() {
    refusals.incrementAndGet();
  }

  /** How often each method was executed, by {@code class:name:method}. */
  public synchronized Map<String, Long> executions() {
    return model().executions();
  }

  /** There is no power between two instants of its clock; rows that are there already stay. */
  public synchronized void powerFail(Instant from, Instant until) {
    model().powerFail(new Outage(from, until));
  }

  /** Whether the supply is connected. */
  public synchronized boolean relayOutput() {
    return model().relayOutput();
  }

  public synchronized ControlState relayState() {
    return model().relayState();
  }

  public synchronized ControlMode relayMode() {
    return model().relayMode();
  }

  /** Changes the control mode, which nobody can over the line; mode 0 connects. */
  public synchronized void relayMode(ControlMode mode) {
    model().relayMode(mode);
  }

  /** Somebody presses the button, or the meter's limiter acts. */
  public synchronized void happen(Switching what) {
    model().happen(what);
  }

  synchronized ReadResult get(int client, AttributeSelection what) {
    return objects(client).get(what);
  }

  synchronized DataAccessResult set(int client, AttributeRef ref, Data value) {
    return objects(client).set(ref, value);
  }

  synchronized ActionResult action(int client, MethodRef ref, Data parameter) {
    Duration lag =
        faults.happens(MeterFault.SLOW_RELAY)
            ? faults.length(MeterFault.SLOW_RELAY)
            : Duration.ZERO;
    model().relayMoves(lag, faults.happens(MeterFault.STUCK_RELAY));
    return objects(client).action(ref, parameter);
  }

  private MeterObjects objects(int client) {
    return objects.computeIfAbsent(
        client,
        one -> MeterObjects.of(model(), this::answeredSerial, one, one == MANAGEMENT_CLIENT));
  }

  private String answeredSerial() {
    return faults.happens(MeterFault.WRONG_DEVICE) ? ANOTHER_SERIAL : model().serial();
  }

  private synchronized MeterModel model() {
    if (model == null) {
      model = new MeterModel(options, time, born);
    }
    return model;
  }

  @Override
  public String toString() {
    return "meter " + serial();
  }
}
