package datasets

import "gonum.org/v1/gonum/mat"

// AND, OR and XOR are the truth tables of logic as four points in the plane:
// the corners of the unit square, each labelled with the gate's output. AND
// and OR are linearly separable. XOR is not, which is what Minsky and Papert
// held against the perceptron in 1969.

// AND is true where both inputs are.
func AND() *Set { return gate("AND", 0, 0, 0, 1) }

// OR is true where at least one input is.
func OR() *Set { return gate("OR", 0, 1, 1, 1) }

// XOR is true where exactly one input is.
func XOR() *Set { return gate("XOR", 0, 1, 1, 0) }

// gate labels the inputs 00, 01, 10, 11.
func gate(name string, outputs ...int) *Set {
	inputs := mat.NewDense(4, 2, []float64{
		0, 0,
		0, 1,
		1, 0,
		1, 1,
	})
	return New(name, "truth table", []string{"x1", "x2"}, []string{"false", "true"}, inputs, outputs)
}
