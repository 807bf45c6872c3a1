// Package elementary has the exponential, the logarithm and what is made of
// them, with the same bits on every processor.
//
// Those of package math are written in assembly for some processors, each in its
// own way, and where a processor can multiply and add in one step, Go's compiler
// may or may not make use of it. Training repeats such last digits thousands of
// times, until they are the first ones. Here each product is rounded before it
// is added to something: the language says that float64(x*y) is.
//
// Largest errors, in units of the last digit (measured against sums with 160
// bits by the tests, which hold these limits):
//
//	Exp 1, Expm1 2, Log 1, Log1p 2, Tanh 3, Sigmoid 3
//
// Special cases are those of package math.
package elementary
