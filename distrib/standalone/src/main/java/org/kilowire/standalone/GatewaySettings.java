// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.kilowire.contract.Topics;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.uplink.UplinkOptions;
import org.kilowire.uplink.UploadSchedule;

/**
 * What {@code gateway.properties} says.
 *
 * @param gateway id of this gateway
 * @param broker {@code tcp://host:port} or {@code ssl://host:port}
 * @param user name at the broker; its password is the secret {@code broker}
 * @param tls whom it trusts behind {@code ssl}, and what it shows there
 * @param upload when readings are handed over
 * @param receiptTimeout how long a receipt is waited for before a batch is sent again
 * @param console the web console, if there is to be one
 * @param bus the process bus that is heard, if there is one
 */
public record GatewaySettings(
    String gateway,
    URI broker,
    Optional<String> user,
    BrokerTls tls,
    UploadSchedule upload,
    Duration receiptTimeout,
    Optional<Console> console,
    Optional<ProcessBus> bus) {

  static final String GATEWAY = "gateway";
  static final String BROKER = "broker";
  static final String USER = "broker.user";
  static final String EVERY = "upload.every";
  static final String RECEIPT_TIMEOUT = "receipt.timeout";
  static final String CONSOLE = "console.port";

  private static final String DEFAULT_CONSOLE = "8600";

  private static final Set<String> KNOWN = known();

  private static Set<String> known() {
    Set<String> all = new TreeSet<>(Set.of(GATEWAY, BROKER, USER, EVERY, RECEIPT_TIMEOUT, CONSOLE));
    all.addAll(BrokerTls.settings());
    all.addAll(ProcessBus.KNOWN);
    return all;
  }

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(1);

  /** Settings that are whole, or everything that is wrong with them. */
  public record Read(Optional<GatewaySettings> settings, List<String> problems) {}

  /** Reads a file in the form of {@link Properties}. */
  public static Read read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return new Read(Optional.empty(), List.of(file + " is not a list of name=value in UTF-8"));
    }
    return of(properties, file.toAbsolutePath().getParent());
  }

  /**
   * Reads settings.
   *
   * @param folder what relative names of files are in
   */
  static Read of(Properties properties, Path folder) {
    List<String> problems = new ArrayList<>();
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (!KNOWN.contains(name)) {
        problems.add(name + ": not a setting; there are " + KNOWN);
      }
    }
    String gateway = properties.getProperty(GATEWAY, "");
    if (!Topics.isGateway(gateway)) {
      problems.add(GATEWAY + ": not a gateway id: \"" + gateway + "\"");
    }
    Optional<URI> broker = broker(properties.getProperty(BROKER, ""), problems);
    BrokerTls tls = BrokerTls.of(properties, folder, problems);
    Duration every = duration(properties, EVERY, Duration.ZERO, problems);
    Duration timeout =
        duration(properties, RECEIPT_TIMEOUT, UplinkOptions.DEFAULT.receiptTimeout(), problems);
    if (timeout.isZero()) {
      problems.add(RECEIPT_TIMEOUT + ": must be above zero");
    }
    Optional<Console> console = console(properties.getProperty(CONSOLE, DEFAULT_CONSOLE), problems);
    Optional<ProcessBus> bus = ProcessBus.of(properties, problems);
    if (!problems.isEmpty()) {
      return new Read(Optional.empty(), problems);
    }
    return new Read(
        Optional.of(
            new GatewaySettings(
                gateway,
                broker.orElseThrow(),
                Optional.ofNullable(properties.getProperty(USER)),
                tls,
                new UploadSchedule(every, Duration.ZERO),
                timeout,
                console,
                bus)),
        List.of());
  }

  private static Optional<URI> broker(String text, List<String> problems) {
    try {
      URI uri = new URI(text);
      return Optional.of(MqttOptions.of(uri, "check").broker());
    } catch (URISyntaxException | IllegalArgumentException e) {
      // The text itself is not repeated: it may hold a password, which has no place there.
      problems.add(BROKER + ": must be tcp://host:port or ssl://host:port, without a password");
      return Optional.empty();
    }
  }

  private static Optional<Console> console(String text, List<String> problems) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 0xFFFF) {
        return Optional.of(new Console(port));
      }
    } catch (NumberFormatException e) {
      // Said below, with what is allowed.
    }
    problems.add(CONSOLE + ": must be off, or a port 1 to 65535: \"" + text + "\"");
    return Optional.empty();
  }

  private static Duration duration(
      Properties properties, String name, Duration fallback, List<String> problems) {
    String text = properties.getProperty(name);
    if (text == null) {
      return fallback;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.isZero() || (duration.compareTo(LEAST) >= 0 && duration.compareTo(MOST) <= 0)) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below, with what is allowed.
    }
    problems.add(name + ": must be PT0S, or PT1S to P1D: \"" + text + "\"");
    return fallback;
  }

  /** What should be otherwise, though the gateway runs with it. */
  List<String> warnings() {
    return MqttOptions.tellsPassword(broker, user.filter(name -> !name.isEmpty()).isPresent())
        ? List.of(
            BROKER
                + ": the password of "
                + USER
                + " goes to "
                + broker
                + " for all to read on the way; use ssl://")
        : List.of();
  }

  /** How the uplink behaves. */
  public UplinkOptions uplinkOptions() {
    Duration longest = UplinkOptions.DEFAULT.longestTimeout();
    return UplinkOptions.DEFAULT
        .withSchedule(upload)
        .withTimes(
            receiptTimeout,
            longest.compareTo(receiptTimeout) < 0 ? receiptTimeout : longest,
            UplinkOptions.DEFAULT.poll());
  }
}
