// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.client.AddressedMeter;
import org.kilowire.iec62056.client.MeterClient;
import org.kilowire.iec62056.dataset.DataSetReader;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.ReadingBudget;
import org.kilowire.iec62056.session.Readout;
import org.kilowire.iec62056.signon.Rates;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.Links;
import org.kilowire.link.pump.BlockingPump;
import org.kilowire.link.serial.SerialLinks;

/**
 * Readouts of IEC 62056-21: the text read from memory; one meter on a pseudo-terminal paced at 300
 * and 9600 baud, beside the time that its characters take; 32 such lines at once, and the CPU of
 * all of the client's threads.
 */
public final class Iec62056Readouts {

  private static final int REGISTERS = 44;
  private static final int LINES = 32;
  private static final int READOUTS = 5;
  private static final int BITS = 10;
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Request, identification and acknowledgement, with their line ends. */
  private static final int AT_300 = "/?!..".length() + "/KWs5BENCH..".length() + 6;

  private final Links links;

  private Iec62056Readouts(Links links) {
    this.links = links;
  }

  /** No arguments. */
  public static void main(String[] args) throws Exception {
    Path natives = Files.createTempDirectory("kilowire-benchmark");
    parse(4_004);
    parse(REGISTERS);
    try (SerialLinks serial = new SerialLinks(() -> natives);
        SimulatedLines lines = SimulatedLines.start(LINES, REGISTERS)) {
      Iec62056Readouts readouts = new Iec62056Readouts(new Links(List.of(serial)));
      readouts.one(lines.devices().get(0));
      readouts.all(lines.devices());
    }
    System.exit(0);
  }

  private static void parse(int registers) throws Exception {
    byte[] text = SimulatedLines.readout(registers).getBytes(StandardCharsets.US_ASCII);
    int times = 100_000_000 / text.length;
    DataSetReader reader = new DataSetReader();
    long[] seen = new long[1];
    for (int i = 0; i < times; i++) {
      reader.read(text, 0, text.length, registers, set -> seen[0] += set.values().size());
    }
    long begin = System.nanoTime();
    Cost cost =
        Cost.of(
            () -> {
              for (int i = 0; i < times; i++) {
                reader.read(text, 0, text.length, registers, set -> seen[0] += set.values().size());
              }
            });
    double megabytes = (double) text.length * times / 1e6;
    System.out.printf(
        "parse %5d registers: %.0f MB/s of CPU (%.0f MB/s of time), %d B allocated a register, %d"
            + " octets of text each; %d values%n",
        registers,
        megabytes / (cost.cpuNanos() / 1e9),
        megabytes / ((System.nanoTime() - begin) / 1e9),
        cost.octets() / ((long) registers * times),
        text.length / registers,
        seen[0]);
  }

  private void one(String device) throws Exception {
    Readout readout = read(device);
    int octets = SimulatedLines.readout(REGISTERS).length() + 3; // STX, ETX, BCC
    double line = (double) AT_300 * BITS / 300 + (double) octets * BITS / 9600;
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 2 * READOUTS; i++) {
      long begin = System.nanoTime();
      read(device);
      times.add((System.nanoTime() - begin) / 1e9);
    }
    times.sort(null);
    double median = times.get(times.size() / 2);
    System.out.printf(
        "one line: %d registers in %.3f s (best %.3f); its characters take %.3f s; ratio %.3f"
            + " (best %.3f)%n",
        readout.message().dataSets().size(),
        median,
        times.get(0),
        line,
        median / line,
        times.get(0) / line);
  }

  private void all(List<String> devices) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(devices.size());
    long begin = System.nanoTime();
    int[] read = new int[1];
    Cost cost =
        Cost.of(
            () -> {
              List<Future<Integer>> all = new ArrayList<>();
              for (String device : devices) {
                all.add(threads.submit(() -> readOn(device)));
              }
              for (Future<Integer> one : all) {
                read[0] += one.get();
              }
            });
    System.out.printf(
        "%d lines: %d readouts in %.1f s, %.3f s of CPU, %d octets allocated a readout%n",
        devices.size(),
        read[0],
        (System.nanoTime() - begin) / 1e9,
        cost.cpuNanos() / 1e9,
        cost.octets() / read[0]);
    threads.shutdown();
  }

  private int readOn(String device) throws Exception {
    int read = 0;
    for (int i = 0; i < READOUTS; i++) {
      read += read(device).message().dataSets().size() == REGISTERS ? 1 : 0;
    }
    return read;
  }

  private Readout read(String device) throws Exception {
    try (Link link = links.open(LinkUri.of("serial:" + device), System.nanoTime() + OPEN_NANOS)) {
      MeterClient client =
          new MeterClient(
              MeterTraits.STANDARD,
              LineSettings.of(300, Rates.SEVEN_EVEN),
              AddressedMeter.ANY,
              ReadingBudget.UNLIMITED);
      Outcome<Readout> outcome = new BlockingPump(link).run(client.readOut());
      if (outcome instanceof Outcome.Ok<Readout> ok) {
        return ok.value();
      }
      throw new IllegalStateException(outcome.toString());
    }
  }
}
