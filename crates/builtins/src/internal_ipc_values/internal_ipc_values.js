// `internal/ipc_values`: values as messages between a parent and its child with `serialization: 'advanced'`, in the bytes that Node 26 writes.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#advanced-serialization
//
// The value is in V8's format, after its length in four bytes (big-endian), which do not count. Each object that the format leaves to its host has a
// number before it: whether it is a view of memory.
'use strict';

const { DefaultSerializer } = require('internal/v8_serializer');
const { DefaultDeserializer } = require('internal/v8_deserializer');

/** Bytes of a frame's length. */
const HEAD = 4;

const VIEW = 0;
const OBJECT = 1;

class MessageSerializer extends DefaultSerializer {
  _writeHostObject(object) {
    if (ArrayBuffer.isView(object)) {
      this.writeUint32(VIEW);
      super._writeHostObject(object);
    } else {
      this.writeUint32(OBJECT);
      this.writeValue({ ...object });
    }
  }
}

class MessageDeserializer extends DefaultDeserializer {
  _readHostObject() {
    return this.readUint32() === VIEW ? super._readHostObject() : this.readValue();
  }
}

/** The frame of a message. Throws for what cannot be cloned, as `v8.serialize` does. */
function frameOf(message) {
  const writer = new MessageSerializer();
  writer.writeRawBytes(new Uint8Array(HEAD));
  writer.writeHeader();
  writer.writeValue(message);
  const frame = writer.releaseBuffer();
  frame.writeUInt32BE(frame.length - HEAD, 0);
  return frame;
}

/** The message in the bytes of a frame, without the length. */
function messageOf(bytes) {
  const reader = new MessageDeserializer(bytes);
  reader.readHeader();
  return reader.readValue();
}

Object.assign(exports, { HEAD, frameOf, messageOf });
