// Package engine trains networks fast, on rows and slices. It knows nothing of
// the lecture: what it computes is derived in nnlib, whose tests hold both equal
// to 1e-12, and nnlib/engine.go says how a network becomes a [Spec].
//
// # How to find your way
//
//	net.go           a network for one batch: θ, its gradient g, and a list of stages
//	stage            forward and backward through one layer
//	  dense.go         fully connected        dense_kernels.go  its three products
//	  sparse.go        which inputs are not 0
//	  conv.go          convolution, g, max    conv_kernels.go   its three products
//	  conv_backward.go the way back
//	  maxpool.go       what max pooling chooses
//	  meanpool.go      mean pooling
//	activation.go    g and g′ on slices
//	output.go        the last activation, the loss and δ in one
//	team.go          a batch in shares, several at a time
//	fault.go         where a NaN or an infinity came from
//
// # Memory
//
// Each example is contiguous, and a batch of n examples is n rows one after the
// other: what the lecture writes as X, M×N with an example per column, is here a
// []float64 of n·M numbers. All parameters of a network stand in one slice, θ,
// and their gradients in another, so that an optimizer makes its step in one
// loop. A fully connected layer keeps Wᵀ, the weights that leave one input side
// by side, for then forward, backward and the input that is 0 all go along rows.
//
// All slices are made once, when a [Team] is made; a step allocates nothing.
// Functions name their destination first and add to it or overwrite it as their
// comment says, and take slices of just the length they work on.
//
// # Where a kernel goes
//
// What costs time are six products, in dense_kernels.go and conv_kernels.go, the
// loops over slices in activation.go and output.go, and the optimizers' steps in
// nnlib. Each product is a function of slices and sizes without a receiver: a
// faster one has the same signature and stands beside it, denseKernelFor or the
// stage chooses, and a test holds it equal to the plain loop. What they are made
// of, for some processors in assembly, is in package kernel.
//
// # Sums
//
// Which sums are added in which order depends on the network and the batch, and
// never on the machine: results are the same bits on any number of processors,
// and on processors of any kind. Go's compiler may turn x*y + z into one step
// with one rounding where the processor can do it, so a product that is added is
// written float64(x*y), which forbids it.
package engine
