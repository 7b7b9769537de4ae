//! What must hold of any bytes whatever: checked by the tests with nearly right ones, and by the fuzz targets (`fuzz/`) with all kinds.
#![allow(clippy::unwrap_used, reason = "a check may panic: that is how it tells")]

use wire::Value;
use wire::frame::{Frame, FrameError, FrameReader, Message};

/// They are a value or an error; a value that was read is written and read back the same.
pub fn value(bytes: &[u8]) {
    if let Ok(value) = Value::from_bytes(bytes) {
        let written = value.to_bytes();
        let again = Value::from_bytes(&written).unwrap();
        assert_eq!(again.to_bytes(), written);
    }
}

/// They are frames or an error; cutting them elsewhere changes nothing; a message that was read is written and read back the same.
pub fn frames(portion: usize, stream: &[u8]) {
    let whole = read(stream, stream.len().max(1));
    assert_eq!(whole, read(stream, portion.max(1)));
    for frame in whole.0 {
        if let Ok(Some(message)) = Message::from_frame(frame) {
            let again = Message::from_frame(message.to_frame()).unwrap();
            assert_eq!(again, Some(message));
        }
    }
}

fn read(stream: &[u8], portion: usize) -> (Vec<Frame>, Option<FrameError>) {
    let mut reader = FrameReader::with_limit(1 << 16);
    let mut frames = Vec::new();
    for bytes in stream.chunks(portion) {
        reader.feed(bytes);
        loop {
            match reader.next() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}
