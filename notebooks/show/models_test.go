package show

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/must"
	"nnlecture/notebooks/show/internal/pen"
)

// xorNetwork is a 2-3-1 network before any training.
func xorNetwork() *nnlib.MLP {
	return nnlib.NewMLP([]int{2, 3, 1}, nnlib.TanhActivation(), nnlib.SigmoidOutput, nnlib.Glorot, rand.New(rand.NewPCG(5, 1)))
}

// A picture must show the model as it was when the picture was made, or films
// of training would show the last model in every frame.
func TestPicturesKeepWhatTheyWereGiven(t *testing.T) {
	set, net := datasets.XOR(), xorNetwork()
	x, y := set.Example(1), mat.NewVecDense(1, []float64{1})
	curve := []float64{1, 2, 3}
	W := net.Layers[0].Weights
	flat := mat.NewVecDense(6, W.RawMatrix().Data)
	pictures := map[string]drawable{
		"regions":    Points(set).Network(net),
		"features":   HiddenUnits(set, net, 1),
		"hidden":     HiddenPlane(set, nnlib.NewNW4(2, 2, 2, nnlib.TanhActivation(), nnlib.Glorot, nnlib.Rand(1))),
		"network":    MLP(net).Pass(net.Forward(x)).Deltas(net.Backpropagate(x, y)),
		"weights":    Weights(flat, 2, 3),
		"images":     Images(W, 3, 1),
		"heat":       Heat(W),
		"equation":   Equation().Matrix("W", W),
		"lines":      Lines("x", "y").Add("curve", curve...),
		"bars":       Bars("x", "y", curve...),
		"histograms": Histograms("x").Add("curve", curve...),
		"path":       Surface("x", "y", circle, 0, 4, 0, 4).Path("curve", curve, curve),
		"film":       ConvolutionSteps(W, W, 1, 0),
		"boundary":   Points(set).Boundary(flat.SliceVec(0, 2), 0),
	}
	before := map[string][]byte{}
	for name, picture := range pictures {
		svg, err := picture.SVG()
		if err != nil {
			t.Fatal(name, err)
		}
		before[name] = svg
	}
	W.Scale(-3, W)
	net.Layers[1].Weights.Scale(-2, net.Layers[1].Weights)
	curve[1] = 9
	for name, picture := range pictures {
		if svg, _ := picture.SVG(); !bytes.Equal(svg, before[name]) {
			t.Errorf("%s changed with what it was drawn from", name)
		}
	}
}

// The picture's verdict must be nnlib's, on the boundary included.
func TestRegionsCountAsClassifyDoes(t *testing.T) {
	set, net := datasets.XOR(), xorNetwork()
	for range 2 {
		wrong := 0
		for n, class := range nnlib.Classify(net, set.X()) {
			if class != set.Labels[n] {
				wrong++
			}
		}
		want := fmt.Sprintf("misclassifies %d of 4", wrong)
		if got := Points(set).Network(net).AltText(); !strings.Contains(got, want) {
			t.Errorf("the text alternative is %q, want it to hold %q", got, want)
		}
		for _, layer := range net.Layers { // all answers become exactly one half
			layer.Weights.Zero()
		}
	}
}

func TestNetworkPictureTellsThePasses(t *testing.T) {
	set, net := datasets.XOR(), xorNetwork()
	x, y := set.Example(1), mat.NewVecDense(1, []float64{1})
	forward, backward := net.Forward(x), net.Backpropagate(x, y)
	got := MLP(net).Pass(forward).Deltas(backward).AltText()
	for _, want := range []string{
		"2-3-1 network with 13 parameters", "a⁰ = (0, 1)",
		"a² = " + pen.List(mat.Col(nil, 0, forward.Output())),
		"δ¹ = " + pen.List(mat.Row(nil, 0, backward.Delta[1])),
		"δ² = " + pen.List(mat.Row(nil, 0, backward.Delta[2])),
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the text alternative is %q, want it to hold %q", got, want)
		}
	}
	if n := len(MLP(net).Pass(forward).Deltas(backward).Film().frames); n != 1+3+2 {
		t.Errorf("the film has %d frames, want 6: the network, three layers forward, two back", n)
	}
}

// What the picture counts must be what the network answers: its output layer
// sees the hidden activations and nothing else.
func TestHiddenPlaneAnswersAsTheNetwork(t *testing.T) {
	set := datasets.Moons(60, 0.1, nnlib.Rand(1))
	for _, g := range []nnlib.Activation{nnlib.SigmoidActivation(), nnlib.ReLUActivation()} {
		net := nnlib.NewNW4(2, 2, 2, g, nnlib.SmallNormal(2), nnlib.Rand(3))
		wrong := 0
		for n, class := range nnlib.Classify(net, set.X()) {
			if class != set.Labels[n] {
				wrong++
			}
		}
		got := HiddenPlane(set, net, "left", "right").AltText()
		for _, want := range []string{"plane of left and right", fmt.Sprintf("misclassifies %d of 60", wrong)} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: the text alternative is %q, want it to hold %q", g.Name, got, want)
			}
		}
	}
	_, err := HiddenPlane(set, nnlib.NewNW4(2, 3, 2, nnlib.ReLUActivation(), nnlib.Zero, nil)).SVG()
	if err == nil || !strings.Contains(err.Error(), "3 units") {
		t.Errorf("for three units the error is %v", err)
	}
}

func TestTrainingStepsShowTheModelAsItWas(t *testing.T) {
	set := datasets.XOR()
	train := func(epochs int) (*nnlib.MLP, iter.Seq2[nnlib.Progress, error]) {
		net := nnlib.NewNW4(2, 3, 2, nnlib.TanhActivation(), nnlib.SmallNormal(1), nnlib.Rand(1))
		return net, nnlib.Train(net, set.X(), set.OneHot(), nnlib.NewGradientDescent(1), nnlib.TrainOptions{Epochs: epochs}, nil)
	}
	net, training := train(99)
	last := 0
	film := TrainingSteps(training, []int{1, 20, 40}, func(p nnlib.Progress) Picture {
		last = p.Epoch
		return Points(set).Network(net)
	})
	if len(film.frames) != 3 || last != 40 {
		t.Errorf("%d pictures, the last after epoch %d, want 3 and 40", len(film.frames), last)
	}
	short, training := train(20)
	must.All(training)
	want, _ := Points(set).Network(short).SVG()
	if got, _ := film.frames[1].SVG(); !bytes.Equal(got, want) {
		t.Error("the second picture is not that of a network after 20 epochs")
	}
	_, failing := train(0)
	_, err := TrainingSteps(failing, []int{1}, nil).HTML()
	if data := (*nnlib.DataError)(nil); !errors.As(err, &data) || !strings.Contains(err.Error(), "0 of 1 pictures") {
		t.Errorf("a training that cannot start gives %v, want its *nnlib.DataError", err)
	}
}

func TestNoSuchLayer(t *testing.T) {
	_, err := HiddenUnits(datasets.XOR(), xorNetwork(), 3).SVG()
	if err == nil || !strings.Contains(err.Error(), "no layer 3, only 1 … 2") {
		t.Errorf("the error is %v", err)
	}
}
