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
			if !ok || len(answer) != 2 || answer[0].Value != true {
				return "Solve returned nil, want a trained network"
			}
			return judgeAccuracy(answer[1].Value, test, want)
		},
	})
}

// judgeAccuracy says what is wrong with the outputs for the examples of test.
func judgeAccuracy(got any, test set, want float64) string {
	A, ok := got.(*mat.Dense)
	switch {
	case got == nil:
		return "Forward returned nil"
	case !ok:
		return fmt.Sprintf("Forward returned a %T, want a matrix", got)
	}
	N := len(test.labels)
	if r, c := A.Dims(); r != test.K || c != N {
		return fmt.Sprintf("Forward returned %d×%d, want %d×%d: the last layer has a unit for each of the K rows of Y", r, c, test.K, N)
	}
	right, chosen := 0, map[int]int{}
	for n, label := range test.labels {
		best := 0
		for k := range test.K {
			if math.IsNaN(A.At(k, n)) {
				return "The outputs are NaN.\n\nThe mistake: training has run out of the range of numbers.\nLook here:   is the learning rate too large, or the softmax without subtracting the largest entry?"
			}
			if A.At(k, n) > A.At(best, n) {
				best = k
			}
		}
		chosen[best]++
		if best == label {
			right++
		}
	}
	return judgeShare(float64(right)/float64(N), want, 1/float64(test.K), len(chosen))
}

// judgeShare says what the share of right answers tells.
func judgeShare(accuracy, want, guessing float64, chosen int) string {
	text := fmt.Sprintf("%.1f %% of the new examples are right, want at least %.0f %%.\n", 100*accuracy, 100*want)
	switch {
	case accuracy >= want:
		return ""
	case chosen == 1:
		return text + "\nThe mistake: every example gets the same answer.\nLook here:   is the gradient subtracted, with a learning rate that is not too large?"
	case accuracy < 1.5*guessing:
		return text + fmt.Sprintf("\nThis is hardly better than guessing, which gets %.0f %%.\n", 100*guessing) +
			"Look here:   is the gradient subtracted, and often enough? Count the updates: 100 / N of two ints is 0 for N > 100."
	}
	return text + "\nLook here:   more epochs, more hidden units, another learning rate, or RMSProp instead of gradient descent."
}
