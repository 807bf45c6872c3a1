package optimizers_test

import (
	"math"
	"testing"

	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep5Path(t *testing.T) {
	check.Step(t, "a path downhill", 2, func(s *check.S) {
		for _, steps := range []int{3, 25} {
			path(s, s.Vector(2), steps)
		}
	}, check.Uses(2, 3, 4))
}

const alpha, rho, epsilon = 0.1, 0.9, 1e-7 // of the path

func gradient(theta *mat.VecDense) *mat.VecDense {
	return mat.NewVecDense(2, []float64{theta.AtVec(0), 20 * theta.AtVec(1)})
}

// walk is the path of a method, rightly or with a slip.
type walk struct {
	method
	forgets bool    // r is 0 before every update
	frozen  bool    // the gradient is always that of the start
	stays   bool    // every update begins at the start
	memory  float64 // what r begins with
	behind  bool    // the gradient is that of the θ before
}

func (w walk) from(start *mat.VecDense, steps int) *mat.Dense {
	m := mat.NewDense(2, steps+1, nil)
	theta, r := mat.VecDenseCopyOf(start), mat.NewVecDense(2, []float64{w.memory, w.memory})
	last := theta
	for t := 0; ; t++ {
		m.SetCol(t, mat.Col(nil, 0, theta))
		if t == steps {
			return m
		}
		if w.stays {
			theta = mat.VecDenseCopyOf(start)
		}
		g := gradient(theta)
		if w.frozen {
			g = gradient(start)
		}
		if w.behind {
			g, last = gradient(last), theta
		}
		next := w.update(theta, r, g)
		theta = next[0].Value.(*mat.VecDense)
		if !w.forgets {
			r = next[1].Value.(*mat.VecDense)
		}
	}
}

// fromR is the path with another r at first.
func (w walk) fromR(start, r *mat.VecDense, steps int) *mat.Dense {
	m, theta := mat.NewDense(2, steps+1, nil), mat.VecDenseCopyOf(start)
	for t := range steps + 1 {
		m.SetCol(t, mat.Col(nil, 0, theta))
		next := w.update(theta, r, gradient(theta))
		theta, r = next[0].Value.(*mat.VecDense), next[1].Value.(*mat.VecDense)
	}
	return m
}

// heavy is the path of gradient descent with momentum.
func heavy(start *mat.VecDense, steps int) *mat.Dense {
	m, theta, v := mat.NewDense(2, steps+1, nil), mat.VecDenseCopyOf(start), mat.NewVecDense(2, nil)
	for t := range steps + 1 {
		m.SetCol(t, mat.Col(nil, 0, theta))
		next := momentum2(theta, v, gradient(theta))
		theta, v = next[0].Value.(*mat.VecDense), next[1].Value.(*mat.VecDense)
	}
	return m
}

func momentum2(theta, v, g mat.Vector) check.List {
	w := plain.Vec(2, func(i int) float64 { return rho*v.AtVec(i) + (1-rho)*g.AtVec(i) })
	return check.Values("theta", plain.Vec(2, func(i int) float64 { return theta.AtVec(i) - alpha*w.AtVec(i) }), "r", w)
}

// path follows RMSProp in the valley f(θ) = ½(θ₁² + 20θ₂²).
func path(s *check.S, start *mat.VecDense, steps int) {
	rmsProp := method{func(r, g float64) float64 { return rho*r + (1-rho)*g*g }, adaptive(alpha, epsilon)}
	adaGrad := method{func(r, g float64) float64 { return r + g*g }, adaptive(alpha, epsilon)}
	descent := method{rmsProp.remember, func(_, _, g float64) float64 { return -alpha * g }}
	right := walk{method: rmsProp}.from(start, steps)
	without := func(column int) *mat.Dense {
		return plain.Map(right, func(_, t int, v float64) float64 {
			if t == column {
				return 0
			}
			return v
		})
	}
	late := mat.NewDense(2, steps+1, nil)
	late.Copy(right.Slice(0, 2, 1, steps+1))
	s.Check(check.Case{
		Call: "Path(start, gradient, alpha, rho, epsilon, steps)",
		With: check.Values("start", start, "gradient", "(θ₁, 20θ₂)ᵀ", "alpha", alpha, "rho", rho, "epsilon", epsilon, "steps", steps),
		Want: right,
		Tol:  1e-7,
		Mistakes: []check.Mistake{
			check.Wrong("r is forgotten between the updates", "r goes from one update into the next", walk{method: rmsProp, forgets: true}.from(start, steps)),
			check.Wrong("the gradient is always that of the start", "ask for the gradient where θ is now", walk{method: rmsProp, frozen: true}.from(start, steps)),
			check.Wrong("every update begins at the start", "θ goes from one update into the next; theta, r := … in the loop makes new variables, write =", walk{method: rmsProp, forgets: true, stays: true}.from(start, steps)),
			check.Wrong("this is gradient descent", "each update is one of RMSProp", walk{method: descent}.from(start, steps)),
			check.Wrong("this is AdaGrad", "each update is one of RMSProp", walk{method: adaGrad}.from(start, steps)),
			check.Wrong("the start is not in the first column", "column 0 is start, column t is θ after t updates", late),
			check.Wrong("r begins with 1", "r = 0 at first: mat.NewVecDense(M, nil)", walk{method: rmsProp, memory: 1}.from(start, steps)),
			check.Wrong("r begins with start", "r = 0 at first: mat.NewVecDense(M, nil)", walk{method: rmsProp}.fromR(start, start, steps)),
			check.Wrong("the gradient is that of the θ one update before", "ask for the gradient where θ is now", walk{method: rmsProp, behind: true}.from(start, steps)),
			check.Wrong("the path goes uphill", "θ moves against the gradient", walk{method: method{rmsProp.remember, func(_, r, g float64) float64 { return alpha / (epsilon + math.Sqrt(r)) * g }}}.from(start, steps)),
			check.Wrong("every column is the last place", "one vector is stored in every column: store in each round", plain.Map(right, func(i, _ int, _ float64) float64 { return right.At(i, steps) })),
			check.Wrong("every column is the start", "theta, r = …, not :=, in the loop", plain.Map(right, func(i, _ int, _ float64) float64 { return start.AtVec(i) })),
			check.Wrong("this is momentum", "each update is one of RMSProp", heavy(start, steps)),
			check.Wrong("ρ and 1 − ρ are swapped", "ρ is the share of the past", walk{method: method{func(r, g float64) float64 { return (1-rho)*r + rho*g*g }, rmsProp.change}}.from(start, steps)),
			check.Wrong("there is one update too many", "the result has steps + 1 columns", walk{method: rmsProp}.from(start, steps+1)),
			check.Wrong("the first column is empty", "column 0 is start", without(0)),
			check.Wrong("the last column is empty", "column t is θ after t updates, up to t = steps", without(steps)),
			check.Wrong("there is no column for the start", "column 0 is start: M×(steps+1)", mat.DenseCopyOf(right.Slice(0, 2, 1, steps+1))),
			check.Wrong("the path is transposed", "a column for each update: M×(steps+1)", plain.Transposed(right)),
		},
	})
}
