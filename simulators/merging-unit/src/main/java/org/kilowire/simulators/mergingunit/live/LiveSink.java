// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.live;

import java.io.Closeable;
import java.io.Flushable;
import org.kilowire.simulators.mergingunit.PublishedSink;

/** Where frames go live. It may hold them back until it is flushed. */
public interface LiveSink extends PublishedSink, Flushable, Closeable {}
