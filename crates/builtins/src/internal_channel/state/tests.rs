//! The channel against a model, and on several OS threads.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::*;
use crate::internal_waiting::{Blocked, block};

fn message(number: u32) -> Message {
    Message {
        bytes: number.to_le_bytes().to_vec(),
        transfers: Vec::new(),
    }
}

fn number_of(message: &Message) -> u32 {
    u32::from_le_bytes(message.bytes.as_slice().try_into().expect("four bytes"))
}

#[derive(Clone, Debug)]
enum Step {
    Send,
    Receive,
    WithdrawSender {
        which: usize,
    },
    WithdrawReceiver {
        which: usize,
    },
    /// The last value delivered was not read.
    Lose,
    Close,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => Just(Step::Send),
        8 => Just(Step::Receive),
        2 => (0..60_usize).prop_map(|which| Step::WithdrawSender { which }),
        2 => (0..60_usize).prop_map(|which| Step::WithdrawReceiver { which }),
        2 => Just(Step::Lose),
        1 => Just(Step::Close),
    ];
    prop::collection::vec(step, 0..100)
}

/// A channel as simple as can be. Values are their senders' numbers.
#[derive(Default)]
struct Model {
    capacity: usize,
    buffer: VecDeque<u32>,
    senders: VecDeque<u32>,
    receivers: VecDeque<usize>,
    closed: bool,
    sent: Vec<(u32, bool)>,
    got: Vec<(usize, Option<u32>)>,
}

impl Model {
    fn send(&mut self, value: u32) {
        if self.closed {
            self.sent.push((value, false));
        } else if let Some(receiver) = self.receivers.pop_front() {
            self.got.push((receiver, Some(value)));
            self.sent.push((value, true));
        } else if self.buffer.len() < self.capacity {
            self.buffer.push_back(value);
            self.sent.push((value, true));
        } else {
            self.senders.push_back(value);
        }
    }

    fn receive(&mut self, receiver: usize) {
        let first = self.buffer.pop_front();
        let has_room = first.is_none() || self.buffer.len() < self.capacity;
        if let Some(next) = has_room.then(|| self.senders.pop_front()).flatten() {
            self.sent.push((next, true));
            match first {
                Some(_) => self.buffer.push_back(next),
                None => return self.got.push((receiver, Some(next))),
            }
        }
        match first {
            Some(first) => self.got.push((receiver, Some(first))),
            None if self.closed => self.got.push((receiver, None)),
            None => self.receivers.push_back(receiver),
        }
    }

    fn put_back(&mut self, value: u32) {
        match self.receivers.pop_front() {
            Some(receiver) => self.got.push((receiver, Some(value))),
            None => self.buffer.push_front(value),
        }
    }

    fn close(&mut self) {
        self.closed = true;
        self.sent
            .extend(self.senders.drain(..).map(|value| (value, false)));
        self.got
            .extend(self.receivers.drain(..).map(|receiver| (receiver, None)));
    }
}

/// The same history on the channel itself.
#[derive(Default)]
struct Run {
    sent: Vec<(u32, bool)>,
    got: Vec<(usize, Option<u32>)>,
    deliveries: Vec<(usize, Delivery)>,
}

fn note(run: &Arc<Mutex<Run>>, receiver: usize, received: Received) {
    let mut run = run.lock().expect("a lock");
    match received {
        Received::Closed => run.got.push((receiver, None)),
        Received::Value(delivery) => {
            let value = delivery.message.as_ref().map(number_of);
            run.got.push((receiver, value));
            run.deliveries.push((receiver, delivery));
        }
    }
}

proptest! {
    #[test]
    fn every_history_is_that_of_the_model(capacity in 0..4_usize, steps in steps()) {
        let channel = Arc::new(ChannelState::new(capacity));
        let run = Arc::new(Mutex::new(Run::default()));
        let mut model = Model { capacity, ..Model::default() };
        let (mut senders, mut receivers) = (Vec::new(), Vec::new());
        for step in steps {
            match step {
                Step::Send => {
                    let (number, other) = (u32::try_from(senders.len()).expect("few"), Arc::clone(&run));
                    let waiter = Waiter::new(1, move |sent| other.lock().expect("a lock").sent.push((number, sent == Sent::Taken)));
                    senders.push(waiter.id());
                    model.send(number);
                    channel.send_later(message(number), waiter);
                }
                Step::Receive => {
                    let (number, other) = (receivers.len(), Arc::clone(&run));
                    let waiter = Waiter::new(1, move |received| note(&other, number, received));
                    receivers.push(waiter.id());
                    model.receive(number);
                    channel.receive_later(waiter);
                }
                Step::WithdrawSender { which } => {
                    let Some(id) = senders.get(which) else { continue };
                    let place = model.senders.iter().position(|value| *value as usize == which);
                    prop_assert_eq!(channel.withdraw_sender(*id), place.is_some());
                    if let Some(place) = place {
                        model.senders.remove(place);
                    }
                }
                Step::WithdrawReceiver { which } => {
                    let Some(id) = receivers.get(which) else { continue };
                    let place = model.receivers.iter().position(|receiver| *receiver == which);
                    prop_assert_eq!(channel.withdraw_receiver(*id), place.is_some());
                    if let Some(place) = place {
                        model.receivers.remove(place);
                    }
                }
                Step::Lose => {
                    let lost = run.lock().expect("a lock").deliveries.pop();
                    let Some((_, delivery)) = lost else { continue };
                    model.put_back(delivery.message.as_ref().map(number_of).expect("a value"));
                    drop(delivery);
                }
                Step::Close => {
                    model.close();
                    channel.close();
                }
            }
            let run = run.lock().expect("a lock");
            prop_assert_eq!(&run.got, &model.got);
            let (mut sent, mut expected) = (run.sent.clone(), model.sent.clone());
            sent.sort_unstable();
            expected.sort_unstable();
            prop_assert_eq!(sent, expected);
        }
        let left = std::mem::take(&mut run.lock().expect("a lock").deliveries);
        left.into_iter().for_each(|(_, delivery)| drop(delivery.take()));
    }
}

/// Each sender's values by sender: `sender << 16 | index`.
fn send_all(channel: &Arc<ChannelState>, sender: u32, values: u32) {
    for index in 0..values {
        let blocked = block(
            u64::from(sender),
            None,
            || false,
            |waiter| {
                let id = waiter.id();
                channel.send_later(message(sender << 16 | index), waiter);
                let channel = Arc::clone(channel);
                move || channel.withdraw_sender(id)
            },
        );
        assert_eq!(blocked, Blocked::Settled(Sent::Taken));
    }
}

/// Receives until the channel is closed. Every few times it gives up, or loses what it got.
fn receive_all(channel: &Arc<ChannelState>, gives_up: bool) -> Vec<u32> {
    let mut got = Vec::new();
    for round in 0_u32.. {
        let deadline = (gives_up && round % 5 == 0)
            .then(|| Instant::now() + Duration::from_micros(u64::from(round % 20)));
        let blocked = block(
            99,
            deadline,
            || false,
            |waiter| {
                let id = waiter.id();
                channel.receive_later(waiter);
                let channel = Arc::clone(channel);
                move || channel.withdraw_receiver(id)
            },
        );
        match blocked {
            Blocked::Settled(Received::Closed) => break,
            Blocked::Settled(Received::Value(delivery)) if gives_up && round % 7 == 0 => drop(delivery),
            Blocked::Settled(Received::Value(delivery)) => got.push(number_of(&delivery.take())),
            Blocked::TimedOut | Blocked::Interrupted => {}
        }
    }
    got
}

fn exchange(capacity: usize, gives_up: bool) -> Vec<Vec<u32>> {
    const SENDERS: u32 = 3;
    const VALUES: u32 = 1000;
    let channel = Arc::new(ChannelState::new(capacity));
    let received: Vec<Vec<u32>> = std::thread::scope(|scope| {
        let receivers: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| receive_all(&channel, gives_up)))
            .collect();
        let senders: Vec<_> = (0..SENDERS)
            .map(|sender| {
                scope.spawn({
                    let channel = &channel;
                    move || send_all(channel, sender, VALUES)
                })
            })
            .collect();
        for sender in senders {
            sender.join().expect("a sender ends");
        }
        channel.close();
        receivers
            .into_iter()
            .map(|receiver| receiver.join().expect("a receiver ends"))
            .collect()
    });
    // What was lost after the last receiver had ended.
    let left = std::iter::from_fn(|| match channel.try_receive() {
        Some(Received::Value(delivery)) => Some(number_of(&delivery.take())),
        _ => None,
    });
    let mut counts = BTreeMap::new();
    for value in received.iter().flatten().copied().chain(left) {
        *counts.entry(value).or_insert(0) += 1;
    }
    let expected = (0..SENDERS).flat_map(|sender| (0..VALUES).map(move |index| sender << 16 | index));
    assert!(
        counts.into_iter().eq(expected.map(|value| (value, 1))),
        "every value once"
    );
    received
}

#[test]
fn nothing_is_lost_and_nothing_comes_twice_whoever_gives_up() {
    for capacity in [0, 1, 16] {
        exchange(capacity, true);
    }
}

#[test]
fn each_senders_values_come_in_order() {
    for capacity in [0, 1, 16] {
        for values in exchange(capacity, false) {
            for sender in 0..3 {
                let of_sender: Vec<_> = values.iter().filter(|value| **value >> 16 == sender).collect();
                assert!(of_sender.is_sorted(), "capacity {capacity}");
            }
        }
    }
}
