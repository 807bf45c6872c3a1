package demos

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/diff/fd"
	"gonum.org/v1/gonum/floats/scalar"
)

// The heart of the blocking slide.
func TestBlockingNeedsPredictionErrors(t *testing.T) {
	light := func(rule string, group int) float64 {
		groups, err := RunConditioning(ConditioningParams{Protocol: "blocking", Rule: rule, Alpha: 0.2, Trials: 20})
		if err != nil {
			t.Fatal(err)
		}
		values := groups[group].Curves[1].Values
		return values[len(values)-1]
	}
	if a, b := light("error", 0), light("error", 1); a > 0.05 || b < 0.4 {
		t.Errorf("prediction error: light %v in group A, %v in group B; want it blocked in A", a, b)
	}
	if a, b := light("hebb", 0), light("hebb", 1); a < 0.4 || math.Abs(a-b) > 1e-12 {
		t.Errorf("Hebb: light %v in group A, %v in group B; want the same", a, b)
	}
}

func TestConvolutionHasTheSizeOfTheFormula(t *testing.T) {
	edge := [][]float64{{1, 0, -1}, {1, 0, -1}, {1, 0, -1}}
	for padding, want := range map[int]int{0: 2, 1: 4, 2: 6} {
		s, err := RunConvolution(ConvolutionParams{Image: "ramp", Size: 4, Mode: "convolve", Filter: edge, Padding: padding, Stride: 1})
		if err != nil || len(s.Output) != want {
			t.Errorf("padding %d: %v, output %d, want %d", padding, err, len(s.Output), want)
		}
	}
	s, err := RunConvolution(ConvolutionParams{Image: "ramp", Size: 4, Mode: "convolve", Filter: edge, Stride: 2})
	if err != nil || s.Problem == "" || s.Output != nil {
		t.Errorf("a stride that does not divide: %v, %+v", err, s)
	}
	pool, err := RunConvolution(ConvolutionParams{Image: "ramp", Size: 4, Mode: "max", Window: 2, Stride: 2})
	if err != nil || pool.Output[0][0] != 5 || pool.Output[1][1] != 15 {
		t.Errorf("pooling: %v, %v", err, pool.Output)
	}
}

func TestBackpropagationAgreesWithItsNumericTwin(t *testing.T) {
	s, err := RunBackprop(BackpropParams{X: []float64{0.5, -1}, Y: 1, Seed: 4})
	if err != nil {
		t.Fatal(err)
	}
	for i := range s.Analytic {
		if math.Abs(s.Analytic[i]-s.Numeric[i]) > 1e-8 {
			t.Errorf("weight %d: %v by backpropagation, %v numerically", i, s.Analytic[i], s.Numeric[i])
		}
	}
	again, err := RunBackprop(BackpropParams{X: []float64{0.5, -1}, Y: 1, Weights: s.Weights})
	if err != nil || again.Loss != s.Loss {
		t.Errorf("the same weights give the loss %v, %v; want %v", again.Loss, err, s.Loss)
	}
}

// The surfaces' gradients against central differences.
func TestSurfacesHaveTheirGradients(t *testing.T) {
	for name, s := range surfaces {
		loss := func(at []float64) float64 { return s.loss(at[0], at[1]) }
		for _, x := range []float64{-4.7, -1, 0, 0.3, 1.3, 5} {
			for _, y := range []float64{-1.9, -0.7, 0, 0.02, 1, 1.6} {
				gx, gy := s.gradient(x, y)
				want := fd.Gradient(nil, loss, []float64{x, y}, &fd.Settings{Formula: fd.Central})
				if !scalar.EqualWithinAbsOrRel(gx, want[0], 1e-6, 1e-6) || !scalar.EqualWithinAbsOrRel(gy, want[1], 1e-6, 1e-6) {
					t.Errorf("%s at (%v, %v): gradient (%v, %v), numerically %v", name, x, y, gx, gy, want)
				}
			}
		}
	}
}

func TestHeKeepsWhatGlorotLosesUnderReLU(t *testing.T) {
	last := func(scheme string) float64 {
		layers, err := RunInitialization(InitializationParams{Scheme: scheme, G: "relu", Layers: 10, Units: 200, Seed: 1})
		if err != nil {
			t.Fatal(err)
		}
		return layers[9].Deviation
	}
	if he, glorot := last("he"), last("glorot"); he < 0.4 || glorot > 0.1 {
		t.Errorf("standard deviation in layer 10: %v with He, %v with Glorot", he, glorot)
	}
}

func TestSoftmaxSumsToOneAndSigmoidsNeedNot(t *testing.T) {
	s, err := RunSoftmax(SoftmaxParams{[]float64{2, 1, -1}})
	if err != nil || math.Abs(s.SoftmaxSum-1) > 1e-12 || math.Abs(s.SigmoidSum-1) < 0.1 {
		t.Errorf("%v: %+v", err, s)
	}
}

// The committed parameters fit the network and name animals that it has not
// seen: those of ./train come from another generator.
func TestTrainedCNNNamesAnimals(t *testing.T) {
	right := 0
	for seed := range uint64(20) {
		for animal := range 3 {
			s, err := RunCNN(CNNParams{Animal: animal, Seed: seed})
			if err != nil {
				t.Fatal(err)
			}
			best := 0
			for k, p := range s.Answer {
				if p > s.Answer[best] {
					best = k
				}
			}
			if best == animal {
				right++
			}
		}
	}
	if right < 54 {
		t.Errorf("%d of 60 animals are named rightly, want at least 54", right)
	}
}
