package optimizers_test

import (
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
	})
}

const alpha, rho, epsilon = 0.1, 0.9, 1e-7 // of the path

func gradient(theta *mat.VecDense) *mat.VecDense {
	return mat.NewVecDense(2, []float64{theta.AtVec(0), 20 * theta.AtVec(1)})
}

// walk is the path of a method, rightly or with a slip.
type walk struct {
	method
	forgets bool // r is 0 before every update
	frozen  bool // the gradient is always that of the start
	stays   bool // every update begins at the start
}

func (w walk) from(start *mat.VecDense, steps int) *mat.Dense {
	m := mat.NewDense(2, steps+1, nil)
	theta, r := mat.VecDenseCopyOf(start), mat.NewVecDense(2, nil)
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
		next := w.update(theta, r, g)
		theta = next[0].Value.(*mat.VecDense)
		if !w.forgets {
			r = next[1].Value.(*mat.VecDense)
		}
	}
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
			check.Wrong("the first column is empty", "column 0 is start", without(0)),
			check.Wrong("the last column is empty", "column t is θ after t updates, up to t = steps", without(steps)),
			check.Wrong("there is no column for the start", "column 0 is start: M×(steps+1)", mat.DenseCopyOf(right.Slice(0, 2, 1, steps+1))),
			check.Wrong("the path is transposed", "a column for each update: M×(steps+1)", plain.Transposed(right)),
		},
	})
}
