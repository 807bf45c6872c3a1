// Package nnlib is the mathematics of the lecture "Neural Networks and Deep
// Learning" (D. Wehner, DHBW Mannheim, summer term 2025), written as Go
// functions that a reader of the slides recognizes line by line.
//
// # How to find a formula
//
// Every numbered equation of the lecture is computed by a function whose doc
// comment carries that number, as in "Eq. (4)". Search for "Eq. (4)" and read.
// Files are named after topics; a file holds a formula, then its derivative,
// then what is built from both.
//
// # Notation
//
//	M        number of features          x    one example, M×1
//	N        number of examples          X    all examples, M×N, one per column
//	w, W     weights                     b    bias
//	z        pre-activation, w·x + b     a    activation, g(z)
//	y        label or target             ŷ    prediction
//	α        learning rate               δ    error gradient ∂ℓ/∂z, a row
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
//   - sign(0) = +1, Eq. (2). An example that lies on the decision boundary is
//     therefore classified as positive.
//   - Misclassified means that the model's answer differs from the label:
//     sign(w·x + b) ≠ y. The lecture also asks for y(w·x + b) > 0 for all
//     examples, which is stricter by the boundary itself: a positive example
//     with z = 0 is answered rightly and yet does not satisfy the inequality.
//     Here the model's answer decides, so such an example is left alone.
//   - The learning rate of the perceptron may be set to 1 without changing any
//     answer only if training starts at w = 0, b = 0. From another start, α
//     and the start's scale matter relative to each other.
//
// # Errors
//
// A wrong shape is a programmer's mistake: functions panic with a *[ShapeError]
// that names the function, the argument, what it got and what it wanted, and
// that unwraps to gonum's mat.ErrShape. What data decide (labels, values that
// are not finite, training that does not come to an end) is returned as an
// error. The package prints nothing and keeps no global state. Randomness is
// an explicit argument: the same seed gives the same result on every machine.
package nnlib
