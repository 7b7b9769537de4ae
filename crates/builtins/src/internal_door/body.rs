//! The bodies of answers: a text, or lines as they come.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::body::{Bytes, Frame, SizeHint};
use tokio::sync::mpsc;

use super::requests::{Asked, Broken, Room};

/// The body of an answer.
pub(super) enum Body {
    Whole(Option<Bytes>),
    Lines(Streamed),
}

/// Lines that the program sends as there is room for them.
pub(super) struct Streamed {
    lines: mpsc::Receiver<Result<Bytes, Broken>>,
    room: Arc<Room>,
    asked: Option<Asked>,
    /// The end in the middle has come, and waits until what was before it is on its way.
    is_breaking: bool,
}

impl Streamed {
    pub(super) fn new(lines: mpsc::Receiver<Result<Bytes, Broken>>, room: Arc<Room>, asked: Asked) -> Streamed {
        Streamed { lines, room, asked: Some(asked), is_breaking: false }
    }
}

impl Streamed {
    fn poll_line(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if self.is_breaking {
            return Poll::Ready(Some(Err(Broken)));
        }
        let line = ready!(self.lines.poll_recv(context));
        self.room.made();
        if let Some(Err(Broken)) = line {
            // The server writes what it has when there is nothing more for now, and drops it at an error.
            self.is_breaking = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(line.map(|line| line.map(Frame::data)))
    }
}

impl Drop for Streamed {
    fn drop(&mut self) {
        // First, so that the request is seen to have gone.
        self.lines.close();
        self.asked.take();
    }
}

impl hyper::body::Body for Body {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        match &mut *self {
            Self::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Self::Lines(streamed) => streamed.poll_line(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(bytes) => SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)),
            Self::Lines(_) => SizeHint::default(),
        }
    }
}
