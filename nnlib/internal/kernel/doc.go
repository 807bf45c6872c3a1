// Package kernel has the loops over slices that training spends its time in.
//
// # The contract
//
// A kernel gives the same bits on every processor, with and without assembly:
// each product is rounded before it is added, and its comment says in which
// order it adds. Whoever writes a faster one keeps to both, and
// TestKernelsHaveTheBitsOfTheirTwins holds it to the plain loop of its name in
// small letters, which is what processors without a faster one use, and all with the tag noasm.
//
// # Where things are
//
//	plain.go            the loops that say what each kernel is
//	functions.go        those that need exponentials
//	pool.go             the one that pools
//	multiply.go         the product of matrices, made of tiles
//	generate/           writes kernels_amd64.s, for processors with AVX2
//	choose_amd64.go     asks the processor
//	functions_amd64.go  the same for functions
//	gonum_amd64.go      loops that gonum has in assembly already
//
// There is no fused multiply-add, at any size. On Zen it would gain nothing, for
// adding has units of its own there: products and sums reach 58 GFLOP/s a core
// on a Zen 4, as do fused ones, and MultiplyAdd 83 % of it with 256×256 matrices.
// Elsewhere it could gain up to a factor of two, at the price of results that
// depend on the machine.
//
// Slices that are read and written may be the same, but must not overlap
// otherwise. A kernel allocates nothing. It looks at the length of its first
// slice; that the others are as long is checked as in any loop.
package kernel
