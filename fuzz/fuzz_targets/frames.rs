//! Any bytes, in any portions, are frames or an error; and cutting them elsewhere changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wire::frame::{Frame, FrameError, FrameReader, Message};

fuzz_target!(|input: (u8, Vec<u8>)| {
    let (portion, stream) = input;
    let whole = read(&stream, stream.len().max(1));
    assert_eq!(whole, read(&stream, usize::from(portion).max(1)));
    for frame in whole.0 {
        if let Ok(Some(message)) = Message::from_frame(frame) {
            let again = Message::from_frame(message.to_frame()).expect("what was written can be read");
            assert_eq!(again, Some(message));
        }
    }
});

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
