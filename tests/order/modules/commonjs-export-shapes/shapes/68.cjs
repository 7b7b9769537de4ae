// One of the shapes.
module.exports = await_; var await_ = { a: 1 };