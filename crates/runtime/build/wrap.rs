//! What stands around a built-in's text. The build scripts put it there, so that the engine can take the text as it lies in the binary.

/// Before it: the names that it uses. The inner block lets it declare an `ops` of its own.
pub const BEFORE: &str = "'use strict';{const{exports,require,ops}=this,module=this;{";
/// After it.
pub const AFTER: &str = "\n}}";
