// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of Kura's API, by package. A package stands as {@code [name] version}, a type as {@code
 * - head:}, each of its members on a line below it, indented. An enum may stand on one line with
 * its constants; getter and setter may share a line; remarks stand in parentheses after two spaces.
 */
final class ApiList {

  /** A package: its version and its types by name. */
  record Content(String version, Map<String, Declaration> types) {}

  private static final Pattern PACKAGE = Pattern.compile("\\[([\\w.]+)] (\\d+\\.\\d+\\.\\d+).*");
  private static final Pattern ENUM = Pattern.compile("- enum (\\w+): ([A-Z_0-9 ]+)(?:;(.*))?");
  private static final Pattern REMARK = Pattern.compile(" {2,}\\(.*");

  private final Map<String, Content> packages = new TreeMap<>();
  private Map<String, Declaration> types = new TreeMap<>();
  private Declaration type;

  private ApiList() {}

  static Map<String, Content> read(Stream<String> lines) {
    ApiList list = new ApiList();
    lines.forEach(list::take);
    return list.packages;
  }

  private void take(String line) {
    Matcher opened = PACKAGE.matcher(line);
    Matcher ofEnum = ENUM.matcher(line);
    if (opened.matches()) {
      types = new TreeMap<>();
      packages.put(opened.group(1), new Content(opened.group(2), types));
    } else if (ofEnum.matches()) {
      begin("final class %1$s extends Enum<%1$s>".formatted(ofEnum.group(1)));
      addEnum(ofEnum.group(1), List.of(ofEnum.group(2).split(" ")));
      members(ofEnum.group(3) == null ? "" : ofEnum.group(3).replace(";", " / "));
    } else if (line.startsWith("- ")) {
      begin(line.substring(2, line.lastIndexOf(':')));
    } else if (line.startsWith("    ")) {
      members(REMARK.matcher(line.substring(4)).replaceAll(""));
    }
  }

  private void begin(String head) {
    type = new Declaration(head, new ArrayList<>());
    types.put(type.name(), type);
  }

  private void addEnum(String name, List<String> constants) {
    constants.forEach(constant -> type.members().add("const " + name + " " + constant));
    type.members().add("static " + name + "[] values()");
    type.members().add("static " + name + " valueOf(String)");
  }

  private void members(String line) {
    type.members()
        .addAll(
            Stream.of(line.split(" / "))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .collect(Collectors.toList()));
  }
}
