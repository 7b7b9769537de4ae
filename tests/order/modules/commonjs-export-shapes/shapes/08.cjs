// One of the shapes.
var _x = require("./x"); Object.keys(_x).forEach(function (key) { if (key === "default" || key === "__esModule") return; exports[key] = _x[key]; });