// Part of a cycle through require().
import './direct.mjs'; console.log('indirect runs');
