package optimizers_test

import (
	"math"
	"testing"

	optimizers "nnlecture/exercises/12_optimizers"
	"nnlecture/exercises/check"
	"nnlecture/exercises/plain"

	"gonum.org/v1/gonum/mat"
)

func TestStep1GradientDescent(t *testing.T) {
	check.Step(t, "gradient descent", 1, func(s *check.S) {
		theta, g, alpha := s.Vector(3), s.Vector(3), s.Between(0.1, 0.9)
		after := func(factor float64) *mat.VecDense {
			return plain.Vec(3, func(i int) float64 { return theta.AtVec(i) + factor*g.AtVec(i) })
		}
		s.Check(check.Case{
			Call: "GradientDescent(theta, g, alpha)",
			With: check.Values("theta", theta, "g", g, "alpha", alpha),
			Got:  func() any { return optimizers.GradientDescent(theta, g, alpha) },
			Want: after(-alpha),
			Mistakes: []check.Mistake{
				check.Wrong("the update goes uphill", "subtract the gradient", after(alpha)),
				check.Wrong("the learning rate is forgotten", "α times the gradient", after(-1)),
				check.Wrong("only the step is returned, not the parameters after it", "θ − αg", plain.Vec(3, func(i int) float64 { return -alpha * g.AtVec(i) })),
				check.Wrong("nothing is changed", "", after(0)),
			},
		})
	})
}

// method is one of the two adaptive algorithms, in its parts: how r takes up a
// gradient, and what θ changes by.
type method struct {
	remember func(r, g float64) float64
	change   func(oldR, newR, g float64) float64
}

func (m method) update(theta, r, g mat.Vector) check.List {
	n := theta.Len()
	next := plain.Vec(n, func(i int) float64 { return m.remember(r.AtVec(i), g.AtVec(i)) })
	return check.Values("theta", plain.Vec(n, func(i int) float64 {
		return theta.AtVec(i) + m.change(r.AtVec(i), next.AtVec(i), g.AtVec(i))
	}), "r", next)
}

// slips are mistakes that both algorithms can be made with. The ε of the
// fixtures is large, so that its place shows.
func slips(right method, alpha, epsilon float64, theta, r, g mat.Vector) []check.Mistake {
	change := func(c func(oldR, newR, g float64) float64) check.List {
		return method{right.remember, c}.update(theta, r, g)
	}
	return []check.Mistake{
		check.Wrong("ε stands inside the root", "α/(ε + √r), not α/√(ε + r)", change(func(_, r, g float64) float64 { return -alpha / math.Sqrt(epsilon+r) * g })),
		check.Wrong("the root is missing", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -alpha / (epsilon + r) * g })),
		check.Wrong("ε is forgotten", "ε keeps the quotient finite while r is 0", change(func(_, r, g float64) float64 { return -alpha / math.Sqrt(r) * g })),
		check.Wrong("the update uses r from before", "r takes up g first", change(func(r, _, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g })),
		check.Wrong("the update goes uphill", "θ moves against the gradient", change(func(_, r, g float64) float64 { return alpha / (epsilon + math.Sqrt(r)) * g })),
		check.Wrong("this is gradient descent: r is not used", "divide α by ε + √r", change(func(_, _, g float64) float64 { return -alpha * g })),
		check.Wrong("the learning rate is forgotten", "α/(ε + √r)", change(func(_, r, g float64) float64 { return -g / (epsilon + math.Sqrt(r)) })),
	}
}

// memory draws an r, which is never negative.
func memory(s *check.S) *mat.VecDense {
	return plain.Vec(3, func(int) float64 { return s.Between(0.5, 3) })
}

func adaptive(alpha, epsilon float64) func(_, r, g float64) float64 {
	return func(_, r, g float64) float64 { return -alpha / (epsilon + math.Sqrt(r)) * g }
}

func TestStep2AdaGrad(t *testing.T) {
	check.Step(t, "AdaGrad", 3, func(s *check.S) {
		for range 3 {
			theta, r, g, alpha, epsilon := s.Vector(3), memory(s), s.Vector(3), s.Between(0.3, 0.7), 0.25
			right := method{func(r, g float64) float64 { return r + g*g }, adaptive(alpha, epsilon)}
			s.Check(check.Case{
				Call: "AdaGrad(theta, r, g, alpha, epsilon)",
				With: check.Values("theta", theta, "r", r, "g", g, "alpha", alpha, "epsilon", epsilon),
				Got: func() any {
					theta, r := optimizers.AdaGrad(theta, r, g, alpha, epsilon)
					return check.Values("theta", theta, "r", r)
				},
				Want: right.update(theta, r, g),
				Mistakes: append(slips(right, alpha, epsilon, theta, r, g),
					check.Wrong("r forgets earlier gradients", "r ← r + g ⊙ g adds to what is there", method{func(_, g float64) float64 { return g * g }, right.change}.update(theta, r, g)),
					check.Wrong("r is not changed", "return the new r", check.Values("theta", right.update(theta, r, g)[0].Value, "r", r))),
			})
		}
		first(s, func(theta, r, g *mat.VecDense) (*mat.VecDense, *mat.VecDense) {
			return optimizers.AdaGrad(theta, r, g, 0.5, 1e-7)
		}, "AdaGrad(theta, r, g, 0.5, 1e-7)", 1)
	})
}

// first is the first update, from r = 0, of a parameter whose gradient is 0.
func first(s *check.S, update func(theta, r, g *mat.VecDense) (*mat.VecDense, *mat.VecDense), call string, share float64) {
	theta, r, g := mat.NewVecDense(2, []float64{1, 2}), mat.NewVecDense(2, nil), mat.NewVecDense(2, []float64{3, 0})
	s.Check(check.Case{
		Call: call,
		With: check.Values("theta", theta, "r", r, "g", g),
		Got: func() any {
			theta, r := update(theta, r, g)
			return check.Values("theta", theta, "r", r)
		},
		Want: check.Values("theta", mat.NewVecDense(2, []float64{1 - 0.5*3/(1e-7+3*math.Sqrt(share)), 2}), "r", mat.NewVecDense(2, []float64{9 * share, 0})),
	})
}

func TestStep3RMSProp(t *testing.T) {
	check.Step(t, "RMSProp", 3, func(s *check.S) {
		for range 3 {
			theta, r, g, alpha, epsilon, rho := s.Vector(3), memory(s), s.Vector(3), s.Between(0.3, 0.7), 0.25, s.Between(0.75, 0.95)
			remember := func(forR, forG float64) method {
				return method{func(r, g float64) float64 { return forR*r + forG*g*g }, adaptive(alpha, epsilon)}
			}
			right := remember(rho, 1-rho)
			s.Check(check.Case{
				Call: "RMSProp(theta, r, g, alpha, rho, epsilon)",
				With: check.Values("theta", theta, "r", r, "g", g, "alpha", alpha, "rho", rho, "epsilon", epsilon),
				Got: func() any {
					theta, r := optimizers.RMSProp(theta, r, g, alpha, rho, epsilon)
					return check.Values("theta", theta, "r", r)
				},
				Want: right.update(theta, r, g),
				Mistakes: append(slips(right, alpha, epsilon, theta, r, g),
					check.Wrong("ρ and 1 − ρ are swapped", "ρ is the share of the past", remember(1-rho, rho).update(theta, r, g)),
					check.Wrong("the factor 1 − ρ is missing", "a moving average has shares that sum to 1", remember(rho, 1).update(theta, r, g)),
					check.Wrong("the factor ρ is missing", "the past fades: ρr", remember(1, 1-rho).update(theta, r, g)),
					check.Wrong("this is AdaGrad", "r ← ρr + (1 − ρ) g ⊙ g", remember(1, 1).update(theta, r, g))),
			})
		}
		first(s, func(theta, r, g *mat.VecDense) (*mat.VecDense, *mat.VecDense) {
			return optimizers.RMSProp(theta, r, g, 0.5, 0.9, 1e-7)
		}, "RMSProp(theta, r, g, 0.5, 0.9, 1e-7)", 1-0.9)
	})
}

func TestStep4EffectiveRates(t *testing.T) {
	check.Step(t, "effective learning rates", 1, func(s *check.S) {
		r, alpha, epsilon := memory(s), s.Between(0.3, 0.7), 0.25
		rates := func(f func(r float64) float64) *mat.VecDense {
			return plain.Vec(3, func(i int) float64 { return f(r.AtVec(i)) })
		}
		s.Check(check.Case{
			Call: "EffectiveRates(r, alpha, epsilon)",
			With: check.Values("r", r, "alpha", alpha, "epsilon", epsilon),
			Got:  func() any { return optimizers.EffectiveRates(r, alpha, epsilon) },
			Want: rates(func(r float64) float64 { return alpha / (epsilon + math.Sqrt(r)) }),
			Mistakes: []check.Mistake{
				check.Wrong("ε stands inside the root", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / math.Sqrt(epsilon+r) })),
				check.Wrong("the root is missing", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / (epsilon + r) })),
				check.Wrong("ε is forgotten", "α/(ε + √r)", rates(func(r float64) float64 { return alpha / math.Sqrt(r) })),
				check.Wrong("the learning rate is forgotten", "α/(ε + √r)", rates(func(r float64) float64 { return 1 / (epsilon + math.Sqrt(r)) })),
			},
		})
	})
}

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

// follow is the path of RMSProp, rightly or with a slip.
func follow(start *mat.VecDense, steps int, forgets, frozen bool) *mat.Dense {
	m := mat.NewDense(2, steps+1, nil)
	theta, r := mat.VecDenseCopyOf(start), mat.NewVecDense(2, nil)
	for t := 0; ; t++ {
		m.SetCol(t, []float64{theta.AtVec(0), theta.AtVec(1)})
		if t == steps {
			return m
		}
		g := gradient(theta)
		if frozen {
			g = gradient(start)
		}
		right := method{func(r, g float64) float64 { return rho*r + (1-rho)*g*g }, adaptive(alpha, epsilon)}
		next := right.update(theta, r, g)
		theta = next[0].Value.(*mat.VecDense)
		if !forgets {
			r = next[1].Value.(*mat.VecDense)
		}
	}
}

// path follows RMSProp in the valley f(θ) = ½(θ₁² + 20θ₂²).
func path(s *check.S, start *mat.VecDense, steps int) {
	right := follow(start, steps, false, false)
	late := mat.NewDense(2, steps+1, nil)
	late.Copy(right.Slice(0, 2, 1, steps+1))
	late.SetCol(steps, []float64{0, 0})
	s.Check(check.Case{
		Call: "Path(start, gradient, alpha, rho, epsilon, steps)",
		With: check.Values("start", start, "gradient", "(θ₁, 20θ₂)ᵀ", "alpha", alpha, "rho", rho, "epsilon", epsilon, "steps", steps),
		Got:  func() any { return optimizers.Path(start, gradient, alpha, rho, epsilon, steps) },
		Want: right,
		Tol:  1e-7,
		Mistakes: []check.Mistake{
			check.Wrong("r is forgotten between the updates", "r goes from one update into the next", follow(start, steps, true, false)),
			check.Wrong("the gradient is always that of the start", "ask for the gradient where θ is now", follow(start, steps, false, true)),
			check.Wrong("the start is not in the first column", "column 0 is start, column t is θ after t updates", late),
			check.Wrong("the path is transposed", "a column for each update: M×(steps+1)", plain.Transposed(right)),
		},
	})
}
