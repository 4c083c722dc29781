// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.kura.host.framework.Framework.Call;

/**
 * The recording of a real Kura, {@code kura-golden/component-config.txt}: for a component and the
 * headline of a section, the calls and the properties with each. And calls in the same words.
 */
final class RecordedCalls {
  /** A call: what, and the properties as the recording writes them. */
  record Heard(String what, Map<String, String> properties) {}

  private static final Pattern CALL =
      Pattern.compile("\\[\\d+] \\[[^]]*] (ACTIVATE|MODIFIED|DEACTIVATE)\\S*( instance#\\d+)?(.*)");
  private static final Pattern PROPERTY = Pattern.compile("      (\\S+) = (.*)");
  private static final Pattern GONE = Pattern.compile("      \\(no longer there: (.*)\\)");
  private static final Pattern ENCRYPTED = Pattern.compile("[A-Za-z0-9+/]{16}-([A-Za-z0-9+/=]+)");

  private final Map<String, List<Heard>> sections = new TreeMap<>();
  private String component = "probe.Types";
  private String section = "";
  private Map<String, String> last = new TreeMap<>();

  private RecordedCalls() {}

  static RecordedCalls read() throws IOException {
    RecordedCalls recording = new RecordedCalls();
    try (InputStream in =
            RecordedCalls.class.getResourceAsStream("/kura-golden/component-config.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      lines.lines().forEach(recording::line);
    }
    return recording;
  }

  /** The calls in the section of a component whose headline begins so; empty if it has none. */
  List<Heard> of(String component, String headline) {
    return sections.entrySet().stream()
        .filter(e -> e.getKey().startsWith(component + ": " + headline))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new IllegalArgumentException(component + ": " + headline));
  }

  static Heard heard(Call call) {
    Map<String, String> properties = new TreeMap<>();
    // DS 1.5 gives every component one property more than that of the recording.
    call.properties().remove("osgi.ds.satisfying.condition.target");
    if (!call.what().startsWith("DEACTIVATE")) {
      call.properties().forEach((key, value) -> properties.put(key, text(key, value)));
    }
    return new Heard(call.what(), properties);
  }

  private void line(String line) {
    Matcher call = CALL.matcher(line);
    Matcher property = PROPERTY.matcher(line);
    Matcher gone = GONE.matcher(line);
    if (line.startsWith("== SINGLETON ")) {
      component = line.substring(13, line.indexOf(':'));
    } else if (line.startsWith("== ")) {
      section = component + ": " + line.substring(3);
      sections.put(section, new ArrayList<>());
    } else if (call.matches()) {
      begin(call);
    } else if (gone.matches()) {
      last.remove(gone.group(1));
    } else if (property.matches()) {
      last.put(property.group(1), property.group(2));
    } else if (line.contains(" map ") && !line.contains("as the map before")) {
      last.clear();
    }
  }

  private void begin(Matcher call) {
    if (call.group(1).equals("DEACTIVATE")) {
      heard().add(new Heard("DEACTIVATE " + call.group(3).strip(), new TreeMap<>()));
    } else {
      last = new TreeMap<>(last);
      heard().add(new Heard(call.group(1), last));
    }
  }

  private List<Heard> heard() {
    return sections.get(section);
  }

  private static String text(String key, Object value) {
    if (key.equals("component.id")) {
      return "java.lang.Long <n>";
    }
    if (key.equals("service.pid")) {
      // A factory's instance: ConfigurationAdmin joins by "~" what has a name, Equinox "-" what has
      // none.
      return text(String.valueOf(value).replaceAll("[-~]\\d{13}-\\d+$", "-<millis>-<n>"));
    }
    return text(value);
  }

  private static String text(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        elements.add(text(Array.get(value, i)));
      }
      return type.getComponentType().getName()
          + "["
          + elements.size()
          + "] {"
          + String.join("; ", elements)
          + "}";
    }
    return type.getName() + " " + (value instanceof String s ? "\"" + string(s) + "\"" : value);
  }

  private static String string(String text) {
    Matcher encrypted = ENCRYPTED.matcher(text);
    return encrypted.matches()
        ? "XXX(encrypted: 16 base64 characters, \"-\", "
            + encrypted.group(1).length()
            + " base64 characters)"
        : text;
  }
}
