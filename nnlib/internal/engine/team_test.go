package engine

import (
	"errors"
	"math"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
)

// images is a network with a layer of every kind, for 2×8×8 numbers and three
// classes, whose batches are shared.
func images() Spec {
	rng := rand.New(rand.NewPCG(5, 6))
	rows := func(count, cols int) Rows { return rowsOf(random(rng, count*cols, 0), cols) }
	first, second := ImageShape{3, 4, 4}, ImageShape{2, 3, 3}
	return Spec{
		Inputs: 128, Outputs: 3, Output: SoftmaxOutput, Parameters: 3*19 + 2*13 + 5*3 + 3*6, MostShares: 8, SmallestShare: 4,
		Layers: []Layer{
			Conv{In: ImageShape{2, 8, 8}, Out: first, FilterHeight: 3, FilterWidth: 3, Stride: 1, Padding: 1, Filters: rows(18, 3), Bias: rows(3, 1), Activation: Tanh, Window: 2, WindowStride: 2},
			Conv{In: first, Out: second, FilterHeight: 2, FilterWidth: 2, Stride: 1, Filters: rows(12, 2), Bias: rows(2, 1), Activation: Tanh, Window: 1, WindowStride: 1},
			MeanPool{In: second, Out: ImageShape{2, 1, 1}, Window: 3, Stride: 1},
			Dense{Inputs: 2, Units: 5, Weights: rows(5, 2), Bias: rows(5, 1), Activation: ReLU},
			Dense{Inputs: 5, Units: 3, Weights: rows(3, 5), Bias: rows(3, 1)},
		},
	}
}

// examples are n images with labels.
func examples(spec Spec, n int) (x, y []float64) {
	rng := rand.New(rand.NewPCG(7, 8))
	x, y = random(rng, n*spec.Inputs, 0.3), make([]float64, n*spec.Outputs)
	for i := range n {
		y[i*spec.Outputs+rng.IntN(spec.Outputs)] = 1
	}
	return x, y
}

// A batch computed in shares gives what it gives in one piece, whether or not
// the shares fill all members and the last one.
func TestTeamEqualsOneNet(t *testing.T) {
	spec := images()
	for _, n := range []int{1, 4, 5, 31, 32, 33, 64} {
		x, y := examples(spec, n)
		alone := spec
		alone.MostShares = 1
		whole, shared := NewTeam(alone, n), NewTeam(spec, 64)
		wantLoss, wantCorrect := whole.Gradient(x, y, n)
		loss, correct := shared.Gradient(x, y, n)
		if math.Abs(loss-wantLoss) > 1e-12*loss || correct != wantCorrect {
			t.Errorf("%d examples: loss %v and %d right, want %v and %d", n, loss, correct, wantLoss, wantCorrect)
		}
		near(t, "gradient", shared.Grad(), whole.Grad(), 1e-13)
		if l, c := shared.Evaluate(x, y, n); l != loss || c != correct {
			t.Errorf("%d examples: Evaluate gives %v and %d, Gradient %v and %d", n, l, c, loss, correct)
		}
		got, want := make([]float64, 3*n), make([]float64, 3*n)
		shared.Predict(got, x, n)
		for i := range n {
			whole.Predict(want[3*i:3*i+3], x[128*i:128*i+128], 1)
		}
		near(t, "answers", got, want, 1e-14)
	}
}

// How a batch is shared is a matter of the network and the batch alone, and the
// members have the parameters in common, and nothing else.
func TestShares(t *testing.T) {
	for _, c := range []struct{ most, smallest, batch, members int }{
		{8, 4, 1, 1}, {8, 4, 4, 1}, {8, 4, 5, 2}, {8, 4, 32, 8}, {8, 4, 33, 7}, {8, 4, 64, 8}, {8, 4, 1000, 8}, {1, 1, 1000, 1},
	} {
		spec := images()
		spec.MostShares, spec.SmallestShare = c.most, c.smallest
		team := NewTeam(spec, c.batch)
		if len(team.members) != c.members {
			t.Errorf("a batch of %d has %d members, want %d", c.batch, len(team.members), c.members)
		}
		for i, member := range team.members {
			if &member.theta[0] != &team.Theta()[0] || i > 0 && &member.grad[0] == &team.Grad()[0] {
				t.Fatal("members share the parameters, and nothing else")
			}
		}
	}
}

// What is loaded is stored where it came from.
func TestLoadAndStore(t *testing.T) {
	spec := images()
	team := NewTeam(spec, 1)
	for i := range team.Theta() {
		team.Theta()[i] = float64(i)
	}
	team.Store()
	near(t, "second row of the first filter", spec.Layers[0].(Conv).Filters[1], []float64{3, 4, 5}, 0)
	near(t, "second bias of the first layer", spec.Layers[0].(Conv).Bias[1], []float64{55}, 0)
	near(t, "weights of the third unit", spec.Layers[3].(Dense).Weights[2], []float64{57 + 26 + 2, 57 + 26 + 5 + 2}, 0)
	again := NewTeam(spec, 1)
	near(t, "θ", again.Theta(), team.Theta(), 0)
	if count := len(team.Segments()); count != 4 {
		t.Errorf("%d layers have parameters, want 4", count)
	}
	near(t, "θ of the second layer", team.Segments()[1].Theta, team.Theta()[57:57+26], 0)
}

// What a share panics with reaches whoever called, with the place, on any number
// of processors, and the team works afterwards.
func TestPanicsReachTheCaller(t *testing.T) {
	errMine := errors.New("my own mistake")
	spec := images()
	x, y := examples(spec, 64)
	team := NewTeam(spec, 64)
	want, _ := team.Evaluate(x, y, 64)
	for _, processors := range []int{1, 4} {
		for value, words := range map[any]string{errMine: "my own mistake", "just words": "just words"} {
			func() {
				defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
				defer func() {
					err, _ := recover().(error)
					if err == nil || !strings.Contains(err.Error(), words) || !strings.Contains(err.Error(), "TestPanicsReachTheCaller.func") {
						t.Errorf("recovered %v, want %q and where it was said", err, words)
					}
					if value == errMine && !errors.Is(err, errMine) {
						t.Errorf("%v does not unwrap to what was panicked with", err)
					}
				}()
				team.each(func(*net, []float64, []float64, int, float64) { panic(value) }, x, y, 64)
			}()
		}
	}
	if loss, _ := team.Evaluate(x, y, 64); loss != want {
		t.Errorf("after a panic the loss is %v, want %v", loss, want)
	}
}

// A step allocates nothing, shared or not.
func TestStepsAllocateNothing(t *testing.T) {
	spec := images()
	x, y := examples(spec, 64)
	for _, most := range []int{1, 8} {
		spec.MostShares = most
		team := NewTeam(spec, 64)
		if allocations := testing.AllocsPerRun(20, func() { team.Gradient(x, y, 64) }); allocations > 0 {
			t.Errorf("%d shares: %v allocations a step", most, allocations)
		}
	}
}
