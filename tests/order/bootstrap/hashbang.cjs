#!/usr/bin/env node
// A first line for the shell is no part of the program.
console.log('ran');
