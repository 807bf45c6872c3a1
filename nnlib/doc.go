// Package nnlib is the mathematics of the lecture "Neural Networks and Deep
// Learning" (D. Wehner, DHBW Mannheim, summer term 2025), written as Go
// functions that a reader of the slides recognizes line by line.
//
// # How to find a formula
//
// Every numbered equation of the lecture is computed by a function whose doc
// comment carries that number, as in "Eq. (4)". Search for "Eq. (4)" and read.
// The three algorithms are found likewise: "Algorithm Backpropagation",
// "Algorithm AdaGrad", "Algorithm RMSProp". Files are named after topics; a file
// holds a formula, then its derivative, then what is built from both.
//
//	I    Introduction
//	     association.go   Hebb's rule, prediction error, Pavlov, blocking
//	     neuron.go        the membrane potential of a cell that fires
//	     perceptron….go   model, criterion, learning rule, convergence
//	II   Architectures
//	     activation….go   sigmoid, tanh, ReLU and relatives, with derivatives
//	     softmax.go       softmax and its Jacobian
//	     loss_….go        binary and categorical cross entropy
//	     matrix.go        stacking weights, biases and examples
//	     forward.go       NW1, NW2, the forward pass of the 2-3-1 network
//	     output.go        the last layer's activation and its loss
//	     mlp.go           NW1 to NW4 and networks of any depth
//	III  Training
//	     jacobian.go      Jacobians, the chain rule, the bridge to gradients
//	     identities.go    identities 1 to 4 with their proofs
//	     layout.go        numerator and denominator layout
//	     backward.go      hidden delta, weight and bias gradients
//	     batch.go         the same for batches
//	     mlp_….go         backpropagation
//	     train.go         the training procedure in five steps
//	     divergence.go    where training left the finite numbers, and why
//	IV   Extensions
//	     initializers.go  Xavier, Glorot, He
//	     optimizers….go   gradient descent, AdaGrad, RMSProp; momentum, Adam
//	     convolution.go   operator, sliding product, output size
//	     pooling.go       max and mean pooling
//	     conv_layer.go    the convolutional layer
//	     cnn….go          convolutional networks
//	     persistence.go   files of parameters
//	Use  network.go       what networks of both kinds are asked: classes, accuracy
//	     parameter.go     weights and biases by name, and as one column θ
//	     engine.go        how a network becomes what is trained
//
// Package nnlib/internal/engine is the form in which networks are trained: the
// same formulas on slices that are made once. engine.go says how a network
// becomes what it trains. Tests hold both forms equal to 1e-12. CNNs are trained
// on all processors, with the same result on any number.
//
// Package nnlib imports gonum, the standard library and its engine, and the
// engine imports nothing of nnlib; a test in lecture holds that.
//
// # Notation
//
//	M        number of features          x    one example, M×1
//	N        number of examples          X    all examples, M×N, one per column
//	K        number of outputs           Y    all labels, K×N, one-hot columns
//	w, W     weights                     b    bias
//	z        pre-activation, Wx + b      a    activation, g(z)
//	y        label or target             ŷ    prediction
//	ℓ        loss of one example         J    mean loss
//	α        learning rate               δ    error gradient ∂ℓ/∂z, a row
//	λ        index of a layer, 1 … L     ⊙    elementwise product
//
// Local variables carry these letters, exported names are words.
//
// # Conventions
//
// Where a text leaves two legal choices, one is taken here and asserted by a
// test:
//
//   - Examples are columns: X is M×N, and its n-th column is xⁿ. Memory is not
//     notation, though: storing each example contiguously, as a row of an N×M
//     matrix, and handing out its T() gives the same numbers faster. Package
//     datasets does so.
//   - Derivatives are in numerator layout: ∂f/∂x has a row per component of f.
//     The derivative of a loss is thus a row, and so is δ. Gradients of
//     parameters have the shape of the parameter; [JacobianToGradient] is the
//     step from one to the other.
//   - A batch's Δ has an example per row, N×D. The loss of a batch is the mean
//     over its examples, and [BatchOutputDelta] carries the factor 1/N.
//   - sign(0) = +1, Eq. (2). An example that lies on the decision boundary is
//     therefore classified as positive. Likewise a single output answers with
//     class 1 if its probability is at least one half; of several outputs that
//     are equally large the first one wins.
//   - Misclassified means that the model's answer differs from the label:
//     sign(w·x + b) ≠ y.
//   - At 0 the derivatives of ReLU, leaky ReLU and ELU are those of the left
//     branch: 0, α and α.
//   - A probability of 0 counts as 2⁻¹⁰²² where its logarithm or reciprocal is
//     taken, so that all losses are finite. Training uses the losses on
//     pre-activations, which need no such replacement.
//   - Convolutional layers compute the sliding product, [CrossCorrelate]. The
//     operator of that name, [Convolve], flips the filter.
//   - Where a filter or a pooling window does not fill its input evenly there is
//     an error; nothing is cut off silently.
//   - Of equal entries in a window max pooling chooses the first in reading
//     order.
//   - Momentum is v ← μv − αg, θ ← θ + v; ε stands outside the root in AdaGrad,
//     RMSProp and Adam.
//
// # Where the slides slip
//
// Ten places of the source are to be read with care. The functions do what is
// right; their comments say so again.
//
//  1. Eq. 30 sums over k = 1 … L. The sum runs over the outputs, of which there
//     are D: [LossByWeight].
//  2. The backpropagation algorithm has (δW)ᵀ ⊙ g′(z)ᵀ, a column times a row.
//     Both factors are rows: δW ⊙ g′(z)ᵀ, as in the derivation before it:
//     [HiddenDelta].
//  3. For the bias gradient of a batch it says that the rows of Δ are summed. Δ
//     has an example per row, so it is the columns, or the rows of Δᵀ as in the
//     line of NumPy. And the sum belongs to a loss that is a sum; ours is a mean,
//     as in Eqs. 9, 15 and 17: [BatchBiasGradient], [BatchOutputDelta].
//  4. The learning rate of the perceptron may be set to 1 "without loss of
//     generality" only if training starts at w = 0, b = 0. From another start,
//     α and the start's scale matter relative to each other: [NewPerceptron].
//  5. Eq. 2 answers +1 on the boundary, while the criterion asks for
//     y(w·x + b) > 0. A positive example with z = 0 is answered rightly and
//     does not satisfy the inequality. Here the model's answer decides, so it is
//     left alone: [Perceptron.Misclassified].
//  6. Softmax with cross entropy has δ = (a − y)ᵀ only if the entries of y have
//     the sum 1. In general it is (Σy)aᵀ − yᵀ: [SoftmaxCrossEntropyDelta].
//  7. He's paper has the variance 2/M_in; the slide, and [He], 2/M_avg.
//  8. The convolution operator flips the filter; the picture of the layer does
//     not: [Convolve], [CrossCorrelate], [Flip].
//  9. Eq. 45 is a whole number only if the stride divides: [OutputSize].
//  10. ReLU has no derivative at 0; the slide takes 0. Leaky ReLU and ELU, whose
//     branches include 0 on the left, are treated alike: [ReLUDerivative].
//
// # Errors
//
// A wrong shape is a programmer's mistake: functions panic with a *[ShapeError]
// that names the function, the argument, what it got and what it wanted, and
// that unwraps to gonum's mat.ErrShape. An output or a pooling that there is not,
// and an activation without its functions, panic with a *[DataError]. What data
// or settings decide (labels, values that are not finite, a filter that does not
// fit, training that does not come to an end) is returned as an error. The
// package prints nothing and keeps no state outside of what callers hold.
//
// What an activation of your own panics with reaches the caller even where it
// was called on another goroutine.
//
// # The same bits everywhere
//
// Randomness is an explicit argument, and the same seed gives the same result.
// Training comes to the same bits on amd64, on arm64 and as WebAssembly, on any
// number of processors: no product is added before it is rounded, sums have one
// order, and exponentials and logarithms are those of internal/elementary. Where
// you see float64(x*y), this is why. The readable forms, which use gonum's
// matrices, may differ from one kind of processor to another in the last digits.
package nnlib
