package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/engine"
)

// Model is a network that is asked, counted, saved and loaded, and needs no
// machinery of training for it.
type Model interface {
	// Predict is the network's answer for one example, a probability for each
	// output.
	Predict(x mat.Vector) *mat.VecDense
	// Parameters lists what training changes, in the order of the layers.
	Parameters() ParameterList
}

// Network is what [Train] can train: an [MLP] or a [CNN].
type Network interface {
	Model

	// spec is what the engine trains. It panics unless the network is whole.
	spec() engine.Spec
}

// evaluationBatch is how many examples are computed at a time.
const evaluationBatch = 64

// PredictBatch is the network's answer for all examples.
//
// Shapes: X is M×N, the result is K×N, an example per column. It panics with a
// *ShapeError otherwise.
func PredictBatch(net Network, X mat.Matrix) *mat.Dense {
	spec := net.spec()
	in, out := spec.Inputs, spec.Outputs
	x, N := examples("PredictBatch", X, in)
	answers := mat.NewDense(N, out, nil)
	team := engine.NewTeam(spec, evaluationBatch)
	for first := 0; first < N; first += evaluationBatch {
		n := min(evaluationBatch, N-first)
		team.Predict(answers.RawMatrix().Data[first*out:(first+n)*out], x[first*in:(first+n)*in], n)
	}
	return mat.DenseCopyOf(answers.T())
}

// Classify is the class that the network gives to each example: that of
// [PredictedClasses].
//
// Shapes: X is M×N. It panics with a *ShapeError otherwise.
func Classify(net Network, X mat.Matrix) []int { return PredictedClasses(PredictBatch(net, X)) }

// PredictedClasses is the class that each column of probabilities stands for:
// the largest, the first of equals; where there is a single probability 1 if it
// is at least one half, else 0.
//
// Shapes: A is K×N, the activations of the last layer, an example per column.
func PredictedClasses(A mat.Matrix) []int {
	K, N := A.Dims()
	a, classes := make([]float64, K), make([]int, N)
	for n := range N {
		classes[n] = engine.Class(mat.Col(a, n, A), 0.5)
	}
	return classes
}

// Accuracy is the share of examples to which the network gives their class, one
// of those that [Classify] tells. [Evaluate] has the loss as well.
//
// Shapes: X is M×N, labels has N classes. It panics with a *ShapeError
// otherwise.
func Accuracy(net Network, X mat.Matrix, labels []int) float64 {
	answers := Classify(net, X)
	if len(labels) != len(answers) {
		panic(&ShapeError{"Accuracy", "labels", fmt.Sprint(len(labels)), fmt.Sprintf("%d, one per example", len(answers))})
	}
	right := 0
	for n, answer := range answers {
		if answer == labels[n] {
			right++
		}
	}
	return float64(right) / float64(len(answers))
}

// Evaluate returns the mean loss and the share of right answers on a set of
// examples, for instance on one that was kept out of the training.
//
// It returns a *DataError if a value is not finite, a label is not one-hot (0
// or 1 where there is a single output) or the set is empty.
//
// Shapes: X is M×N, Y is K×N. It panics with a *ShapeError otherwise.
func Evaluate(net Network, X, Y mat.Matrix) (loss, accuracy float64, err error) {
	spec := net.spec()
	in, out := spec.Inputs, spec.Outputs
	x, y, N, err := labelledExamples("Evaluate", X, Y, spec)
	if err != nil {
		return 0, 0, err
	}
	team := engine.NewTeam(spec, evaluationBatch)
	correct := 0
	for first := 0; first < N; first += evaluationBatch {
		n := min(evaluationBatch, N-first)
		l, c := team.Evaluate(x[first*in:(first+n)*in], y[first*out:(first+n)*out], n)
		loss, correct = loss+l, correct+c
	}
	return loss / float64(N), float64(correct) / float64(N), nil
}

// examples returns X with each example contiguous, without copying where X
// shows such a matrix transposed. It panics with a *ShapeError unless X is M×N.
func examples(function string, X mat.Matrix, M int) (x []float64, N int) {
	m, N := X.Dims()
	if m != M || N == 0 {
		panic(&ShapeError{function, "X", shape(X), fmt.Sprintf("%d×N, one example per column", M)})
	}
	return contiguousColumns(X), N
}

// labelledExamples is examples together with their labels. It panics with a
// *ShapeError for a wrong shape and returns a *DataError for wrong values.
func labelledExamples(function string, X, Y mat.Matrix, spec engine.Spec) (x, y []float64, N int, err error) {
	if _, N = X.Dims(); N == 0 {
		return nil, nil, 0, &DataError{function, "there are no examples"}
	}
	needLabelled(function, X, Y, spec)
	x, y = contiguousColumns(X), contiguousColumns(Y)
	if err := checkFiniteColumns(function, x, spec.Inputs); err != nil {
		return nil, nil, 0, err
	}
	return x, y, N, checkLabels(function, y, spec)
}

// needLabelled panics unless X holds examples for the network, and Y a label for
// each. No examples at all are for the caller to refuse.
func needLabelled(function string, X, Y mat.Matrix, spec engine.Spec) {
	m, N := X.Dims()
	if N == 0 {
		return
	}
	if m != spec.Inputs {
		panic(&ShapeError{function, "X", shape(X), fmt.Sprintf("%d×N, one example per column", spec.Inputs)})
	}
	needShape(function, "Y", Y, spec.Outputs, N)
}

// contiguousColumns returns the columns of X one after the other.
func contiguousColumns(X mat.Matrix) []float64 {
	m, n := X.Dims()
	if t, ok := X.(mat.Untransposer); ok {
		if rows, ok := t.Untranspose().(mat.RawMatrixer); ok {
			if raw := rows.RawMatrix(); raw.Stride == m {
				return raw.Data[:n*m]
			}
		}
	}
	data := make([]float64, 0, n*m)
	for j := range n {
		for i := range m {
			data = append(data, X.At(i, j))
		}
	}
	return data
}

// checkLabels returns a *DataError unless each K labels are one-hot or, for a
// single sigmoid unit, 0 or 1.
func checkLabels(function string, y []float64, spec engine.Spec) error {
	K := spec.Outputs
	for n := range len(y) / K {
		label := y[n*K : (n+1)*K]
		ones := 0
		for k, v := range label {
			if v != 0 && v != 1 {
				return &DataError{function, fmt.Sprintf("label %d of example %d is %v, want 0 or 1", k, n, v)}
			}
			ones += int(v)
		}
		if ones != 1 && (K > 1 || spec.Output == engine.SoftmaxOutput) {
			return &DataError{function, fmt.Sprintf("the label of example %d is %v, want it one-hot: a single 1 among %d entries", n, label, K)}
		}
	}
	return nil
}
