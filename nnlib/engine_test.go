package nnlib

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/engine"
)

// The fused end of a step equals loss and error gradient of the readable form,
// far out as well, and for more units than logarithms are drawn together for.
// The network hands on what it is given: W = I, b = 0, so that ∂ℓ/∂b = δᵀ.
func TestFusedOutputEqualsReadableForm(t *testing.T) {
	values := []float64{0, 1, -1, 40, -40, 709, -709, 1000, -1000, 0.3}
	for _, output := range []Output{SigmoidOutput, SoftmaxOutput} {
		for _, K := range []int{1, 3} {
			net := NewMLP([]int{K, K}, IdentityActivation(), output, Zero, nil)
			for k := range K {
				net.Layers[0].Weights.Set(k, k, 1)
			}
			const N = 700
			z, y := make([]float64, N*K), make([]float64, N*K)
			one, many := engine.NewTeam(net.spec(), 1), engine.NewTeam(net.spec(), N)
			var want float64
			for n := range N {
				for k := range K {
					z[n*K+k] = values[(n+3*k+n/10*k)%len(values)]
				}
				y[n*K+n%K] = 1
				if output == SigmoidOutput && n%3 == 0 {
					y[n*K+n%K] = 0
				}
				zn, yn := mat.NewVecDense(K, z[n*K:(n+1)*K]), mat.NewVecDense(K, y[n*K:(n+1)*K])
				want += output.Loss(zn, yn)
				one.Gradient(zn.RawVector().Data, yn.RawVector().Data, 1)
				delta := mat.NewDense(1, K, one.Grad()[K*K:])
				if wantDelta := output.Delta(output.Activate(zn), yn); !mat.EqualApprox(delta, wantDelta, 1e-12) {
					t.Fatalf("%v, z = %v: δ = %v, want %v", output, mat.Col(nil, 0, zn), delta.RawRowView(0), wantDelta.RawRowView(0))
				}
			}
			if loss, _ := many.Evaluate(z, y, N); math.Abs(loss-want) > 1e-12*max(1, want) {
				t.Errorf("%v, K = %d: the losses have the sum %v, want %v", output, K, loss, want)
			}
		}
	}
}

// smallCNN has a layer of every kind.
func smallCNN(t *testing.T) *CNN {
	t.Helper()
	blocks := []ConvSpec{{3, 3, 1, 1, Pooling{MaxPooling, 2, 2}}, {2, 2, 1, 0, Pooling{MeanPooling, 3, 1}}}
	net, err := NewCNN(ImageShape{2, 8, 8}, blocks, []int{5, 3}, TanhActivation(), SoftmaxOutput, Glorot, newRNG())
	if err != nil {
		t.Fatal(err)
	}
	return net
}

// What many examples are answered in shares is what each is answered alone.
func TestPredictBatchEqualsPredict(t *testing.T) {
	net := smallCNN(t)
	for _, n := range []int{1, 5, 33, 64, 65} {
		X, _ := randomExamples(net, n, 0.3)
		A := PredictBatch(net, X)
		for j := range n {
			if want := net.Predict(column(X, j)); !mat.EqualApprox(column(A, j), want, 1e-14) {
				t.Fatalf("%d examples: answer %d is %v, want %v", n, j, mat.Col(nil, j, A), want.RawVector().Data)
			}
		}
	}
}

// Training gives the same bits on one processor and on several.
func TestTrainIsTheSameOnAnyNumberOfProcessors(t *testing.T) {
	train := func(processors int) *CNN {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		net := smallCNN(t)
		X, Y := randomExamples(net, 100, 0)
		for _, err := range Train(net, X, Y, NewRMSProp(0.01, 0.9), TrainOptions{3, 40}, newRNG()) {
			if err != nil {
				t.Fatal(err)
			}
		}
		return net
	}
	alone := train(1)
	for _, processors := range []int{2, 5, 16} {
		equalNetworks(t, fmt.Sprint(processors, " processors"), train(processors), alone, 0)
	}
}

// What an activation panics with reaches whoever called, with the place it came
// from, on any number of processors.
func TestPanicsOfActivationsReachTheCaller(t *testing.T) {
	errMine := errors.New("my own mistake")
	net := smallCNN(t)
	X, _ := randomExamples(net, 64, 0)
	net.Head.Activation = Activation{Name: "mine", Func: func(float64) float64 { panic(errMine) }, Derivative: math.Cos}
	for _, processors := range []int{1, 4} {
		t.Run(fmt.Sprint(processors), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			defer func() {
				if err, _ := recover().(error); !errors.Is(err, errMine) || !strings.Contains(err.Error(), "TestPanicsOfActivationsReachTheCaller.func") {
					t.Errorf("recovered %v, want my own mistake and where it was made", err)
				}
			}()
			PredictBatch(net, X)
		})
	}
}
