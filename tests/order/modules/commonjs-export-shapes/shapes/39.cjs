// One of the shapes.
module.exports = { 'quoted': 1, "dq": 2 };