package demos

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat"

	"nnlecture/nnlib"
)

func init() { method("initialization", RunInitialization) }

// InitializationParams is a deep network that has not been trained.
type InitializationParams struct {
	Scheme string  `json:"scheme"`
	G      string  `json:"g"`
	Layers int     `json:"layers"`
	Units  int     `json:"units"`
	Scale  float64 `json:"scale"` // standard deviation of the scheme "normal"
	Seed   uint64  `json:"seed"`
}

// LayerHistogram is how the activations of a layer are distributed.
type LayerHistogram struct {
	Deviation float64 `json:"deviation"` // standard deviation
	Gradient  float64 `json:"gradient"`  // ‖δ‖ of the layer against that of the last
	Counts    []int   `json:"counts"`    // of 41 bins from −Range to Range
	Range     float64 `json:"range"`
}

// scheme finds an initializer by name.
func scheme(name string, scale float64) (nnlib.Initializer, error) {
	switch name {
	case "zero":
		return nnlib.Zero, nil
	case "normal":
		return nnlib.SmallNormal(scale), nil
	case "xavier":
		return nnlib.Xavier, nil
	case "glorot":
		return nnlib.Glorot, nil
	case "he":
		return nnlib.He, nil
	}
	return nil, fmt.Errorf("there is no initialization %q", name)
}

// RunInitialization sends normally distributed inputs forward through the
// layers and an error backwards.
func RunInitialization(p InitializationParams) ([]LayerHistogram, error) {
	g, err := activation(p.G)
	if err != nil {
		return nil, err
	}
	init, err := scheme(p.Scheme, p.Scale)
	if err != nil {
		return nil, err
	}
	if p.Layers < 1 || p.Layers > 20 || p.Units < 2 || p.Units > 300 {
		return nil, fmt.Errorf("%d layers of %d units: want 1 … 20 layers of 2 … 300 units", p.Layers, p.Units)
	}
	rng := seeded(p.Seed)
	sizes := make([]int, p.Layers+2)
	for i := range sizes {
		sizes[i] = p.Units
	}
	net := nnlib.NewMLP(sizes, g, nnlib.SoftmaxOutput, init, rng)
	X, Y := mat.NewDense(p.Units, 8, nil), mat.NewDense(p.Units, 8, nil)
	for n := range 8 {
		for m := range p.Units {
			X.Set(m, n, rng.NormFloat64())
		}
		Y.Set(rng.IntN(p.Units), n, 1)
	}
	pass, back := net.ForwardBatch(X), net.BackpropagateBatch(X, Y)
	last := back.Delta[p.Layers+1].Norm(2)
	layers := make([]LayerHistogram, p.Layers)
	for i := range layers {
		layers[i] = histogram(pass.A[i+1].RawMatrix().Data, g)
		layers[i].Gradient = back.Delta[i+1].Norm(2) / last
	}
	return layers, nil
}

const bins = 41

func histogram(values []float64, g nnlib.Activation) LayerHistogram {
	h := LayerHistogram{Deviation: stat.StdDev(values, nil), Counts: make([]int, bins), Range: 1}
	if g.Func(50) > 2 { // unbounded
		h.Range = 3
	}
	for _, v := range values {
		bin := int(math.Floor((v + h.Range) / (2 * h.Range) * bins))
		h.Counts[min(max(bin, 0), bins-1)]++
	}
	if math.IsNaN(h.Deviation) || math.IsInf(h.Deviation, 0) {
		h.Deviation = math.MaxFloat64
	}
	return h
}
