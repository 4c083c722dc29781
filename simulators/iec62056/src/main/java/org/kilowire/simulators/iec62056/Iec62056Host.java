// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.kilowire.conversation.LinkException;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Fault;
import org.kilowire.link.ip.TcpPorts;
import org.kilowire.simulators.iec62056.device.MeterDevice;
import org.kilowire.simulators.iec62056.device.MeterKind;
import org.kilowire.simulators.iec62056.device.Oddity;
import org.kilowire.simulators.iec62056.line.ClientEnd;
import org.kilowire.simulators.iec62056.line.LineDevice;
import org.kilowire.simulators.iec62056.line.SharedLine;
import org.kilowire.simulators.meter.SerialLine;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.MeterOptions;

/**
 * Simulated meters of IEC 62056-21 on lines, until it is closed. A line behind a TCP port serves
 * one connection at a time, as a serial server does; another one waits.
 */
public final class Iec62056Host implements AutoCloseable {

  private static final int SERIALS_OF_A_SEED = 1000;
  private static final int FIRST = 301;
  private static final int FIRST_PHYSICAL = 17;
  private static final int WAITING = 64;
  private static final int END_SECONDS = 10;

  private final Iec62056HostOptions options;
  private final InstantSource time;
  private final long seed;
  private final UnaryOperator<MeterOptions> like;
  private final List<LineMeter> meters = new ArrayList<>();
  private final List<ServedMeter> hdlcMeters = new ArrayList<>();
  private final List<SharedLine> lines = new ArrayList<>();
  private final List<SerialLine> serials = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<ExecutorService> threads = new ArrayList<>();
  private int number = FIRST;

  private Iec62056Host(
      Iec62056HostOptions options,
      InstantSource time,
      long seed,
      UnaryOperator<MeterOptions> like) {
    this.options = options;
    this.time = time;
    this.seed = seed;
    this.like = like;
  }

  /**
   * Starts meters.
   *
   * @param time what their clocks run by
   * @param seed of the serial numbers, 0..99999
   * @param like what becomes of the options of a {@linkplain MeterOptions#of usual meter}; the
   *     password is that of the kind
   * @throws LinkException if a port is not to be had; nothing is left open then
   * @throws IllegalArgumentException for a fault of a meter that there is not
   */
  public static Iec62056Host start(
      Iec62056HostOptions options, InstantSource time, long seed, UnaryOperator<MeterOptions> like)
      throws LinkException {
    if (seed < 0 || seed > 99_999) {
      throw new IllegalArgumentException("seed must be 0..99999: " + seed);
    }
    Iec62056Host host = new Iec62056Host(options, time, seed, like);
    try {
      for (LinePlace place : options.lines()) {
        host.open(place);
      }
      host.checkFaults();
      return host;
    } catch (LinkException | RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /** The meters of IEC 62056-21, line by line. */
  public List<LineMeter> meters() {
    return List.copyOf(meters);
  }

  /** The DLMS meters beside them, line by line. */
  public List<ServedMeter> hdlcMeters() {
    return List.copyOf(hdlcMeters);
  }

  /** The lines, in the order of the options. */
  public List<SharedLine> lines() {
    return List.copyOf(lines);
  }

  /** The pseudo-terminals among the lines, in the order of the options. */
  public List<SerialLine> serials() {
    return List.copyOf(serials);
  }

  private void checkFaults() {
    for (FaultChoice choice : options.faults()) {
      if (meters.stream().noneMatch(one -> choice.isOf(one.meter().serial()))) {
        throw new IllegalArgumentException("no meter has the serial number " + choice.serial());
      }
    }
  }

  private void open(LinePlace place) throws LinkException {
    List<SimulatedMeter> made = new ArrayList<>();
    List<MeterKind> kinds = new ArrayList<>();
    for (int i = 0; i < options.meters(); i++) {
      kinds.add(options.kinds().get(i % options.kinds().size()));
      made.add(meter());
    }
    Map<Integer, SimulatedMeter> beside = new HashMap<>();
    for (int i = 0; i < options.hdlcMeters(); i++) {
      beside.put(FIRST_PHYSICAL + i, meter());
    }
    List<LineDevice> devices = devices(made, kinds);
    if (!beside.isEmpty()) {
      devices.add(new HdlcStation(beside));
    }
    SharedLine line = new SharedLine(devices, options.speed(), options.echo());
    lines.add(line);
    String link = serve(line, place);
    for (int i = 0; i < made.size(); i++) {
      meters.add(new LineMeter(made.get(i), kinds.get(i), link));
    }
    for (int i = 0; i < beside.size(); i++) {
      int physical = FIRST_PHYSICAL + i;
      hdlcMeters.add(
          new ServedMeter(
              beside.get(physical), ServedMeter.Framing.HDLC, List.of(link), 1, physical));
    }
  }

  private SimulatedMeter meter() {
    String serial = String.format("%08d", seed * SERIALS_OF_A_SEED + number);
    SimulatedMeter meter =
        new SimulatedMeter(like.apply(MeterOptions.of(serial)), time, seed + number);
    number++;
    return meter;
  }

  private List<LineDevice> devices(List<SimulatedMeter> made, List<MeterKind> kinds) {
    List<LineDevice> devices = new ArrayList<>();
    List<List<AnsweringMeter>> alike = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      MeterDevice device = device(made.get(i), kinds.get(i));
      if (kinds.get(i).isPush()) {
        devices.add(new PushMeter(device, options.interval()));
      } else {
        join(alike, served(made.get(i).serial(), kinds.get(i), device));
      }
    }
    alike.forEach(group -> devices.add(new AnsweringMeters(group)));
    return devices;
  }

  private static void join(List<List<AnsweringMeter>> alike, AnsweringMeter one) {
    for (List<AnsweringMeter> group : alike) {
      if (AnsweringMeters.listenAlike(group.get(0).settings(), one.settings())) {
        group.add(one);
        return;
      }
    }
    alike.add(new ArrayList<>(List.of(one)));
  }

  private MeterDevice device(SimulatedMeter meter, MeterKind kind) {
    Set<Oddity> odd = EnumSet.noneOf(Oddity.class);
    options.faults().stream()
        .filter(choice -> choice.isOf(meter.serial()))
        .forEach(choice -> choice.oddity().ifPresent(odd::add));
    return new MeterDevice(meter, kind, odd);
  }

  private AnsweringMeter served(String serial, MeterKind kind, MeterDevice device) {
    Set<Fault> faults = EnumSet.noneOf(Fault.class);
    options.faults().stream()
        .filter(choice -> choice.isOf(serial))
        .forEach(choice -> choice.fault().ifPresent(faults::add));
    return new AnsweringMeter(kind.settings(serial, faults), device);
  }

  /** The answer is the link's URI. */
  private String serve(SharedLine line, LinePlace place) throws LinkException {
    ExecutorService thread = Executors.newSingleThreadExecutor(Iec62056Host::thread);
    threads.add(thread);
    if (place.port().isPresent()) {
      TcpPorts ports = TcpPorts.open(WAITING, thread);
      open.push(ports);
      InetSocketAddress address = new InetSocketAddress(options.bind(), place.port().getAsInt());
      int port = ports.listen(address, link -> line.serve(ClientEnd.of(link)));
      return "tcp://" + options.bind() + ":" + port;
    }
    SerialLine serial = SerialLine.open(place.name());
    open.push(serial);
    serials.add(serial);
    thread.execute(() -> serial.serve(pty -> line.serve(ClientEnd.of(pty))));
    return "serial:" + serial.device();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kilowire-simulated-line");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes all lines and waits for their threads; a second time does nothing. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a line did not close", e);
      }
    }
    threads.forEach(ExecutorService::shutdownNow);
    try {
      for (ExecutorService pool : threads) {
        pool.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
