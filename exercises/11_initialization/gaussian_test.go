package initialization_test

import (
	"fmt"
	"math"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

// sample is what can be measured of weights that were drawn.
type sample struct {
	n                       float64
	mean, deviation, fourth float64 // fourth moment over the variance squared: 3 for a Gaussian
	least                   float64
	zeros, distinct         int
}

func measure(W *mat.Dense) sample {
	zeros, distinct := counted(W)
	m := sample{n: size(W), mean: plain.Total(W) / size(W), deviation: math.Sqrt(variance(W)), least: mat.Min(W), zeros: zeros, distinct: distinct}
	m.fourth = plain.Total(plain.Each(W, func(w float64) float64 { return math.Pow(w-m.mean, 4) })) / m.n / math.Pow(m.deviation, 4)
	return m
}

// judgeGaussian looks at shape, mean, deviation and tails.
func judgeGaussian(got any, out, in int, deviation float64) string {
	W, ok := got.(*mat.Dense)
	if !ok {
		return check.Said("nil came back, want a matrix", "")
	}
	if r, c := W.Dims(); r != out || c != in {
		if r == in && c == out {
			return check.Said(fmt.Sprintf("rows and columns are swapped: got %d×%d, want %d×%d", r, c, out, in), "W has a row for each output")
		}
		return check.Said(fmt.Sprintf("the matrix has the wrong shape: got %d×%d, want %d×%d", r, c, out, in), "W has a row for each output, a column for each input")
	}
	m := measure(W)
	name, look := m.slip(deviation)
	if name == "" {
		return ""
	}
	return fmt.Sprintf("    got    %g weights with mean %.4f, standard deviation %.4f\n"+
		"    want   %g weights with mean 0,      standard deviation %.4f\n\n", m.n, m.mean, m.deviation, m.n, deviation) + check.Said(name, look)
}

// slip names what is wrong with a sample. The bounds lie six standard errors
// off, so that a right answer is never refused.
func (m sample) slip(deviation float64) (name, look string) {
	near := func(want float64) bool { return math.Abs(m.deviation/want-1) < 6/math.Sqrt(2*m.n) }
	centred := func(mean float64) bool { return math.Abs(m.mean-mean) < 6*m.deviation/math.Sqrt(m.n) }
	const already = "the argument is the standard deviation already"
	switch {
	case math.IsNaN(m.mean):
		return "there is a NaN among the weights", "rng.NormFloat64 gives none"
	case m.distinct == 1:
		return "all weights are the same", "store what you draw in the matrix that you return"
	case m.zeros > 0:
		return fmt.Sprintf("%d weights are 0, so they were never drawn", m.zeros), "run over all rows and all columns"
	case float64(m.distinct) < m.n/2:
		return fmt.Sprintf("there are only %d different numbers among %g weights", m.distinct, m.n), "draw each weight by itself, inside both loops"
	case near(1) && centred(deviation):
		return "the deviation is added instead of multiplied", "deviation * rng.NormFloat64()"
	case m.least >= 0:
		return "no weight is negative", "rng.NormFloat64 has mean 0, rng.Float64 lies between 0 and 1"
	case math.Abs(m.fourth-1.8) < 0.2:
		return "the weights are spread evenly over an interval, they are not Gaussian", "rng.NormFloat64"
	case near(deviation * deviation):
		return "the deviation is squared", already
	case near(math.Sqrt(deviation)):
		return "the root of the deviation is taken", already
	case near(1):
		return "the deviation is not used", "multiply each number by it"
	case !near(deviation):
		return "the standard deviation is not the one that was asked for", ""
	case !centred(0):
		return "the mean is not 0", ""
	case math.Abs(m.fourth-3) > 6*math.Sqrt(24/m.n):
		return "the weights are not Gaussian", "rng.NormFloat64"
	}
	return "", ""
}

// counted is how many entries are 0, and how many different numbers there are.
func counted(W *mat.Dense) (zeros, distinct int) {
	seen := map[float64]bool{}
	for _, w := range W.RawMatrix().Data {
		if w == 0 {
			zeros++
		}
		seen[w] = true
	}
	return zeros, len(seen)
}
