// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host;

import java.util.List;
import java.util.Optional;

/**
 * Options, or all that is wrong with them.
 *
 * @param value the options; empty if there are problems
 * @param problems which field and why, in the order in which the fields were read
 */
public record Checked<T>(Optional<T> value, List<String> problems) {}
