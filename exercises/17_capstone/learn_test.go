package capstone_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"nnlecture/exercises/internal/check"

	"gonum.org/v1/gonum/mat"
)

const trainingTime = 60 * time.Second

func TestStep4Spirals(t *testing.T) {
	check.Step(t, "three spirals, 95 % of new points right", 2, func(s *check.S) {
		learn(s, "spirals", spirals(300, s.Rand), spirals(300, s.Rand), 0.95)
	}, check.Within(trainingTime))
}

func TestStep5Digits(t *testing.T) {
	check.Step(t, "digits, 90 % of new pictures right", 2, func(s *check.S) {
		learn(s, "digits", digits(1000, s.Rand), digits(500, s.Rand), 0.9)
	}, check.Within(trainingTime))
}

// learn trains on one set and judges by the other, whose labels the student's
// code never sees.
func learn(s *check.S, name string, train, test set, want float64) {
	M, N := train.X.Dims()
	s.Check(check.Case{
		Call:    "Solve(X, Y, rng).Forward(newX)",
		With:    check.Values("X, Y", fmt.Sprintf("%d examples of %s with %d features and %d classes", N, name, M, train.K)),
		Send:    check.Values("X", train.X, "Y", train.Y(), "newX", test.X, "seed", s.Seed()),
		Changes: true, // who scales the examples in place does no harm
		Judge: func(got any) string {
			answer, ok := got.(check.List)
			if !ok || len(answer) != 5 || answer[0].Value != true {
				return check.Said("Solve returned nil", "return the trained network")
			}
			return judgeTrained(answer, train, test, want)
		},
	})
}

// judgeTrained says what is wrong with a trained network, from its answers to
// new examples, and to those that it has learned from.
func judgeTrained(answer check.List, train, test set, want float64) string {
	fresh, problem := scored(answer[1].Value, test)
	if problem != "" {
		return problem
	}
	if fresh.right >= want {
		return ""
	}
	known, problem := scored(answer[2].Value, train)
	if problem != "" {
		return problem
	}
	layers, _ := answer[3].Value.(float64)
	biases, _ := answer[4].Value.(float64)
	text := fmt.Sprintf("%.1f %% of the new examples are right, want at least %.0f %%.\n"+
		"%.1f %% of the examples it was trained with are right; guessing gets %.0f %%.\n\n", 100*fresh.right, 100*want, 100*known.right, 100/float64(test.K))
	name, look := outcome{fresh, known, want, float64(test.K), int(layers), biases}.cause()
	return text + check.Said(name, look)
}

// score is how well a network answers.
type score struct {
	right  float64 // the share of right answers
	loss   float64 // the mean cross entropy, or a large number
	chosen int     // how many of the classes are answered at all
}

func scored(got any, examples set) (s score, problem string) {
	A, ok := got.(*mat.Dense)
	N := len(examples.labels)
	switch {
	case got == nil:
		return s, check.Said("Forward returned nil", "")
	case !ok:
		return s, check.Said(fmt.Sprintf("Forward returned a %T, want a matrix", got), "")
	}
	if r, c := A.Dims(); r != examples.K || c != N {
		return s, check.Said(fmt.Sprintf("Forward returned %d×%d, want %d×%d", r, c, examples.K, N), "the last layer has a unit for each of the K rows of Y")
	}
	chosen := map[int]bool{}
	for n, label := range examples.labels {
		best := 0
		for k := range examples.K {
			if math.IsNaN(A.At(k, n)) {
				return s, "The outputs are NaN.\n\n" + check.Said("training has run out of the range of numbers", "is the learning rate too large, or the softmax without subtracting the largest entry?")
			}
			if A.At(k, n) > A.At(best, n) {
				best = k
			}
		}
		chosen[best] = true
		if best == label {
			s.right += 1 / float64(N)
		}
		s.loss -= math.Log(max(A.At(label, n), 1e-300)) / float64(N)
	}
	s.chosen = len(chosen)
	return s, ""
}

// outcome is what training came to.
type outcome struct {
	fresh, known score
	want, K      float64
	layers       int
	biases       float64 // the largest
}

// cause is the likeliest mistake, or several.
func (o outcome) cause() (name, look string) {
	guessing := math.Log(o.K) // its loss
	switch {
	case o.known.right < 2/o.K && o.biases == 0:
		return "nothing was learned: the parameters are those of the beginning, all biases are still 0",
			"is there a loop that updates, and does it write into n.W and n.B? W := … and copies such as mat.DenseCopyOf leave the network as it is; 100 / N of two ints is 0 for N > 100"
	case o.layers == 1:
		return "the network has no hidden layer, and draws nothing but straight lines", "New([]int{M, 24, 24, K}, rng) has two"
	case o.known.right < 0.8*o.want && o.known.loss > 1.5*guessing:
		return fmt.Sprintf("training made it worse: the loss is %.1f, and guessing has %.1f. The gradient is added instead of subtracted, or the learning rate is too large", o.known.loss, guessing),
			"subtract rate times the gradient; print the loss every few updates, it should fall"
	case o.known.right < 2/o.K:
		return "hardly anything was learned, not even of the examples it was trained with: too few or too small updates, or X and Y are no longer in the same order",
			"print the loss every few updates, it should fall; whoever permutes the columns of X has to permute those of Y likewise"
	case o.known.right >= o.want:
		return "it has learned its examples by heart: those are right, and new ones are not", "fewer units or updates, so that it has to generalize"
	}
	return "it has not learned enough", "more epochs, more hidden units, another learning rate, or RMSProp instead of gradient descent"
}
