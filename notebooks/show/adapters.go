package show

import (
	"iter"
	"slices"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// The functions of this file take nnlib's networks where the others take
// matrices and functions.

// Network tints the regions that a network gives to the classes; see
// [Plane.Regions].
func (p *Plane) Network(net nnlib.Network) *Plane {
	return p.Regions(func(X mat.Matrix) mat.Matrix { return nnlib.PredictBatch(net, X) })
}

// MLP draws a multi-layer perceptron; see [Network].
func MLP(net *nnlib.MLP) *NetworkPicture {
	var weights []mat.Matrix
	for _, layer := range net.Layers {
		weights = append(weights, layer.Weights)
	}
	return Network(weights...)
}

// Pass writes the activations of a forward pass into the units.
func (n *NetworkPicture) Pass(pass *nnlib.ForwardPass) *NetworkPicture {
	var activations []mat.Matrix
	for _, a := range pass.A {
		activations = append(activations, a)
	}
	return n.Forward(activations...)
}

// Deltas writes the deltas of a backward pass under the units.
func (n *NetworkPicture) Deltas(pass *nnlib.BackwardPass) *NetworkPicture {
	var deltas []mat.Matrix
	for l := len(pass.Delta) - 1; l > 0; l-- {
		deltas = append(deltas, pass.Delta[l])
	}
	return n.Backward(deltas...)
}

// HiddenUnits draws what the units of a layer respond to, 1 for the first
// hidden layer; see [Features].
func HiddenUnits(set *datasets.Set, net *nnlib.MLP, layer int) *FeaturePicture {
	if layer < 1 || layer > net.Depth() {
		p := &FeaturePicture{Figure: newFigure("HiddenUnits", figureHeight)}
		p.fail("the network has no layer %d, only 1 … %d", layer, net.Depth())
		return p
	}
	return Features(set, func(X mat.Matrix) mat.Matrix { return net.ForwardBatch(X).A[layer] })
}

// HiddenPlane draws the examples as the output layer sees them: in the plane of
// the activations of its two inputs, the units of the last hidden layer, with
// the regions into which it cuts that plane. The names, where given, are those
// of the two units. All that a bounded activation reaches is in view, so that
// steps of training compare.
func HiddenPlane(set *datasets.Set, net *nnlib.MLP, names ...string) *Plane {
	last := net.Depth() - 1
	A := net.ForwardBatch(set.X()).A[last]
	if units, _ := A.Dims(); units != 2 || len(names) != 0 && len(names) != 2 {
		p := &Plane{Figure: newFigure("HiddenPlane", figureHeight), set: set}
		p.fail("the last hidden layer has %d units and %d names, want 2 units, and a name for both or none", units, len(names))
		return p
	}
	if len(names) == 0 {
		names = []string{"unit 1", "unit 2"}
	}
	p := Points(datasets.New(set.Name, set.Source, names, set.ClassNames, mat.DenseCopyOf(A.T()), set.Labels))
	if low, high := net.Activation.Func(-50), net.Activation.Func(50); last > 0 && high-low <= 2 {
		p.Reach(low, low).Reach(high, high)
	}
	return p.Network(&nnlib.MLP{Layers: net.Layers[last:], Activation: net.Activation, Output: net.Output})
}

// TrainingSteps runs a training and draws a picture after each of the given
// epochs, the model as it was then. The training ends with the last of them.
//
//	show.TrainingSteps(nnlib.Train(net, X, Y, rule, options, rng), []int{1, 10, 100}, func(p nnlib.Progress) show.Picture {
//		return show.Points(set).Network(net).Caption(fmt.Sprintf("Epoch %d: J = %.3f.", p.Epoch, p.Loss))
//	}).Display()
func TrainingSteps(training iter.Seq2[nnlib.Progress, error], epochs []int, picture func(p nnlib.Progress) Picture) *Stepper {
	var frames []Picture
	for p, err := range training {
		if err != nil {
			s := Steps(frames...)
			s.err = nil // a picture of a diverged model, which cannot be drawn, is not the cause
			s.fail("the training ended after %d of %d pictures: %w", len(frames), len(epochs), err)
			return s
		}
		if slices.Contains(epochs, p.Epoch) {
			frames = append(frames, picture(p))
		}
		if len(frames) == len(epochs) {
			break
		}
	}
	return Steps(frames...)
}
