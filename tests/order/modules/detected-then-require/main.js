// require in a file that is an ES module for its imports.
import './x.js'; const y = require('./x.js');