// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract.json;

import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Goes through the members of one object, of which no name may come twice. */
public final class Members {

  private final JsonIn in;
  private final int max;
  private final Set<String> seen = new HashSet<>();
  private String name = "";

  Members(JsonIn in, int max) throws IOException {
    this.in = in;
    this.max = max;
    in.reader().beginObject();
  }

  /** Moves on to the next member; false after the last one. */
  public boolean next() throws IOException {
    if (in.reader().peek() == JsonToken.END_OBJECT) {
      in.reader().endObject();
      return false;
    }
    name = in.reader().nextName();
    if (!seen.add(name)) {
      throw in.malformed("member given twice: " + name);
    }
    if (seen.size() > max) {
      throw in.malformed("more than " + max + " members");
    }
    return true;
  }

  public String name() {
    return name;
  }

  /** {@code value}, which must have been there. */
  public <T> T required(String member, T value) throws IOException {
    if (value == null) {
      throw in.malformed("member missing: " + member);
    }
    return value;
  }
}
