package nnlib

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

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

// A batch computed in shares gives what it gives in one piece, whether or not
// the shares fill all members and the last one.
func TestTeamEqualsOnePipeline(t *testing.T) {
	net := smallCNN(t)
	for _, n := range []int{1, 4, 5, 31, 32, 33, 64} {
		X, Y := randomExamples(net, n, 0.3)
		x, y := contiguousColumns(X), contiguousColumns(Y)
		whole, shared := net.pipeline(n, nil), newTeam(net, 64)
		whole.load()
		whole.gradient(x, y, n, 1/float64(n))
		loss, correct := shared.gradient(x, y, n)
		if math.Abs(loss-whole.losses) > 1e-12*loss || correct != whole.correct {
			t.Errorf("%d examples: loss %v and %d right, want %v and %d", n, loss, correct, whole.losses, whole.correct)
		}
		for i, want := range whole.grad {
			if math.Abs(shared.grad[i]-want) > 1e-14 {
				t.Fatalf("%d examples: gradient %d is %v, want %v", n, i, shared.grad[i], want)
			}
		}
		if l, c := shared.evaluate(x, y, n); l != loss || c != correct {
			t.Errorf("%d examples: evaluate gives %v and %d, gradient %v and %d", n, l, c, loss, correct)
		}
		for j, answer := range PredictBatch(net, X).RawMatrix().Data {
			if want := net.Predict(mat.NewVecDense(len(x)/n, x[j%n*len(x)/n:(j%n+1)*len(x)/n])).AtVec(j / n); math.Abs(answer-want) > 1e-14 {
				t.Fatalf("%d examples: answer %d is %v, want %v", n, j, answer, want)
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

// What an activation panics with reaches whoever called, on any number of
// processors, and the network can be trained afterwards.
func TestPanicsReachTheCaller(t *testing.T) {
	errMine := errors.New("my own mistake")
	net := smallCNN(t)
	X, Y := randomExamples(net, 64, 0)
	broken := net.Clone()
	broken.Head.Activation = Activation{"mine", func(float64) float64 { panic(errMine) }, math.Cos, fastActivation{}}
	for _, processors := range []int{1, 4} {
		t.Run(fmt.Sprint(processors), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			defer func() {
				if err, _ := recover().(error); !errors.Is(err, errMine) || !strings.Contains(err.Error(), "TestPanicsReachTheCaller.func") {
					t.Errorf("recovered %v, want my own mistake and where it was made", err)
				}
			}()
			PredictBatch(broken, X)
		})
	}
	team := newTeam(net, 64)
	x, y := contiguousColumns(X), contiguousColumns(Y)
	want, _ := team.evaluate(x, y, 64)
	func() {
		defer func() { recover() }()
		team.each(func(*pipeline, []float64, []float64, int, float64) { panic("once") }, x, y, 64)
		t.Error("a panic was lost")
	}()
	if loss, _ := team.evaluate(x, y, 64); loss != want {
		t.Errorf("after a panic the loss is %v, want %v", loss, want)
	}
}

// How a batch is shared is a matter of the network and the batch alone.
func TestShares(t *testing.T) {
	cnn, mlp := smallCNN(t), NewNW3(2, 2, Xavier, newRNG())
	for _, c := range []struct {
		net            Network
		batch, members int
	}{{cnn, 1, 1}, {cnn, 4, 1}, {cnn, 5, 2}, {cnn, 32, 8}, {cnn, 33, 7}, {cnn, 64, 8}, {cnn, 1000, 8}, {mlp, 1000, 1}} {
		team := newTeam(c.net, c.batch)
		if len(team.members) != c.members {
			t.Errorf("%T: a batch of %d has %d members, want %d", c.net, c.batch, len(team.members), c.members)
		}
		for _, p := range team.members {
			if &p.theta[0] != &team.theta[0] || p != team.pipeline && &p.grad[0] == &team.grad[0] {
				t.Fatal("members share the parameters, and nothing else")
			}
		}
	}
}
