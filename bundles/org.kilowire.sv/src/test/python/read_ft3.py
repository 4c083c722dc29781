#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads a stream of FT3 frames (IEC 60044-8) and prints every field of each, a line a frame, its length first.

Written from the wire format alone: it shares nothing with the decoder that it is the judge of.
Arguments: [--init HEX] [--plain] [--sensor LAYOUT]; --plain is a CRC without the complement.
"""
import struct
import sys

UNIVERSAL = {
    42: [("52", [14, 16, 14])],
    44: [("54", [14, 16, 16]), ("54-full-blocks", [16, 16, 14]), ("56", [16, 16, 16])],
    62: [("74", [16, 16, 16, 16])],
}
SENSOR = {
    "sensor-26": (5, [16, 4]),
    "sensor-28-2010": (6, [14, 8]),
    "sensor-28-2011": (6, [16, 6]),
    "sensor-34": (9, [16, 12]),
    "sensor-48": (15, [16, 16, 8]),
}


def crc16(octets, init, plain):
    crc = init
    for octet in octets:
        for bit in range(7, -1, -1):
            carry = (crc >> 15) ^ (octet >> bit & 1)
            crc = crc << 1 & 0xFFFF
            if carry:
                crc ^= 0x3D65
    return crc if plain else crc ^ 0xFFFF


def sound(data, at, blocks, init, plain):
    """The octets between the CRCs and where the frame ends, or None."""
    body = b""
    at += 2
    for size in blocks:
        block = data[at:at + size]
        if data[at + size:at + size + 2] != struct.pack(">H", crc16(block, init, plain)):
            return None
        body += block
        at += size + 2
    return body, at


def universal(body, length, reserve):
    ln, ds, ld, artg, neut, vrtg, delay = struct.unpack_from(">BBHHHHH", body, 2)
    rate = rev = "-"
    if length == 62:
        count, = struct.unpack_from(">H", body, 14)
        channels = struct.unpack_from(">22h", body, 16)
        sw1, sw2 = struct.unpack_from(">HH", body, 60)
    else:
        at = 14 + reserve
        channels = struct.unpack_from(">12h", body, at)
        sw1, sw2, count = struct.unpack_from(">HHH", body, at + 24)
        if length == 44:
            rate, rev = struct.unpack_from(">BB", body, at + 30)
    return "ln=%d ds=%d ld=%d artg=%d neut=%d vrtg=%d delay=%d ch=%s sw=%04X%04X cnt=%d rate=%s rev=%s" % (
        ln, ds, ld, artg, neut, vrtg, delay, ",".join(map(str, channels)), sw1, sw2, count, rate, rev)


def sensor(body, number):
    kind, temperature, delay = struct.unpack_from(">BbH", body)
    channels = struct.unpack_from(">%dh" % number, body, 4)
    sw1, sw2, count = struct.unpack_from(">HHH", body, 4 + 2 * number)
    return "type=%d temp=%d delay=%d ch=%s sw=%04X%04X cnt=%d rate=- rev=-" % (
        kind, temperature, delay, ",".join(map(str, channels)), sw1, sw2, count)


def frame(data, at, layout, init, plain):
    if layout:
        number, blocks = SENSOR[layout]
        whole = sound(data, at, blocks, init, plain)
        return whole and ("%s %s" % (layout, sensor(whole[0], number)), whole[1])
    length, = struct.unpack(">H", data[at + 2:at + 4].rjust(2, b"\0"))
    for name, blocks in UNIVERSAL.get(length, []):
        whole = sound(data, at, blocks, init, plain)
        if whole:
            return "%s %s" % (name, universal(whole[0], length, 2 if name == "56" else 0)), whole[1]
    return None


def main():
    arguments = sys.argv[1:]
    init = int(arguments[arguments.index("--init") + 1], 16) if "--init" in arguments else 0
    layout = arguments[arguments.index("--sensor") + 1] if "--sensor" in arguments else None
    data = sys.stdin.buffer.read()
    at = data.find(b"\x05\x64")
    while at >= 0:
        found = frame(data, at, layout, init, "--plain" in arguments)
        if found:
            print(found[0])
        at = data.find(b"\x05\x64", found[1] if found else at + 2)


main()
