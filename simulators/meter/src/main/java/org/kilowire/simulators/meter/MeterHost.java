// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.ip.TcpPorts;
import org.kilowire.link.ip.UdpListener;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.model.MeterOptions;

/**
 * Simulated meters that answer on ports, until it is closed.
 *
 * <p>On the wrapper every connection is served at once and for itself. An HDLC line is one line:
 * its meters answer one connection at a time, as behind a serial server; another one waits until
 * the first is closed, or has been silent for two minutes. A serial line has no connections: what
 * was associated is forgotten after two minutes of silence.
 */
public final class MeterHost implements AutoCloseable {

  /** On one port over UDP, and on an HDLC line. */
  private static final int MOST_CONNECTIONS = 64;

  /** On all ports of the wrapper: each takes a thread. */
  private static final int MOST_CALLS = 1024;

  private static final int FIRST_PHYSICAL = 17;
  private static final int MANAGEMENT = 1;
  private static final int SERIALS_OF_A_SEED = 1000;
  private static final int FIRST_ON_HDLC = 101;

  private static final int END_SECONDS = 10;

  private final HostOptions options;
  private final InstantSource time;
  private final long seed;
  private final UnaryOperator<MeterOptions> like;
  private final List<ServedMeter> meters = new ArrayList<>();
  private final List<SerialLine> serials = new ArrayList<>();
  private final Deque<AutoCloseable> listeners = new ArrayDeque<>();
  private final List<ExecutorService> threads = new ArrayList<>();

  private MeterHost(
      HostOptions options, InstantSource time, long seed, UnaryOperator<MeterOptions> like) {
    this.options = options;
    this.time = time;
    this.seed = seed;
    this.like = like;
  }

  /**
   * Starts meters.
   *
   * @param time what their clocks run by
   * @param seed of the serial numbers and the faults, 0..99999
   * @param like what becomes of the options of a {@linkplain MeterOptions#of usual meter}
   * @throws LinkException if a port is not to be had; nothing is left open then
   */
  public static MeterHost start(
      HostOptions options, InstantSource time, long seed, UnaryOperator<MeterOptions> like)
      throws LinkException {
    if (seed < 0 || seed > 99_999) {
      throw new IllegalArgumentException("seed must be 0..99999: " + seed);
    }
    MeterHost host = new MeterHost(options, time, seed, like);
    try {
      host.listen();
      return host;
    } catch (LinkException | RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /** The meters, those on the wrapper first. */
  public List<ServedMeter> meters() {
    return List.copyOf(meters);
  }

  /** The serial lines, as the options have them. */
  public List<SerialLine> serials() {
    return List.copyOf(serials);
  }

  private void listen() throws LinkException {
    if (options.wrapper().isPresent()) {
      listenForWrapper();
    }
    int lines = 0;
    if (options.hdlc().isPresent()) {
      ExecutorService one = pool(Executors.newSingleThreadExecutor(MeterHost::thread));
      int port = options.hdlc().getAsInt();
      serve(Framing.HDLC, onHdlcLine(lines++), port, ports(MOST_CONNECTIONS, one), one);
    }
    for (Optional<Path> name : options.serials()) {
      serve(onHdlcLine(lines++), SerialLine.open(name));
    }
  }

  private Map<Address, SimulatedMeter> onHdlcLine(int line) {
    Map<Address, SimulatedMeter> onLine = new HashMap<>();
    int first = Math.max(FIRST_ON_HDLC, options.meters() + 1) + line * options.meters();
    for (int i = 0; i < options.meters(); i++) {
      onLine.put(new Address(MANAGEMENT, FIRST_PHYSICAL + i), meter(first + i));
    }
    return onLine;
  }

  private void serve(Map<Address, SimulatedMeter> onLine, SerialLine serial) {
    listeners.push(serial);
    serials.add(serial);
    MeterLine line = new MeterLine(Framing.HDLC, onLine);
    pool(Executors.newSingleThreadExecutor(MeterHost::thread))
        .execute(() -> serial.serve(line::serve));
    publish(Framing.HDLC, onLine, List.of("serial:" + serial.device()));
  }

  private void listenForWrapper() throws LinkException {
    ExecutorService many = pool(Executors.newCachedThreadPool(MeterHost::thread));
    TcpPorts ports = ports(MOST_CALLS, many);
    Map<Address, SimulatedMeter> onPort = new HashMap<>();
    for (int i = 0; i < options.meters(); i++) {
      onPort.put(new Address(options.onePort() ? 1 + i : MANAGEMENT, 0), meter(1 + i));
      if (!options.onePort()) {
        serve(Framing.WRAPPER, onPort, options.wrapperPort(i), ports, many);
        onPort.clear();
      }
    }
    if (options.onePort()) {
      serve(Framing.WRAPPER, onPort, options.wrapperPort(0), ports, many);
    }
  }

  private ExecutorService pool(ExecutorService pool) {
    threads.add(pool);
    return pool;
  }

  /** One thread takes the calls on all of them. */
  private TcpPorts ports(int mostCalls, ExecutorService executor) throws LinkException {
    TcpPorts ports = TcpPorts.open(mostCalls, executor);
    listeners.push(ports);
    return ports;
  }

  private SimulatedMeter meter(int number) {
    String serial = String.format("%08d", seed * SERIALS_OF_A_SEED + number);
    return new SimulatedMeter(like.apply(MeterOptions.of(serial)), time, seed + number);
  }

  private void serve(
      Framing framing,
      Map<Address, SimulatedMeter> onPort,
      int port,
      TcpPorts ports,
      ExecutorService executor)
      throws LinkException {
    MeterLine line = new MeterLine(framing, onPort);
    InetSocketAddress address = new InetSocketAddress(options.bind(), port);
    List<String> links = new ArrayList<>();
    links.add(link("tcp", ports.listen(address, line::serve)));
    if (options.udp()) {
      UdpListener udp = UdpListener.open(address, MOST_CONNECTIONS, executor, line::serve);
      listeners.push(udp);
      links.add(link("udp", udp.port()));
    }
    publish(framing, onPort, links);
  }

  private void publish(Framing framing, Map<Address, SimulatedMeter> on, List<String> links) {
    on.entrySet().stream()
        .map(one -> served(framing, links, one.getKey(), one.getValue()))
        .sorted((a, b) -> a.meter().serial().compareTo(b.meter().serial()))
        .forEach(meters::add);
  }

  private static ServedMeter served(
      Framing framing, List<String> links, Address at, SimulatedMeter meter) {
    return new ServedMeter(meter, framing, links, at.logical(), at.physical());
  }

  private String link(String scheme, int port) {
    String host = options.bind().indexOf(':') < 0 ? options.bind() : "[" + options.bind() + "]";
    return scheme + "://" + host + ":" + port;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kilowire-simulated-meter");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes all ports and connections and waits for their threads; a second time does nothing. */
  @Override
  public void close() {
    while (!listeners.isEmpty()) {
      try {
        listeners.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a listener did not close", e);
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
