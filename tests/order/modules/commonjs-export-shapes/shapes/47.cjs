#!/usr/bin/env node
exports.hash = 1;