// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver;

import java.util.Optional;

/** What a protocol's drivers can write, as {@link WriteRules#ALLOWED} names it. */
public interface WriteTargets<K> {

  /** Something that can be written; empty where the text names nothing. */
  Optional<K> parse(String text);

  /** What such a text is like: an example, and its parts. */
  String form();

  /** Why it is never written, whatever the options say; empty where they decide. */
  Optional<String> neverWritten(K target);
}
