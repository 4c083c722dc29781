// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.LineSettings;
import org.kilowire.iec62056.server.AnsweringMeter;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.simulators.iec62056.line.ClientEnd;
import org.kilowire.simulators.iec62056.line.LineDevice;
import org.kilowire.simulators.iec62056.line.SharedLine;
import org.kilowire.simulators.meter.SerialLine;

/**
 * Pseudo-terminals with a meter of IEC 62056-21 on each, paced as a line of its rate, in a JVM of
 * their own: what is measured in this one is the client's.
 */
final class SimulatedLines implements AutoCloseable {

  private final Process process;
  private final List<String> devices = new ArrayList<>();

  private SimulatedLines(Process process) {
    this.process = process;
  }

  static SimulatedLines start(int count, int registers) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatedLines.class.getName(),
                Integer.toString(count),
                Integer.toString(registers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    SimulatedLines lines = new SimulatedLines(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    while (lines.devices.size() < count) {
      String device = out.readLine();
      if (device == null) {
        throw new IOException("the meters did not start");
      }
      lines.devices.add(device);
    }
    return lines;
  }

  /** Where the lines are. */
  List<String> devices() {
    return devices;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** {@code SimulatedLines COUNT REGISTERS}, until it is ended. */
  public static void main(String[] args) throws Exception {
    String readout = readout(Integer.parseInt(args[1]));
    for (int i = 0; i < Integer.parseInt(args[0]); i++) {
      SerialLine serial = SerialLine.open(Optional.empty());
      SharedLine line = new SharedLine(List.of(new OneMeter(readout)), 1, false);
      new Thread(() -> serial.serve(pty -> line.serve(ClientEnd.of(pty)))).start();
      System.out.println(serial.device());
    }
  }

  /** A readout of so many registers, 27 characters each. */
  static String readout(int registers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < registers; i++) {
      text.append(
          String.format(Locale.ROOT, "1-0:%d.8.%d(%011.3f*kWh)\r\n", i % 9 + 1, i % 10, i * 17.25));
    }
    return text.append("!\r\n").toString();
  }

  /** A meter that reacts within 20 ms (the third letter of its maker is small) and speaks 9600. */
  private record OneMeter(String text) implements LineDevice, Device {

    private static final MeterServerSettings SETTINGS =
        MeterServerSettings.of("/KWs5BENCH", "00000001");

    @Override
    public LineSettings settings() {
      return LineSettings.of(SETTINGS.rate(), SETTINGS.framing());
    }

    @Override
    public Conversation<?> start() {
      return new MeterServer(List.of(new AnsweringMeter(SETTINGS, this)));
    }

    @Override
    public String readout(char control, char mode) {
      return text;
    }

    @Override
    public Reply command(CommandMessage command) {
      return new Reply.NotUnderstood();
    }
  }
}
