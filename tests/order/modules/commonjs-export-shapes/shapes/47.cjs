#!/usr/bin/env node
// One of the shapes.
exports.hash = 1;