package nnlib_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// Two steps by hand with g = (3, −4), then (4, 0), from θ = (1, 1).
func TestOptimizersByHand(t *testing.T) {
	for _, c := range []struct {
		name          string
		o             nnlib.Optimizer
		first, second []float64
	}{
		// θ − 0.1g: (0.7, 1.4), (0.3, 1.4)
		{"gradient descent", nnlib.NewGradientDescent(0.1), []float64{0.7, 1.4}, []float64{0.3, 1.4}},
		// v = −0.1g = (−0.3, 0.4); then v = 0.5v − 0.1g = (−0.55, 0.2)
		{"momentum", nnlib.NewMomentum(0.1, 0.5), []float64{0.7, 1.4}, []float64{0.15, 1.6}},
		// r = (9, 16), √r = (3, 4), steps ∓0.1; then r = (25, 16), step 0.1·4/5 = 0.08 and 0
		{"AdaGrad", &nnlib.AdaGrad{LearningRate: 0.1}, []float64{0.9, 1.1}, []float64{0.82, 1.1}},
		// ε = 1 outside the root: steps 0.1·3/4 = 0.075, 0.1·4/5 = 0.08; then 0.1·4/6
		{"AdaGrad, ε = 1", &nnlib.AdaGrad{LearningRate: 0.1, Epsilon: 1}, []float64{0.925, 1.08}, []float64{0.925 - 0.4/6, 1.08}},
		// ρ = ¾: r = ¼(9, 16), √r = (1.5, 2), steps 0.1·2; then r = (6.75 + 16)/4 = (¾·2.25 + 4)
		{"RMSProp", &nnlib.RMSProp{LearningRate: 0.1, Decay: 0.75}, []float64{0.8, 1.2}, []float64{0.8 - 0.4/math.Sqrt(0.75*2.25+4), 1.2}},
		// Adam's first step is α·g/|g|, whatever the decays are.
		{"Adam", &nnlib.Adam{LearningRate: 0.1, Decay1: 0.5, Decay2: 0.75}, []float64{0.9, 1.1},
			// m = (1.5/2 + 2, −1), m̂ = m/0.75 = (11/3, −4/3); r = (¾·2.25 + 4, 3), r̂ = r/(1 − 9/16)
			[]float64{0.9 - 0.1*(11.0/3)/math.Sqrt(5.6875/0.4375), 1.1 + 0.1*(4.0/3)/math.Sqrt(3/0.4375)}},
	} {
		theta := []float64{1, 1}
		c.o.Update(theta, []float64{3, -4})
		nearMatrix(t, c.name+", first step", vec(theta...), vec(c.first...), 1e-15)
		c.o.Update(theta, []float64{4, 0})
		nearMatrix(t, c.name+", second step", vec(theta...), vec(c.second...), 1e-15)
		if err := c.o.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// A gradient of 0 moves nothing, but RMSProp's memory fades meanwhile, and
// Adam and momentum roll on.
func TestZeroGradients(t *testing.T) {
	a, r := nnlib.NewAdaGrad(0.1), nnlib.NewRMSProp(0.1, 0.5)
	if a.LearningRates() != nil || r.LearningRates() != nil {
		t.Error("before the first step there are no learning rates")
	}
	for _, o := range []nnlib.Optimizer{a, r, nnlib.NewAdam(0.1), &nnlib.AdaGrad{LearningRate: 1}, &nnlib.RMSProp{LearningRate: 1}, &nnlib.Adam{LearningRate: 1}} {
		theta := []float64{1}
		o.Update(theta, []float64{0})
		near(t, fmt.Sprintf("%T at g = 0", o), theta[0], 1, 0)
	}
	a.Update([]float64{1}, []float64{2})
	r.Update([]float64{1}, []float64{2})
	near(t, "AdaGrad's rate", a.LearningRates()[0], 0.1/(1e-7+2), 1e-17)
	near(t, "RMSProp's rate", r.LearningRates()[0], 0.1/(1e-7+math.Sqrt2), 1e-17)
	a.Update([]float64{1}, []float64{0})
	r.Update([]float64{1}, []float64{0})
	near(t, "AdaGrad's rate later", a.LearningRates()[0], 0.1/(1e-7+2), 1e-17)
	near(t, "RMSProp's rate later", r.LearningRates()[0], 0.1/(1e-7+1), 1e-17)
}

func TestDefaults(t *testing.T) {
	if a, r, m := nnlib.NewAdaGrad(0.5), nnlib.NewRMSProp(0.5, 0.9), nnlib.NewAdam(0.5); a.Epsilon != 1e-7 || r.Epsilon != 1e-7 || m.Epsilon != 1e-8 || m.Decay1 != 0.9 || m.Decay2 != 0.999 {
		t.Errorf("%+v %+v %+v", a, r, m)
	}
}

func TestOptimizersRefuseOtherLengths(t *testing.T) {
	for name, o := range map[string]nnlib.Optimizer{
		"GradientDescent.Update": nnlib.NewGradientDescent(1), "Momentum.Update": nnlib.NewMomentum(1, 0),
		"AdaGrad.Update": nnlib.NewAdaGrad(1), "RMSProp.Update": nnlib.NewRMSProp(1, 0), "Adam.Update": nnlib.NewAdam(1),
	} {
		wantShapePanic(t, name+": gradient is 1 numbers, want 2, one per parameter", func() { o.Update([]float64{1, 2}, []float64{1}) })
		if name == "GradientDescent.Update" {
			continue // remembers nothing
		}
		o.Update([]float64{1}, []float64{1})
		wantShapePanic(t, name+": theta is 2 parameters, want 1 as in the steps before", func() { o.Update([]float64{1, 2}, []float64{1, 2}) })
	}
}

func TestUpdateOfParameters(t *testing.T) {
	W, b := dense(1, 2, 1, 2), vec(3)
	nnlib.UpdateWeights(W, dense(1, 2, 10, -10), 0.1)
	nnlib.UpdateBias(b, vec(5), 0.1)
	nearMatrix(t, "W", W, dense(1, 2, 0, 3), 0)
	nearMatrix(t, "b", b, vec(2.5), 0)
}

// Mean and variance of 200 000 draws, to five standard errors; uniform draws
// stay within their bounds.
func TestInitializers(t *testing.T) {
	const in, out, N = 30, 10, 200000
	for name, c := range map[string]struct {
		init           nnlib.Initializer
		variance, most float64
	}{
		"small normal":   {nnlib.SmallNormal(0.01), 1e-4, math.Inf(1)},
		"Xavier":         {nnlib.Xavier, 1.0 / 30, math.Inf(1)},
		"Glorot":         {nnlib.Glorot, 1.0 / 20, math.Inf(1)},
		"He":             {nnlib.He, 2.0 / 20, math.Inf(1)},
		"Xavier uniform": {nnlib.XavierUniform, 1.0 / 30, math.Sqrt(3.0 / 30)},
		"Glorot uniform": {nnlib.GlorotUniform, 1.0 / 20, math.Sqrt(3.0 / 20)},
		"He uniform":     {nnlib.HeUniform, 2.0 / 20, math.Sqrt(6.0 / 20)},
	} {
		rng := rand.New(rand.NewPCG(23, 24))
		var sum, squares, most float64
		for range N {
			w := c.init(in, out, rng)
			sum, squares, most = sum+w, squares+w*w, max(most, math.Abs(w))
		}
		near(t, name+", mean", sum/N, 0, 5*math.Sqrt(c.variance/N))
		near(t, name+", variance", squares/N/c.variance, 1, 5*math.Sqrt(2.0/N))
		if most > c.most || !math.IsInf(c.most, 1) && most < 0.999*c.most {
			t.Errorf("%s: the largest weight is %v, the bound %v", name, most, c.most)
		}
	}
	if nnlib.Zero(in, out, nil) != 0 {
		t.Error("Zero is not 0")
	}
}

// What an initializer is told: for a dense layer its inputs and units, for a
// convolutional one the C·P² inputs of a unit and the K·P² units of an input.
func TestInitializersAreToldTheSizes(t *testing.T) {
	var in, out int
	spy := func(i, o int, _ *rand.Rand) float64 { in, out = i, o; return 0 }
	nnlib.NewLayer(7, 5, spy, nil)
	if in != 7 || out != 5 {
		t.Errorf("dense: %d in, %d out, want 7 and 5", in, out)
	}
	nnlib.NewConv(2, 5, 3, 1, 0, spy, nil)
	if in != 18 || out != 45 {
		t.Errorf("convolutional: %d in, %d out, want 18 and 45", in, out)
	}
}

// The variance argument: through a linear layer with Xavier's weights the
// variance stays. Inputs (1, …, 1) have the mean square 1.
func TestXavierKeepsTheVariance(t *testing.T) {
	layer := nnlib.NewLayer(400, 400, nnlib.Xavier, rand.New(rand.NewPCG(25, 26)))
	x := mat.NewVecDense(400, nil)
	for i := range 400 {
		x.SetVec(i, 1)
	}
	a := nnlib.PreActivation(layer.Weights, x, layer.Bias)
	near(t, "mean square", mat.Dot(a, a)/400, 1, 5*math.Sqrt(2.0/400))
}

// Started at zero all hidden units of a layer stay equal for ever.
func TestZeroStartStaysSymmetric(t *testing.T) {
	net := nnlib.NewNW4(2, 4, 2, nnlib.SigmoidActivation(), nnlib.Zero, nil)
	X, Y := dense(2, 4, 0, 0, 1, 1, 0, 1, 0, 1), dense(2, 4, 1, 0, 0, 1, 0, 1, 1, 0)
	Y.Set(0, 3, 0)
	Y.Set(1, 3, 1)
	for _, err := range nnlib.Train(net, X, Y, nnlib.NewGradientDescent(1), nnlib.TrainOptions{Epochs: 50}, nil) {
		if err != nil {
			t.Fatal(err)
		}
	}
	W := net.Layers[0].Weights
	if W.At(0, 0) == 0 {
		t.Error("nothing was learned at all")
	}
	for h := 1; h < 4; h++ {
		nearMatrix(t, "weights of a hidden unit", W.RowView(h), W.RowView(0), 0)
	}
}

func ExampleUpdateWeights() {
	W := dense(1, 2, 1, 2)
	nnlib.UpdateWeights(W, dense(1, 2, 10, -10), 0.1)
	show("W", W)
	// Output: W 1×2: [0 3]
}

func ExampleUpdateBias() {
	b := vec(3)
	nnlib.UpdateBias(b, vec(5), 0.1)
	show("b", b)
	// Output: b 1×1: [2.5]
}

// The first step has the size α for every parameter; afterwards the rate of a
// parameter with large gradients has fallen more.
func ExampleAdaGrad_Update() {
	theta, o := []float64{1, 1}, nnlib.NewAdaGrad(0.1)
	for range 2 {
		o.Update(theta, []float64{10, 0.1})
		fmt.Printf("θ = %.4f, rates %.4f\n", theta, o.LearningRates())
	}
	// Output:
	// θ = [0.9000 0.9000], rates [0.0100 1.0000]
	// θ = [0.8293 0.8293], rates [0.0071 0.7071]
}

func ExampleRMSProp_Update() {
	theta, o := []float64{1, 1}, nnlib.NewRMSProp(0.1, 0.9)
	for range 2 {
		o.Update(theta, []float64{10, 0.1})
		fmt.Printf("θ = %.4f, rates %.4f\n", theta, o.LearningRates())
	}
	// Output:
	// θ = [0.6838 0.6838], rates [0.0316 3.1623]
	// θ = [0.4544 0.4544], rates [0.0229 2.2942]
}

func ExampleXavier() {
	fmt.Printf("V{w}·M_in = %.1f\n", 300*variance(nnlib.Xavier))
	// Output: V{w}·M_in = 1.0
}

func ExampleGlorot() {
	fmt.Printf("V{w}·M_avg = %.1f\n", 200*variance(nnlib.Glorot))
	// Output: V{w}·M_avg = 1.0
}

func ExampleHe() {
	fmt.Printf("V{w}·M_avg = %.1f\n", 200*variance(nnlib.He))
	// Output: V{w}·M_avg = 2.0
}

// variance is that of 30 000 weights between 300 inputs and 100 outputs.
func variance(init nnlib.Initializer) float64 {
	W := nnlib.NewLayer(300, 100, init, rand.New(rand.NewPCG(1, 2))).Weights
	norm := mat.Norm(W, 2)
	return norm * norm / (300 * 100)
}
