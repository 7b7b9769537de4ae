// `node:cluster`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/cluster.html
//
// One module with two faces: the primary's, which forks workers, and the worker's, which `internal/ipc` sets up at start.
'use strict';

module.exports = 'NODE_UNIQUE_ID' in require('process').env ? require('internal/cluster_child') : require('internal/cluster_primary');
