// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.driver;

import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.ChannelRecord;

/** A read that was made ready once and is done over and over. */
@SuppressWarnings("try") // close() is AutoCloseable's own, as in Kura
public interface PreparedRead extends AutoCloseable {
  /** Reads the records it was made ready for. */
  List<ChannelRecord> execute() throws Driver.ConnectionException, KuraException;

  List<ChannelRecord> getChannelRecords();
}
