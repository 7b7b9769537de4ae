//! Arithmetic with large numbers: what RSA and Diffie-Hellman compute, and primes. Numbers are big-endian bytes outside.

use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, ConcatenatingMul, Lcm, NonZero, Odd, RandomMod};
use crypto_primes::hazmat::{SetBits, SmallFactorsSieveFactory};
use crypto_primes::{Flavor, is_prime, random_prime, sieve_and_find};
use getrandom::SysRng;
use getrandom::rand_core::UnwrapErr;

use super::asn1::trimmed;
use super::keys::RsaParts;

/// `base ^ exponent mod modulus`, as long as the modulus, in a time that tells nothing of base and exponent; `None` unless the modulus is odd.
pub(super) fn power(base: &[u8], exponent: &[u8], modulus: &[u8]) -> Option<Vec<u8>> {
    let modulus = trimmed(modulus);
    let field = Field::new(modulus)?;
    let result = field.of(&number(base)).pow(&number(exponent)).retrieve();
    Some(sized(&result, modulus.len()))
}

/// RSA with the public key; `None` unless the input is less than the modulus.
pub(super) fn rsa_public(n: &[u8], e: &[u8], input: &[u8]) -> Option<Vec<u8>> {
    let (field, value) = (Field::new(n)?, number(input));
    (value < number(n)).then_some(())?;
    let e = number(e);
    Some(sized(&field.of(&value).pow_bounded_exp(&e, e.bits()).retrieve(), trimmed(n).len()))
}

/// RSA with the private key, blinded (RFC 8017, 5.1.2 with the Chinese remainder theorem), and checked with the public key, so that no fault of
/// the machine gives a prime away. `None` unless the input is less than the modulus and the key is sound.
pub(super) fn rsa_private(parts: &RsaParts, input: &[u8]) -> Option<Vec<u8>> {
    let (field, value, e) = (Field::new(&parts.n)?, number(input), number(&parts.e));
    (value < number(&parts.n)).then_some(())?;
    let (blind, unblind) = (0..BLINDS).find_map(|_| field.random_pair())?;
    let original = field.of(&value);
    let blinded = original.mul(&blind.pow_bounded_exp(&e, e.bits())).retrieve();
    let result = field.of(&by_remainders(parts, &blinded)?).mul(&unblind);
    (result.pow_bounded_exp(&e, e.bits()).retrieve() == original.retrieve()).then_some(())?;
    Some(sized(&result.retrieve(), trimmed(&parts.n).len()))
}

/// A random number has no inverse if a prime of the modulus divides it: never seen with keys in use, often with those of a few bits.
const BLINDS: u32 = 64;

fn by_remainders(parts: &RsaParts, value: &BoxedUint) -> Option<BoxedUint> {
    let (p, q) = (Field::new(&parts.p)?, Field::new(&parts.q)?);
    let m1 = p.of(value).pow(&number(&parts.dp));
    let m2 = q.of(value).pow(&number(&parts.dq)).retrieve();
    let h = (m1 - p.of(&m2)).mul(&p.of(&number(&parts.qi))).retrieve();
    Some(ConcatenatingMul::concatenating_mul(&h, &number(&parts.q)).concatenating_add(&m2))
}

/// Numbers modulo an odd one.
struct Field {
    modulus: Odd<BoxedUint>,
    params: BoxedMontyParams,
}

impl Field {
    fn new(modulus: &[u8]) -> Option<Field> {
        let modulus: Odd<BoxedUint> = Option::from(Odd::new(number(modulus)))?;
        Some(Field { params: BoxedMontyParams::new(modulus.clone()), modulus })
    }

    /// A random number and its inverse, if it has one.
    fn random_pair(&self) -> Option<(BoxedMontyForm, BoxedMontyForm)> {
        let number = self.of(&BoxedUint::random_mod_vartime(&mut UnwrapErr(SysRng), self.modulus.as_nz_ref()));
        let inverse: Option<BoxedMontyForm> = number.invert().into();
        inverse.map(|inverse| (number, inverse))
    }

    /// The number, reduced.
    fn of(&self, value: &BoxedUint) -> BoxedMontyForm {
        BoxedMontyForm::new(value.rem(self.modulus.as_nz_ref()), &self.params)
    }
}

fn number(bytes: &[u8]) -> BoxedUint {
    let bytes = trimmed(bytes);
    let bits = u32::try_from(bytes.len().max(1) * 8).unwrap_or(u32::MAX);
    BoxedUint::from_be_slice_truncated(bytes, bits)
}

/// The bytes of a number with zeros before them.
fn sized(value: &BoxedUint, length: usize) -> Vec<u8> {
    let bytes = value.to_be_bytes();
    let bytes = trimmed(&bytes);
    [&vec![0; length.saturating_sub(bytes.len())], bytes].concat()
}

fn bytes_of(value: &BoxedUint) -> Vec<u8> {
    value.to_be_bytes_trimmed_vartime().into_vec()
}

/// A new RSA key of `bits` bits, at least 16; the public exponent is odd and at least 3.
pub(super) fn generate_rsa(bits: u32, e: &[u8]) -> RsaParts {
    loop {
        let (mut p, mut q) = (rsa_prime(bits.div_ceil(2)), rsa_prime(bits / 2));
        if bytes_of(&p) < bytes_of(&q) {
            std::mem::swap(&mut p, &mut q);
        }
        if let Some(parts) = rsa_of_primes(&p, &q, e) {
            return parts;
        }
    }
}

/// A prime whose two highest bits are set, so that the product of two has all its bits.
fn rsa_prime(bits: u32) -> BoxedUint {
    SmallFactorsSieveFactory::new(Flavor::Any, bits, SetBits::TwoMsb)
        .and_then(|factory| sieve_and_find(&mut UnwrapErr(SysRng), factory, |_, candidate| is_prime(Flavor::Any, candidate)))
        .ok()
        .flatten()
        .unwrap_or_else(|| random_prime(&mut UnwrapErr(SysRng), Flavor::Any, bits))
}

/// `None` where e has no inverse, or both primes are one.
fn rsa_of_primes(p: &BoxedUint, q: &BoxedUint, e: &[u8]) -> Option<RsaParts> {
    let one = BoxedUint::one_with_precision(8);
    let less = |prime: &BoxedUint| -> Option<NonZero<BoxedUint>> { Option::from(NonZero::new(prime.wrapping_sub(&one))) };
    let (p1, q1) = (less(p)?, less(q)?);
    let order = p1.as_ref().lcm(q1.as_ref());
    let order: NonZero<BoxedUint> = Option::from(NonZero::new(order))?;
    let wide = BoxedUint::from_be_slice_truncated(e, order.bits_precision());
    let d: BoxedUint = Option::from(wide.invert_mod(&order))?;
    let odd_p: Odd<BoxedUint> = Option::from(Odd::new(p.clone()))?;
    let qi: BoxedUint = Option::from(q.rem(odd_p.as_nz_ref()).invert_odd_mod(&odd_p))?;
    Some(RsaParts {
        n: bytes_of(&ConcatenatingMul::concatenating_mul(p, q)),
        e: trimmed(e).to_vec(),
        d: bytes_of(&d),
        p: bytes_of(p),
        q: bytes_of(q),
        dp: bytes_of(&d.rem(&p1)),
        dq: bytes_of(&d.rem(&q1)),
        qi: bytes_of(&qi),
    })
}

/// A private key of Diffie-Hellman: a random number from 1 to p - 2.
pub(super) fn random_below(p: &[u8]) -> Option<Vec<u8>> {
    let limit: NonZero<BoxedUint> = Option::from(NonZero::new(number(p).wrapping_sub(BoxedUint::from(2_u8))))?;
    let value = BoxedUint::random_mod_vartime(&mut UnwrapErr(SysRng), &limit);
    Some(bytes_of(&value.concatenating_add(BoxedUint::one_with_precision(8))))
}

/// A random prime of `bits` bits (at least 3 for a safe one, else 2). With `add`, it is `rem` modulo `add`, or 1 (of a safe one, 3) if there is no `rem`;
/// `None` if there seems to be no such prime.
pub(super) fn generate_prime(bits: u32, safe: bool, add: Option<&[u8]>, rem: Option<&[u8]>) -> Option<Vec<u8>> {
    let flavor = if safe { Flavor::Safe } else { Flavor::Any };
    let rng = &mut UnwrapErr(SysRng);
    let Some(add) = add else {
        return Some(sized(&random_prime::<BoxedUint, _>(rng, flavor, bits), bits.div_ceil(8) as usize));
    };
    let add: NonZero<BoxedUint> = Option::from(NonZero::new(number(add)))?;
    let rem = rem.map_or_else(|| BoxedUint::from(if safe { 3_u8 } else { 1 }), number);
    // About one in `bits` numbers is a prime, one in its square a safe one.
    for _ in 0..bits.pow(if safe { 2 } else { 1 }).max(64) * 64 {
        let start = crypto_primes::hazmat::random_odd_integer::<BoxedUint, _>(rng, std::num::NonZeroU32::new(bits)?, SetBits::Msb).ok()?;
        let start: BoxedUint = start.get();
        let candidate = start.wrapping_sub(start.rem(&add)).wrapping_add(&rem);
        if candidate.bits() == bits && is_prime(flavor, &candidate) {
            return Some(sized(&candidate, bits.div_ceil(8) as usize));
        }
    }
    None
}

/// Whether a number is (almost certainly) a prime.
pub(super) fn check_prime(candidate: &[u8]) -> bool {
    is_prime(Flavor::Any, &number(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_of_a_key_undo_each_other() {
        let parts = generate_rsa(512, &[1, 0, 1]);
        let message = sized(&BoxedUint::from(12345_u32), 64);
        let sealed = rsa_public(&parts.n, &parts.e, &message).unwrap();
        assert_eq!(rsa_private(&parts, &sealed).unwrap(), message);
    }

    #[test]
    fn a_key_that_is_not_sound_gives_nothing() {
        let mut parts = generate_rsa(512, &[3]);
        parts.dp[0] ^= 1;
        assert_eq!(rsa_private(&parts, &[5]), None);
    }

    #[test]
    fn powers_are_as_long_as_the_modulus() {
        assert_eq!(power(&[3], &[4], &[1, 1]), Some(vec![0, 81]));
        assert_eq!(power(&[3], &[4], &[1, 0]), None);
    }

    #[test]
    fn primes_keep_to_their_remainder() {
        let prime = generate_prime(32, false, Some(&[12]), Some(&[7])).unwrap();
        assert!(check_prime(&prime));
        assert_eq!(u32::from_be_bytes(prime.try_into().unwrap()) % 12, 7);
    }
}
