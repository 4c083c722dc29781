// SPDX-License-Identifier: Apache-2.0
package org.kilowire.ims;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.conversation.Secret;
import org.kilowire.meter.Block;
import org.kilowire.mqtt.MqttOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire ims receive}. */
@Command(
    name = "receive",
    description = {
      "Receives readings from a broker into a database until it is told to stop.",
      "Prints \"ready\" when it is subscribed, then each block that it has stored.",
      "Exit code 2: the database cannot be used; 3: no connection within --wait."
    },
    mixinStandardHelpOptions = true)
final class ReceiveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URI",
      description = "tcp://host:port or ssl://host:port")
  private URI broker;

  @Option(
      names = "--db",
      required = true,
      paramLabel = "FILE",
      description = "The IMS's database; made if it is absent.")
  private Path db;

  @Option(
      names = "--client-id",
      defaultValue = "kilowire-ims",
      paramLabel = "ID",
      description = "The broker keeps the session under this name (default: ${DEFAULT-VALUE}).")
  private String clientId;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "User name at the broker (default: none).")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file whose first line is that user's password.")
  private Path passwordFile;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "PKCS #12 or JKS file of trusted certificates (default: the JDK's).")
  private Path trust;

  @Option(
      names = "--trust-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the trust store's password.")
  private Path trustPasswordFile;

  @Option(
      names = "--wait",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "For the first connection; then exit code 3 (default: ${DEFAULT-VALUE}).")
  private long wait;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    MqttOptions options = options();
    try (ImsReceiver receiver = new ImsReceiver(options, db, this::print)) {
      receiver.start().get(wait, TimeUnit.SECONDS);
      line(json ? "{\"ready\":true}" : "ready");
      awaitEnd(receiver);
      return ImsCommand.DONE;
    } catch (TimeoutException | ExecutionException e) {
      spec.commandLine().getErr().println("not connected to " + broker + " within " + wait + " s");
      return ImsCommand.LINK_FAILED;
    } catch (ImsException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ImsCommand.USAGE;
    }
  }

  /** Until the process is told to stop; what is under way is stored before it does. */
  private static void awaitEnd(ImsReceiver receiver) throws InterruptedException {
    Thread closing = new Thread(receiver::close, "ims-close");
    Runtime.getRuntime().addShutdownHook(closing);
    try {
      new CountDownLatch(1).await();
    } finally {
      try {
        Runtime.getRuntime().removeShutdownHook(closing);
      } catch (IllegalStateException e) {
        closing.join(); // the process is ending, and the hook closes
      }
    }
  }

  private MqttOptions options() {
    try {
      MqttOptions options = MqttOptions.of(broker, clientId);
      if (user != null) {
        options = options.withLogin(user, secret(passwordFile).orElse(Secret.of("")));
      }
      return trust == null ? options : options.withTrust(trust, secret(trustPasswordFile));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Optional<Secret> secret(Path file) {
    if (file == null) {
      return Optional.empty();
    }
    try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return Optional.of(Secret.of(lines.findFirst().orElse("")));
    } catch (IOException | UncheckedIOException e) {
      throw new ParameterException(spec.commandLine(), "cannot read " + file, e);
    }
  }

  private void print(String gateway, UUID epoch, long sequence, Block block) {
    line(
        json
            ? object(gateway, epoch, sequence, block)
            : String.format(
                "%s %d %s %s: %d rows to %s",
                gateway,
                sequence,
                block.source().meter(),
                block.source().series(),
                block.rows(),
                Instant.ofEpochMilli(block.last().time())));
  }

  private static String object(String gateway, UUID epoch, long sequence, Block block) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginObject();
      out.name("gateway").value(gateway).name("epoch").value(epoch.toString());
      out.name("sequence").value(sequence).name("meter").value(block.source().meter());
      out.name("series").value(block.source().series().text());
      out.name("rows").value(block.rows()).endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail to be written", e);
    }
    return text.toString();
  }

  private void line(String line) {
    PrintWriter out = spec.commandLine().getOut();
    synchronized (out) {
      out.println(line);
      out.flush();
    }
  }
}
