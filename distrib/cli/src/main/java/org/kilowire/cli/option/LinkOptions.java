// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.option;

import java.util.Optional;
import org.kilowire.link.LinkUri;
import picocli.CommandLine.Option;

/** Where the meter is. */
public final class LinkOptions {

  @Option(
      names = "--link",
      paramLabel = "URI",
      description = {
        "where the meter is:",
        "tcp://host:port",
        "udp://host:port",
        "tcp-listen://:port  the meter calls, within 60 s",
        "tcp-listen://:port?wait=10m  or within 10 minutes",
        "serial:/dev/ttyUSB0?baud=9600&framing=8N1",
        "rfc2217://host:port?baud=9600  a port that its server lets be set"
      })
  private Optional<String> link = Optional.empty();

  public boolean isGiven() {
    return link.isPresent();
  }

  /**
   * The link.
   *
   * @throws WrongUsage if none was given, or one that is none
   */
  public LinkUri uri() {
    String text =
        link.orElseThrow(() -> new WrongUsage("needs --link URI, or --fleet FILE and --meter ID"));
    LinkUri.Parsed parsed = LinkUri.parse(text);
    LinkUri uri =
        parsed
            .uri()
            .orElseThrow(
                () ->
                    new WrongUsage("--link " + text + ": " + String.join("; ", parsed.problems())));
    if (!CommandLinks.ALL.schemes().contains(uri.scheme())) {
      throw new WrongUsage(
          "--link " + text + ": links are tcp://, udp://, tcp-listen://, serial: and rfc2217://");
    }
    return uri;
  }
}
