// `internal/pipe`: pipes and sockets to other processes, by number. `internal/pipe_stream` makes streams of them, `internal/ipc` channels, which
// come up in every forked child: so this is no more than the native functions.
'use strict';

/** In the place of a number: no pipe of the system's. */
const NONE = -1;

Object.assign(exports, { pipes: ops, NONE });
