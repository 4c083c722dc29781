// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.input;

import org.kilowire.kura.driver.sv.window.BusEvent;
import org.kilowire.kura.driver.sv.window.StreamHealth;
import org.kilowire.kura.driver.sv.window.StreamWindow;

/**
 * Hears what a capture comes to, on the threads that read: one at a time. While it does not return
 * no frame is read, so it hands on and waits for nobody.
 */
public interface BusListener {

  /** A second, ten seconds or a minute of a stream is over. */
  void window(StreamWindow window);

  /** How a stream is: ten times a second. */
  void health(StreamHealth now);

  /** Something happened. */
  void event(BusEvent event);
}
