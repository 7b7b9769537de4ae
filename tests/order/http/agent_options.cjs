// Options of agents.
'use strict';
const http = require('http');
for (const options of [undefined, {}, { keepAlive: true, maxSockets: 3, maxTotalSockets: 5, timeout: 10 }, { scheduling: 'fifo' }, { scheduling: 'x' },
  { maxTotalSockets: 'x' }, { maxTotalSockets: 0 }, { maxSockets: 0 }, { maxFreeSockets: 0 }, { keepAliveMsecs: 0 }, { agentKeepAliveTimeoutBuffer: -1 }, { noDelay: false }]) {
  try {
    const { keepAlive, maxSockets, maxFreeSockets, maxTotalSockets, scheduling, keepAliveMsecs, agentKeepAliveTimeoutBuffer, options: own, protocol, defaultPort } = new http.Agent(options);
    console.log(keepAlive, maxSockets, maxFreeSockets, maxTotalSockets, scheduling, keepAliveMsecs, agentKeepAliveTimeoutBuffer, protocol, defaultPort, own);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(http.Agent() instanceof http.Agent, http.Agent.defaultMaxSockets, http.globalAgent === http.globalAgent);
const agent = new http.Agent();
http.globalAgent = agent;
console.log(http.globalAgent === agent);
console.log(http.Server() instanceof http.Server, typeof http.createServer, Object.keys(http).length);
