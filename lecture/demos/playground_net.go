package demos

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// inputsOf are what a network may be given of a point, by their names on the page.
var inputsOf = map[string]func(x, y float64) float64{
	"x1":   func(x, _ float64) float64 { return x },
	"x2":   func(_, y float64) float64 { return y },
	"x1x1": func(x, _ float64) float64 { return x * x },
	"x2x2": func(_, y float64) float64 { return y * y },
	"x1x2": func(x, y float64) float64 { return x * y },
	"sin1": func(x, _ float64) float64 { return math.Sin(2 * x) },
	"sin2": func(_, y float64) float64 { return math.Sin(2 * y) },
}

// checkFeatures says which name is unknown.
func checkFeatures(names []string) error {
	for _, name := range names {
		if inputsOf[name] == nil {
			return fmt.Errorf("there is no input %q", name)
		}
	}
	return nil
}

// features computes the named inputs from points, which are columns; without
// names they are the coordinates.
//
//	2×N → M×N
func features(points mat.Matrix, names []string) mat.Matrix {
	if len(names) == 0 {
		return points
	}
	_, n := points.Dims()
	X := mat.NewDense(n, len(names), nil) // each example contiguous
	for i := range n {
		for j, name := range names {
			X.Set(i, j, inputsOf[name](points.At(0, i), points.At(1, i)))
		}
	}
	return X.T()
}

// playgroundNet builds the network that was asked for.
func playgroundNet(p PlaygroundParams, classes int, regression bool, rng *rand.Rand) (*nnlib.MLP, error) {
	init, err := scheme(p.Init, 1)
	if err != nil {
		return nil, err
	}
	g, err := activation(p.G)
	if err != nil {
		return nil, err
	}
	inputs := len(p.Features)
	if inputs == 0 {
		inputs = 2
	}
	if regression && (p.Network == "nw2" || p.Network == "nw3") {
		return nil, fmt.Errorf("a regression has a single output: take NW1 or hidden layers")
	}
	switch p.Network {
	case "nw1":
		if classes != 2 {
			return nil, fmt.Errorf("NW1 answers yes or no, and these data have %d classes: take NW2, NW3 or hidden layers", classes)
		}
		return nnlib.NewNW1(inputs, init, rng), nil
	case "nw2":
		return nnlib.NewNW2(inputs, classes, init, rng), nil
	case "nw3":
		return nnlib.NewNW3(inputs, classes, init, rng), nil
	case "mlp":
		if len(p.Layers) < 1 || len(p.Layers) > 6 || slices.Min(p.Layers) < 1 || slices.Max(p.Layers) > 32 {
			return nil, fmt.Errorf("hidden layers are %v: want 1 … 6 layers of 1 … 32 units, as in 8,8", p.Layers)
		}
		sizes := append([]int{inputs}, p.Layers...)
		if regression {
			return nnlib.NewMLP(append(sizes, 1), g, nnlib.SigmoidOutput, init, rng), nil
		}
		return nnlib.NewMLP(append(sizes, classes), g, nnlib.SoftmaxOutput, init, rng), nil
	}
	return nil, fmt.Errorf("there is no network %q", p.Network)
}

func optimizerFor(p PlaygroundParams) (nnlib.Optimizer, error) {
	switch p.Optimizer {
	case "sgd":
		return nnlib.NewGradientDescent(p.Alpha), nil
	case "adagrad":
		return nnlib.NewAdaGrad(p.Alpha), nil
	case "rmsprop":
		return nnlib.NewRMSProp(p.Alpha, 0.9), nil
	case "momentum":
		return nnlib.NewMomentum(p.Alpha, 0.9), nil
	case "adam":
		return nnlib.NewAdam(p.Alpha), nil
	}
	return nil, fmt.Errorf("there is no optimizer %q", p.Optimizer)
}

// penalized adds the gradient of a penalty on the weights, not on the biases:
//
//	L2: λ/2 Σ w²   →  λ w
//	L1: λ Σ |w|    →  λ sign(w)
type penalized struct {
	nnlib.Optimizer
	l1, l2  float64
	weights []bool // which parameters are weights, in the order of training
}

// Update implements nnlib.Optimizer.
func (o *penalized) Update(theta, g []float64) {
	for i, isWeight := range o.weights {
		switch w := theta[i]; {
		case !isWeight:
		case w > 0:
			g[i] += o.l1 + o.l2*w
		case w < 0:
			g[i] += -o.l1 + o.l2*w
		}
	}
	o.Optimizer.Update(theta, g)
}

// penalize puts the penalty that was asked for in front of an optimizer.
func penalize(p PlaygroundParams, optimizer nnlib.Optimizer, net *nnlib.MLP, regression bool) (nnlib.Optimizer, error) {
	if !(p.Lambda >= 0 && p.Lambda <= 10) {
		return nil, fmt.Errorf("the penalty's λ is %v, want 0 … 10", p.Lambda)
	}
	weights := weightsIn
	if regression {
		weights = weightsOf
	}
	switch p.Penalty {
	case "", "none":
		return optimizer, nil
	case "l1":
		return &penalized{optimizer, p.Lambda, 0, weights(net)}, nil
	case "l2":
		return &penalized{optimizer, 0, p.Lambda, weights(net)}, nil
	}
	return nil, fmt.Errorf("there is no penalty %q", p.Penalty)
}

// weightsOf says which parameters are weights, in the order of ParameterList.Values.
func weightsOf(net *nnlib.MLP) (are []bool) {
	for _, p := range net.Parameters() {
		are = append(are, slices.Repeat([]bool{p.Name[0] == 'W'}, p.Shape.Rows*p.Shape.Cols)...)
	}
	return are
}

// weightsIn finds out which parameters are weights, in the order in which
// nnlib.Train hands them to an optimizer: those that are 1 in a network with weights of 1 and biases
// of 0.
func weightsIn(net *nnlib.MLP) []bool {
	net = net.Clone()
	for _, layer := range net.Layers {
		layer.Weights.Apply(func(int, int, float64) float64 { return 1 }, layer.Weights)
		layer.Bias.Zero()
	}
	var seen recorder
	X, Y := mat.NewDense(net.Inputs(), 1, nil), mat.NewDense(net.Outputs(), 1, nil)
	Y.Set(0, 0, 1)
	for range nnlib.Train(net, X, Y, &seen, nnlib.TrainOptions{Epochs: 1}, nil) {
	}
	return seen.ones
}

// recorder is an optimizer that changes nothing and notes which parameters are 1.
type recorder struct{ ones []bool }

// Update implements nnlib.Optimizer.
func (r *recorder) Update(theta, _ []float64) {
	r.ones = make([]bool, len(theta))
	for i, v := range theta {
		r.ones[i] = v == 1
	}
}

// Validate implements nnlib.Optimizer.
func (r *recorder) Validate() error { return nil }
