// `internal/wire_encode_buffers`: buffers and their views, and the buffers that move, for `internal/wire_encode`.
'use strict';

const {
  typedArray, dataView, elements, bufferSize, bufferMax, bufferResizable, isShared, isToTheEnd, isBuffer, sizeOfView, tracksLength,
} = require('internal/wire_views');

const { apply, getOwnPropertyDescriptor } = Reflect;
const bufferDetached = getOwnPropertyDescriptor(ArrayBuffer.prototype, 'detached').get;
const { transfer: bufferTransfer, slice: bufferSlice } = ArrayBuffer.prototype;

// Tags of our own, as the last byte of `da 524f00nn`.
const BUFFER = 3, VIEW = 4, TRANSFER = 5;

/** Buffers from this size on travel beside the bytes within a process, as copies that become the receiver's own (measured). */
const kBeside = 16 * 1024;

/** `writer`: what `internal/wire_encode` writes with. */
function writersOf(writer) {
  const { current, here, room, byte, writeHead, writeTag, writeOwnTag, writeBytes, writeAsked, metBefore, placeOf, remember, place, failure } = writer;

  function writeBuffer(buffer) {
    if (isShared(buffer)) {
      require('internal/shared_memory');
      writeAsked(buffer);
      return;
    }
    const { transferSet, out } = current();
    if (transferSet?.has(buffer)) {
      writeOwnTag(TRANSFER);
      writeHead(0, out.transfers.push(buffer) - 1);
      return;
    }
    if (apply(bufferDetached, buffer, [])) throw failure(`${place()} is a detached ArrayBuffer and cannot move to another node`);
    if (goesBeside(buffer)) {
      const copy = apply(bufferSlice, buffer, [0]);
      writeOwnTag(TRANSFER);
      writeHead(0, out.transfers.push(out.take(copy) ?? copy) - 1);
      return;
    }
    writeOwnTag(BUFFER);
    const resizable = apply(bufferResizable, buffer, []);
    if (resizable) byte(0x82);
    writeBytes(new Uint8Array(buffer));
    if (resizable) writeHead(0, apply(bufferMax, buffer, []));
  }

  function goesBeside(buffer) {
    const { out } = current();
    return out?.take !== undefined && out.near !== false && apply(bufferSize, buffer, []) >= kBeside && !apply(bufferResizable, buffer, []);
  }

  function writeView(view) {
    const name = apply(typedArray.name, view, []);
    const parts = name === undefined ? dataView : typedArray;
    const buffer = apply(parts.buffer, view, []);
    if (isShared(buffer)) {
      writeParts(view, name, parts, buffer, isToTheEnd(view, name, parts, buffer));
      return;
    }
    if (apply(bufferDetached, buffer, [])) throw failure(`${place()} has a detached ArrayBuffer and cannot move to another node`);
    if (name !== undefined && writeWhole(view, name, buffer)) return;
    if (sizeOfView(view, name) < 0) throw failure(`${place()} is out of the bounds of its ArrayBuffer and cannot move to another node`);
    const offset = apply(parts.offset, view, []);
    writeParts(view, name, parts, buffer, apply(bufferResizable, buffer, []) && tracksLength(view, buffer, offset, name));
  }

  function writeParts(view, name, parts, buffer, tracking) {
    const offset = apply(parts.offset, view, []);
    const length = apply(name === undefined ? dataView.size : typedArray.length, view, []);
    writeOwnTag(VIEW);
    byte(0x84);
    writeHead(0, name === undefined ? 0 : elements[name][0]);
    if (!metBefore(buffer)) writeBuffer(buffer);
    room(32);
    writeHead(0, offset);
    if (tracking) byte(0xf6);
    else writeHead(0, length);
  }

  /** A typed array with its tag and bytes alone, if its buffer is all its own as far as is known yet. */
  function writeWhole(view, name, buffer) {
    const size = apply(typedArray.size, view, []);
    const whole = size === apply(bufferSize, buffer, []);
    // A Buffer's slab belongs to the runtime, and others' bytes are in it: a Buffer that is a part of one travels alone.
    if (!whole && !isBuffer(view)) return false;
    if (current().transferSet?.has(buffer) || placeOf(buffer) !== undefined || apply(bufferResizable, buffer, [])) return false;
    if (whole && goesBeside(buffer)) return false;
    const [tag, elementSize] = elements[name];
    if (whole) remember(buffer, { at: here(), tag, size, length: size / elementSize });
    writeTag(tag);
    writeBytes(new Uint8Array(buffer, apply(typedArray.offset, view, []), size));
    return true;
  }

  function checkTransfers(transferSet) {
    for (const buffer of transferSet) {
      if (apply(bufferDetached, buffer, [])) throw failure(`An ArrayBuffer to be transferred with ${current().what} is detached`);
    }
  }

  /** Detaches every buffer to be moved, whether the value has it or not, as structuredClone does. */
  function moveBuffers(transferSet, transfers) {
    const moved = new Map();
    for (const buffer of transferSet) {
      try {
        moved.set(buffer, current().out.take?.(buffer) ?? apply(bufferTransfer, buffer, []));
      } catch (cause) {
        throw failure(`An ArrayBuffer to be transferred with ${current().what} cannot be detached`, cause);
      }
    }
    for (let i = 0; i < transfers.length; i++) transfers[i] = moved.get(transfers[i]) ?? transfers[i];
  }

  return { writeBuffer, writeView, checkTransfers, moveBuffers };
}

module.exports = { writersOf };
