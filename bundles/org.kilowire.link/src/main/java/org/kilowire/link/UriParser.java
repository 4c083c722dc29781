// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one link URI and gathers everything that is wrong with it. */
final class UriParser {

  private static final int MAX_LENGTH = 512;
  private static final Pattern WHOLE =
      Pattern.compile("([A-Za-z][A-Za-z0-9-]*):([^?#]*)(?:\\?([^#]*))?");
  private static final Pattern AUTHORITY =
      Pattern.compile("//(?:\\[([^\\]]*)\\]|([^:/\\[\\]@]*)):([0-9]{1,9})/?");
  private static final Pattern DEVICE =
      Pattern.compile("/?[A-Za-z0-9_@+:.-]+(/[A-Za-z0-9_@+:.-]+)*");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final List<String> problems = new ArrayList<>();

  LinkUri.Parsed parse(String text) {
    Optional<LinkUri> uri = text.length() > MAX_LENGTH ? tooLong() : whole(text.strip());
    return new LinkUri.Parsed(problems.isEmpty() ? uri : Optional.empty(), problems);
  }

  private Optional<LinkUri> tooLong() {
    problems.add("longer than " + MAX_LENGTH + " characters");
    return Optional.empty();
  }

  private Optional<LinkUri> whole(String text) {
    Matcher parts = WHOLE.matcher(text);
    if (!parts.matches()) {
      problems.add("not a link, such as tcp://host:4059 or udp://host:4059");
      return Optional.empty();
    }
    Optional<Scheme> scheme = Scheme.named(parts.group(1).toLowerCase(Locale.ROOT));
    if (scheme.isEmpty()) {
      problems.add("unknown kind of link: " + parts.group(1));
      return Optional.empty();
    }
    Map<String, String> options = options(scheme.get(), parts.group(3));
    return scheme.get().onNetwork()
        ? network(scheme.get(), parts.group(2), options)
        : local(scheme.get(), parts.group(2), options);
  }

  private Optional<LinkUri> network(Scheme scheme, String rest, Map<String, String> options) {
    Matcher parts = AUTHORITY.matcher(rest);
    if (!parts.matches()) {
      problems.add(scheme + " wants ://host:port and nothing else");
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.group(3));
    if (port < 1 || port > 65_535) {
      problems.add("port must be 1..65535: " + port);
    }
    return host(scheme, parts).map(host -> new LinkUri(scheme, host, port, "", options));
  }

  private Optional<String> host(Scheme scheme, Matcher parts) {
    boolean ipv6 = parts.group(1) != null;
    String text = ipv6 ? parts.group(1) : parts.group(2);
    if (!ipv6 && text.isEmpty() && scheme == Scheme.TCP_LISTEN) {
      return Optional.of("");
    }
    Optional<String> host = ipv6 ? HostText.bracketed(text) : HostText.plain(text);
    if (host.isEmpty()) {
      problems.add("not a host: " + (ipv6 ? "[" + text + "]" : text));
    }
    return host;
  }

  private Optional<LinkUri> local(Scheme scheme, String path, Map<String, String> options) {
    boolean device = scheme == Scheme.SERIAL;
    if (!(device ? DEVICE : NAME).matcher(path).matches() || (device && climbs(path))) {
      problems.add((device ? "not a device: " : "not a name: ") + path);
      return Optional.empty();
    }
    return Optional.of(new LinkUri(scheme, "", 0, path, options));
  }

  /** Dots would give one device many names. */
  private static boolean climbs(String path) {
    return ("/" + path + "/").matches(".*/\\.{1,2}/.*");
  }

  private Map<String, String> options(Scheme scheme, String query) {
    Map<String, String> options = new TreeMap<>();
    if (query == null || query.isEmpty()) {
      return options;
    }
    Map<String, String> seen = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (seen.put(key, value) != null) {
        problems.add("option given twice: " + key);
      }
      option(scheme, key, value, options);
    }
    List<String> conflicts = UriOption.conflicts(options);
    problems.addAll(conflicts);
    return conflicts.isEmpty() ? options : Map.of();
  }

  private void option(Scheme scheme, String key, String value, Map<String, String> options) {
    Optional<UriOption> option = UriOption.named(key, scheme);
    if (option.isEmpty()) {
      problems.add("unknown option of " + scheme + ": " + key);
      return;
    }
    Optional<String> canonical = option.get().canonical().apply(value);
    if (canonical.isEmpty()) {
      problems.add(key + " must be " + option.get().range() + ": " + value);
    } else if (!canonical.get().equals(option.get().standard())) {
      options.put(key, canonical.get());
    }
  }
}
