// `internal/hooks_thread`: `module.register()`
'use strict';
