// SPDX-License-Identifier: Apache-2.0
/** A second of a stream as a picture: waveforms and phasors, SVG. AWT is loaded only for it. */
package org.kilowire.cli.sv.plot;
