// `internal/child_process_stdio`: what the option `stdio` means. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/child_process.html#optionsstdio
'use strict';

const { codes } = require('internal/errors');

/** `stdio` as a list of `{ type }`: 'pipe', 'ignore', 'ipc', or 'fd' with its number; `input` is a text or bytes, for the synchronous forms. */
function stdioOf(stdio, isSync) {
  const list = typeof stdio === 'string' ? stdioList(stdio) : stdio;
  if (!Array.isArray(list)) throw new codes.ERR_INVALID_ARG_VALUE('stdio', stdio);
  while (list.length < 3) list.push(undefined);
  let hasChannel = false;
  return Array.from(list, (item, i) => {
    const entry = entryOf(item, i, isSync);
    if (entry.type === 'ipc') {
      if (isSync) throw new codes.ERR_IPC_SYNC_FORK();
      if (hasChannel) throw new codes.ERR_IPC_ONE_PIPE();
      hasChannel = true;
    }
    return entry;
  });
}

/** What a single word stands for, with `more` after it. */
function stdioList(word, ...more) {
  switch (word) {
    case 'ignore': return ['ignore', 'ignore', 'ignore', ...more];
    case 'pipe': return ['pipe', 'pipe', 'pipe', ...more];
    case 'overlapped': return ['overlapped', 'overlapped', 'overlapped', ...more];
    case 'inherit': return [0, 1, 2, ...more];
    default: throw new codes.ERR_INVALID_ARG_VALUE('stdio', word);
  }
}

function entryOf(item, i, isSync) {
  if (item === undefined || item === null) return { type: i < 3 ? 'pipe' : 'ignore', index: i };
  if (item === 'ignore') return { type: 'ignore', index: i };
  if (item === 'pipe' || item === 'overlapped' || (typeof item === 'number' && item < 0)) return { type: 'pipe', index: i };
  if (item === 'ipc') return { type: 'ipc', index: i };
  if (item === 'inherit') return { type: 'fd', index: i, fd: i };
  const fd = descriptorOf(item);
  if (fd !== undefined) return { type: 'fd', index: i, fd, stream: item };
  if (typeof item !== 'string' && !ArrayBuffer.isView(item)) throw new codes.ERR_INVALID_ARG_VALUE('stdio', item);
  if (!isSync) throw new codes.ERR_INVALID_SYNC_FORK_INPUT(require('internal/inspect').inspect(item));
  return { type: 'pipe', index: i, input: item };
}

/** The number of a descriptor, of something that has one, or of a stream's handle. */
function descriptorOf(item) {
  if (typeof item === 'number') return item;
  if (typeof item !== 'object') return undefined;
  // That of a closed one is the system's to refuse.
  if (typeof item.fd === 'number') return item.fd;
  const fd = item._handle?.fd;
  return typeof fd === 'number' && fd >= 0 ? fd : undefined;
}

/** An entry as the native side takes it. Further pipes go both ways. */
function nameForSystem({ type, index, fd }) {
  if (type === 'fd') return String(fd);
  if (type === 'ignore') return 'n';
  if (type === 'ipc' || index > 2) return 'd';
  return index === 0 ? 'r' : 'w';
}

Object.assign(exports, { stdioOf, stdioList, nameForSystem });
