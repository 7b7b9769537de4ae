// Part of a cycle through require().
try { require('./to-other.mjs'); } catch (error) { console.log(error.code, error.message.replace(/\/\S*\//g, '')); }
