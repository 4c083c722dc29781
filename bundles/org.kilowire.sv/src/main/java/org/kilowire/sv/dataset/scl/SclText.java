// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kilowire.sv.dataset.scl.SclTree.UnusableScl;

/**
 * The characters of a document, by its byte order mark or its declaration (XML 1.0, annex F).
 * Octets that are no character become one that says so: the JDK's parser would write to standard
 * error.
 */
final class SclText {

  private static final int DECLARATION = 200;
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z][\\w.-]{0,30})[\"']");
  private static final Set<String> KNOWN =
      Set.of("UTF-8", "US-ASCII", "ISO-8859-1", "ISO-8859-15", "windows-1252", "GBK", "GB2312");

  private SclText() {}

  static Reader of(byte[] document) throws UnusableScl {
    Charset charset;
    int from = 0;
    if (starts(document, 0xFE, 0xFF) || starts(document, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16;
    } else if (starts(document, 0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      from = 3;
    } else {
      charset = declared(document);
    }
    return new InputStreamReader(
        new ByteArrayInputStream(document, from, document.length - from), charset);
  }

  private static boolean starts(byte[] document, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= document.length || (document[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset declared(byte[] document) throws UnusableScl {
    int length = Math.min(DECLARATION, document.length);
    Matcher found = ENCODING.matcher(new String(document, 0, length, StandardCharsets.ISO_8859_1));
    if (!found.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = found.group(1);
    if (KNOWN.stream().noneMatch(name::equalsIgnoreCase) || !Charset.isSupported(name)) {
      throw new UnusableScl("the encoding " + name + " is not supported");
    }
    return Charset.forName(name);
  }
}
