// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kilowire.conversation.Framing;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.signon.Rates;

/**
 * How a simulated meter speaks.
 *
 * @param template the request that it answers, with {@code {address}} in it, as a client has it
 * @param address what it is asked for by; a request without any is answered too
 * @param identification its first line, without the line end
 * @param operand what it shows with P0
 * @param password of its programming mode; empty for one that is open to all
 * @param rate of requests, in baud
 * @param framing of its characters
 * @param bcc how it makes the check character
 * @param blockOctets most characters of a partial block in answer to R3, R4 and R6; 0 for whole
 *     answers
 * @param reaction between what it hears and what it says
 * @param inactivity after which it takes the client for gone
 * @param faults where it goes wrong
 */
public record MeterServerSettings(
    String template,
    String address,
    String identification,
    String operand,
    Optional<String> password,
    int rate,
    Framing framing,
    Bcc bcc,
    int blockOctets,
    Duration reaction,
    Duration inactivity,
    Set<Fault> faults) {

  public MeterServerSettings {
    Objects.requireNonNull(framing);
    Objects.requireNonNull(bcc);
    faults = Set.copyOf(faults);
    if (blockOctets < 0) {
      throw new IllegalArgumentException("block octets must not be negative: " + blockOctets);
    }
  }

  /** A meter of mode C that does all by the standard. */
  public static MeterServerSettings of(String identification, String serial) {
    return new MeterServerSettings(
        "/?{address}!",
        serial,
        identification,
        serial,
        Optional.empty(),
        300,
        Rates.SEVEN_EVEN,
        Bcc.XOR,
        0,
        Duration.ofMillis(20),
        Duration.ofMinutes(2),
        Set.of());
  }

  /** The same with a password. */
  public MeterServerSettings withPassword(String secret) {
    return new MeterServerSettings(
        template,
        address,
        identification,
        operand,
        Optional.of(secret),
        rate,
        framing,
        bcc,
        blockOctets,
        reaction,
        inactivity,
        faults);
  }

  /** The same with faults. */
  public MeterServerSettings withFaults(Set<Fault> wrong) {
    return new MeterServerSettings(
        template,
        address,
        identification,
        operand,
        password,
        rate,
        framing,
        wrong.contains(Fault.SUM_CHECK) ? Bcc.SUM7 : bcc,
        blockOctets,
        reaction,
        inactivity,
        wrong);
  }

  /** The same with another request, at another rate. */
  public MeterServerSettings withRequest(String request, int baud) {
    return new MeterServerSettings(
        request,
        address,
        identification,
        operand,
        password,
        baud,
        framing,
        bcc,
        blockOctets,
        reaction,
        inactivity,
        faults);
  }

  /** The same with answers in blocks, and another check character. */
  public MeterServerSettings withBlocks(int octets, Bcc check) {
    return new MeterServerSettings(
        template,
        address,
        identification,
        operand,
        password,
        rate,
        framing,
        check,
        octets,
        reaction,
        inactivity,
        faults);
  }

  /** The same with another P0 than its address. */
  public MeterServerSettings withOperand(String shown) {
    return new MeterServerSettings(
        template,
        address,
        identification,
        shown,
        password,
        rate,
        framing,
        bcc,
        blockOctets,
        reaction,
        inactivity,
        faults);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return identification + " " + address + " " + faults;
  }
}
