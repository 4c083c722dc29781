// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.ims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kilowire.cli.ExitCode;
import org.kilowire.cli.option.OutputOptions;
import org.kilowire.cli.output.Printer;
import org.kilowire.conversation.Secret;
import org.kilowire.ims.ImsReceiver;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.seal.message.SealLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kilowire ims receive}. */
@Command(
    name = "receive",
    description = {
      "Receives readings from a broker into a database until it is told to stop.",
      "Prints \"ready\" when it is subscribed, then each block that it has stored. Takes messages"
          + " of gateways that it trusts, and of nobody else.",
      "Exit code 2: the database or the keys cannot be used; 3: no connection within --wait."
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

  @Mixin private ImsKeyOptions ims;

  @Option(
      names = "--client-id",
      defaultValue = "kilowire-ims",
      paramLabel = "ID",
      description = "the broker keeps the session under this name (default: ${DEFAULT-VALUE})")
  private String clientId;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "user name at the broker (default: none)")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "a file whose first line is that user's password")
  private Path passwordFile;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "PKCS #12 or JKS file of trusted certificates (default: the JDK's).")
  private Path trust;

  @Option(
      names = "--trust-password-file",
      paramLabel = "FILE",
      description = "a file whose first line is the trust store's password")
  private Path trustPasswordFile;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "PKCS #12 or JKS file of an own certificate and its key (default: none)")
  private Path certificate;

  @Option(
      names = "--certificate-password-file",
      paramLabel = "FILE",
      description = "a file whose first line is that file's password")
  private Path certificatePasswordFile;

  @Option(
      names = "--wait",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "for the first connection; then exit code 3 (default: ${DEFAULT-VALUE})")
  private long wait;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws InterruptedException, IOException {
    MqttOptions options = options();
    Printer out = output.printer(spec);
    if (MqttOptions.tellsPassword(broker, user != null)) {
      out.advise("the password goes to " + broker + " for all to read on the way: use ssl://");
    }
    try (HandoverSeals seals = seals();
        ImsReceiver receiver =
            new ImsReceiver(options, ims.database(), seals, new PrintedBlocks(out))) {
      tell(seals, out);
      receiver.start().get(wait, TimeUnit.SECONDS);
      out.line("ready", Map.of("ready", true));
      awaitEnd(receiver);
      return ExitCode.DONE;
    } catch (TimeoutException | ExecutionException e) {
      String problem = "not connected to " + broker + " within " + wait + " s";
      out.failure(problem, Map.of("problem", problem));
      return ExitCode.LINK;
    }
  }

  private HandoverSeals seals() throws IOException {
    return HandoverSeals.open(
        ims.folder(), SealLimits.IMS, InstantSource.system(), System::nanoTime);
  }

  private static void tell(HandoverSeals seals, Printer out) {
    out.advise(seals.state());
    if (seals.trust().keys().isEmpty() && !seals.trust().unsealed()) {
      out.advise("nothing is taken: see kilowire ims trust; gateways are to trust this IMS, too:");
      out.advise(seals.publicKeys().text());
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
      if (trust != null) {
        options = options.withTrust(trust, secret(trustPasswordFile));
      }
      return certificate == null
          ? options
          : options.withCertificate(certificate, secret(certificatePasswordFile));
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
}
