package activations_test

import (
	"math"
	"slices"
	"testing"

	calls "nnlecture/exercises/internal/calls/10_activations"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

type function = func(z float64) float64

// wrong is a mistake in a function of one number.
type wrong struct {
	name, look string
	f          function
}

func each(z []float64, f function) []float64 {
	values := make([]float64, len(z))
	for i := range z {
		values[i] = f(z[i])
	}
	return values
}

// indices are 0 … n−1.
func indices(n int) []float64 {
	numbers := make([]float64, n)
	for i := range numbers {
		numbers[i] = float64(i)
	}
	return numbers
}

// points has 0 in it, both sides of it, and fresh numbers.
func points(s *check.S) []float64 {
	return []float64{-2, -0.5, 0, 0.5, 2, -s.Between(0.1, 3), s.Between(0.1, 3)}
}

// curve checks a function at many points. With an alpha the call shows it.
func curve(s *check.S, name string, alpha float64, want function, mistakes ...wrong) {
	z := points(s)
	large := check.Case{Call: name + "(z), for large z", Do: name, With: check.Values("z", []float64{-1000, 1000})}
	c := check.Case{
		Call: name + "(z), for each of these z",
		With: check.Values("z", z),
		Want: each(z, want),
	}
	if alpha != 0 {
		c.Call = name + "(z, alpha), for each of these z"
		c.With = check.Values("z", z, "alpha", alpha)
		large.Call, large.With = name+"(z, alpha), for large z", append(large.With, check.Named{Name: "alpha", Value: alpha})
	}
	for _, m := range mistakes {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, each(z, m.f)))
	}
	s.Check(c)
	if !slices.Contains([]string{"SigmoidDerivative", "TanhDerivative"}, name) {
		return
	}
	large.Want = []float64{0, 0}
	nan := math.NaN()
	for _, values := range [][]float64{{nan, 0}, {0, nan}, {nan, nan}} {
		large.Mistakes = append(large.Mistakes, check.Wrong("the derivative is NaN for a z of large magnitude",
			"an exponential has become ∞, and ∞/∞ is NaN: write the derivative with the function's value, as s * (1 - s) or 1 - t*t with math.Tanh", values))
	}
	s.Check(large)
}

func TestStep1Collapse(t *testing.T) {
	check.Step(t, "why activation functions", 1, func(s *check.S) {
		A, B := s.Matrix(3, 3), s.Matrix(3, 3)
		s.Check(check.Case{
			Call: "Collapse(W1, W2)", With: check.Values("W1", A, "W2", B),
			Want: plain.Mul(B, A),
			Mistakes: []check.Mistake{
				check.Wrong("the factors are in the wrong order", "W²(W¹x) = (W²W¹)x: W¹ comes to x first and stands on the right", plain.Mul(A, B)),
				check.Wrong("the matrices are added", "one map after the other is a product", plain.Plus(A, B)),
				check.Wrong("the entries are multiplied one by one", "Mul, not MulElem", plain.Hadamard(A, B)),
				check.Wrong("this is the transpose", "W²W¹ is asked for; W¹ᵀW²ᵀ is its transpose", plain.Mul(A.T(), B.T())),
			},
		})
		W1, W2 := s.Matrix(4, 2), s.Matrix(3, 4)
		s.Check(check.Case{
			Call: "Collapse(W1, W2)", With: check.Values("W1", W1, "W2", W2),
			Want: plain.Mul(W2, W1),
		})
	})
}

func TestStep2Smooth(t *testing.T) {
	check.Step(t, "the derivatives of sigmoid and tanh", 2, func(s *check.S) {
		σ := plain.Sigmoid
		curve(s, "SigmoidDerivative", 0, func(z float64) float64 { return σ(z) * σ(-z) },
			wrong{"z(1 − z) is returned", "σ′(z) = σ(z)(1 − σ(z)): z is the pre-activation, not the activation", func(z float64) float64 { return z * (1 - z) }},
			wrong{"this is the sigmoid itself", "its derivative is σ(1 − σ)", σ},
			wrong{"one of the two factors is missing: this is 1 − σ(z)", "σ(z) times 1 − σ(z)", func(z float64) float64 { return σ(-z) }},
			wrong{"the brackets below the line are missing", "1 / 1 + e is (1/1) + e: write 1 / (1 + e)", func(z float64) float64 { s := 1 + math.Exp(-z); return s * (1 - s) }},
			wrong{"the result is 0, as s * 1 - s is", "brackets: s * (1 - s)", constant(0)},
			wrong{"this is σ²", "σ times 1 − σ", func(z float64) float64 { return σ(z) * σ(z) }},
			wrong{"this is σ(1 + σ)", "σ times 1 − σ", func(z float64) float64 { return σ(z) * (1 + σ(z)) }},
			wrong{"the exponential is e^z in one place and e^−z in another", "s := 1 / (1 + math.Exp(-z))", func(z float64) float64 { return math.Exp(z) / ((1 + math.Exp(-z)) * (1 + math.Exp(-z))) }},
			wrong{"σ is applied twice", "z is the pre-activation: s := σ(z), then s * (1 - s)", func(z float64) float64 { return σ(σ(z)) * σ(-σ(z)) }},
			wrong{"this is the derivative of tanh", "σ(1 − σ)", func(z float64) float64 { return 1 - math.Tanh(z)*math.Tanh(z) }},
			wrong{"σ(z) is multiplied by 1 − z", "σ times 1 − σ", func(z float64) float64 { return σ(z) * (1 - z) }},
			wrong{"this is 1 − σ²", "1 − tanh² belongs to tanh", func(z float64) float64 { return 1 - σ(z)*σ(z) }},
			wrong{"the sign is flipped", "σ rises everywhere", func(z float64) float64 { return -σ(z) * σ(-z) }})
		tanh := math.Tanh
		curve(s, "TanhDerivative", 0, func(z float64) float64 { c := math.Cosh(z); return 1 / (c * c) },
			wrong{"the square is missing", "1 − tanh²(z)", func(z float64) float64 { return 1 - tanh(z) }},
			wrong{"this is tanh itself", "its derivative is 1 − tanh²(z)", tanh},
			wrong{"this is 1 + tanh²", "1 − tanh²(z)", func(z float64) float64 { return 1 + tanh(z)*tanh(z) }},
			wrong{"this is twice tanh", "the square is t*t, not 2*t", func(z float64) float64 { return 1 - 2*tanh(z) }},
			wrong{"tanh is applied twice", "1 − tanh²(z): the square of tanh(z)", func(z float64) float64 { return 1 - tanh(tanh(z)) }},
			wrong{"1/cosh is not squared", "1/cosh²(z), or 1 − tanh²(z)", func(z float64) float64 { return 1 / math.Cosh(z) }},
			wrong{"(1 − tanh)² is returned", "1 − tanh²(z): only tanh is squared", func(z float64) float64 { return (1 - tanh(z)) * (1 - tanh(z)) }},
			wrong{"this is tanh²", "1 − tanh²(z)", func(z float64) float64 { return tanh(z) * tanh(z) }},
			wrong{"this is the derivative of the sigmoid", "1 − tanh²(z)", func(z float64) float64 { return σ(z) * σ(-z) }},
			wrong{"the square stands inside tanh", "square what tanh gives: t*t with t := math.Tanh(z)", func(z float64) float64 { return 1 - tanh(z*z) }},
			wrong{"this is the tangent, without the h", "math.Tanh, not math.Tan", func(z float64) float64 { return 1 - math.Tan(z)*math.Tan(z) }},
			wrong{"1 − z² is returned", "1 − tanh²(z): z is the pre-activation", func(z float64) float64 { return 1 - z*z }},
			wrong{"this is tanh(1 − tanh)", "that form belongs to the sigmoid", func(z float64) float64 { return tanh(z) * (1 - tanh(z)) }},
			wrong{"the signs are swapped", "1 − tanh²(z)", func(z float64) float64 { return tanh(z)*tanh(z) - 1 }})
	})
}

// branches makes a function of two pieces, the left one for z ≤ 0.
func branches(left, right function) function {
	return func(z float64) float64 {
		if z <= 0 {
			return left(z)
		}
		return right(z)
	}
}

func constant(c float64) function          { return func(float64) float64 { return c } }
func identity(z float64) float64           { return z }
func times(a float64, f function) function { return func(z float64) float64 { return a * f(z) } }

// atZero is f with another value at 0.
func atZero(f function, value float64) function {
	return func(z float64) float64 {
		if z == 0 {
			return value
		}
		return f(z)
	}
}

func TestStep3ReLU(t *testing.T) {
	check.Step(t, "ReLU", 2, func(s *check.S) {
		curve(s, "ReLU", 0, branches(constant(0), identity),
			wrong{"negative numbers come through", "max(0, z)", identity},
			wrong{"this is min(0, z)", "max(0, z)", branches(identity, constant(0))},
			wrong{"this is max(1, z)", "max(0, z)", func(z float64) float64 { return max(1, z) }},
			wrong{"this is max(z, −z) for negative z and 0 for others", "max(0, z)", branches(math.Abs, constant(0))},
			wrong{"the sign of the result is turned", "max(0, z)", branches(constant(0), times(-1, identity))},
			wrong{"this is leaky ReLU", "negative numbers become 0", branches(times(0.01, identity), identity)},
			wrong{"this is leaky ReLU", "negative numbers become 0", branches(times(0.1, identity), identity)},
			wrong{"this is the softplus log(1 + e^z)", "max(0, z)", func(z float64) float64 { return math.Log1p(math.Exp(z)) }},
			wrong{"this is |z|", "negative numbers become 0", math.Abs},
			wrong{"this is the derivative", "ReLU itself is z for z > 0", branches(constant(0), constant(1))})
		curve(s, "ReLUDerivative", 0, branches(constant(0), constant(1)),
			wrong{"the derivative at 0 is 1", "here ReLU′(0) = 0: the slide has 0 for z ≤ 0", atZero(branches(constant(0), constant(1)), 1)},
			wrong{"the derivative at 0 is ½", "here ReLU′(0) = 0", atZero(branches(constant(0), constant(1)), 0.5)},
			wrong{"this is ReLU itself", "its slope is 1 for z > 0", branches(constant(0), identity)},
			wrong{"the sides are swapped", "1 for z > 0", branches(constant(1), constant(0))},
			wrong{"the derivative is −1 for negative numbers", "max(0, z) is flat there", atZero(branches(constant(-1), constant(1)), 0)},
			wrong{"the derivative is −1 for negative numbers", "max(0, z) is flat there", atZero(branches(constant(-1), constant(1)), 1)},
			wrong{"the derivative is 1 everywhere", "max(0, z) is flat for negative z", constant(1)},
			wrong{"the derivative is 0 everywhere", "the slope is 1 for z > 0", constant(0)},
			wrong{"the derivative is −1 for negative numbers", "max(0, z) is flat there", branches(constant(-1), constant(1))})
	})
}
