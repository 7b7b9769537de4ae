//! Misuse of handles does not compile.

#[test]
fn misuse_of_handles_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
}
