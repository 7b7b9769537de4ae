// An anonymous function.
export default function () {}
