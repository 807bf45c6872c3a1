package activations_test

import (
	"math"
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
	c := check.Case{
		Call: name + "(z), for each of these z",
		With: check.Values("z", z),
		Want: each(z, want),
	}
	if alpha != 0 {
		c.Call = name + "(z, alpha), for each of these z"
		c.With = check.Values("z", z, "alpha", alpha)
	}
	for _, m := range mistakes {
		c.Mistakes = append(c.Mistakes, check.Wrong(m.name, m.look, each(z, m.f)))
	}
	s.Check(c)
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
			wrong{"this is 1 − σ²", "1 − tanh² belongs to tanh", func(z float64) float64 { return 1 - σ(z)*σ(z) }},
			wrong{"the sign is flipped", "σ rises everywhere", func(z float64) float64 { return -σ(z) * σ(-z) }})
		tanh := math.Tanh
		curve(s, "TanhDerivative", 0, func(z float64) float64 { c := math.Cosh(z); return 1 / (c * c) },
			wrong{"the square is missing", "1 − tanh²(z)", func(z float64) float64 { return 1 - tanh(z) }},
			wrong{"this is tanh itself", "its derivative is 1 − tanh²(z)", tanh},
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
			wrong{"this is |z|", "negative numbers become 0", math.Abs},
			wrong{"this is the derivative", "ReLU itself is z for z > 0", branches(constant(0), constant(1))})
		curve(s, "ReLUDerivative", 0, branches(constant(0), constant(1)),
			wrong{"the derivative at 0 is 1", "here ReLU′(0) = 0: the slide has 0 for z ≤ 0", atZero(branches(constant(0), constant(1)), 1)},
			wrong{"the derivative at 0 is ½", "here ReLU′(0) = 0", atZero(branches(constant(0), constant(1)), 0.5)},
			wrong{"this is ReLU itself", "its slope is 1 for z > 0", branches(constant(0), identity)},
			wrong{"the sides are swapped", "1 for z > 0", branches(constant(1), constant(0))},
			wrong{"the derivative is −1 for negative numbers", "max(0, z) is flat there", branches(constant(-1), constant(1))})
	})
}

func TestStep4LeakyReLU(t *testing.T) {
	check.Step(t, "leaky ReLU", 2, func(s *check.S) {
		a := s.Between(0.05, 0.3)
		curve(s, "LeakyReLU", a, branches(times(a, identity), identity),
			wrong{"α is returned instead of αz", "the left branch is a line through 0", branches(constant(a), identity)},
			wrong{"the left branch has the wrong sign", "αz", branches(times(-a, identity), identity)},
			wrong{"α multiplies the right branch", "z for z > 0, αz for z ≤ 0", branches(identity, times(a, identity))},
			wrong{"α is added instead of multiplied", "αz for z ≤ 0", branches(func(z float64) float64 { return a + z }, identity)},
			wrong{"α is 0.01, whatever the call says", "use the argument alpha", branches(times(0.01, identity), identity)},
			wrong{"this is ReLU", "αz for z ≤ 0", branches(constant(0), identity)})
		curve(s, "LeakyReLUDerivative", a, branches(constant(a), constant(1)),
			wrong{"the derivative at 0 is 1", "at 0 the left branch counts: α", atZero(branches(constant(a), constant(1)), 1)},
			wrong{"the derivative at 0 is 0", "at 0 the left branch counts: α", atZero(branches(constant(a), constant(1)), 0)},
			wrong{"this is the function itself", "its slope is α for z ≤ 0 and 1 for z > 0", branches(times(a, identity), identity)},
			wrong{"the sides are swapped", "1 for z > 0, α for z ≤ 0", branches(constant(1), constant(a))},
			wrong{"α is 0.01, whatever the call says", "use the argument alpha", branches(constant(0.01), constant(1))},
			wrong{"the left side is flat", "its slope is α", branches(constant(0), constant(1))},
			wrong{"the slope has the wrong sign", "α for z ≤ 0", branches(constant(-a), constant(1))})
	})
}

func TestStep5ELU(t *testing.T) {
	check.Step(t, "ELU", 2, func(s *check.S) {
		a := s.Between(0.4, 0.8)
		curve(s, "ELU", a, branches(times(a, math.Expm1), identity),
			wrong{"the −1 is missing", "α(e^z − 1), which is 0 at 0", branches(times(a, math.Exp), identity)},
			wrong{"the −1 stands outside the brackets", "α(e^z − 1), not αe^z − 1", branches(func(z float64) float64 { return a*math.Exp(z) - 1 }, identity)},
			wrong{"α is missing", "α(e^z − 1)", branches(math.Expm1, identity)},
			wrong{"the exponent has the wrong sign", "e^z falls to 0 on the left", branches(func(z float64) float64 { return a * math.Expm1(-z) }, identity)},
			wrong{"the signs are swapped", "α(e^z − 1), which is negative on the left", branches(func(z float64) float64 { return -a * math.Expm1(z) }, identity)},
			wrong{"the sides are swapped", "z for z > 0, α(e^z − 1) for z ≤ 0", branches(identity, times(a, math.Expm1))},
			wrong{"the left branch counts on the right, too", "z for z > 0", times(a, math.Expm1)},
			wrong{"α stands in the exponent", "α(e^z − 1)", branches(func(z float64) float64 { return math.Expm1(a * z) }, identity)},
			wrong{"this is leaky ReLU", "α(e^z − 1) for z ≤ 0", branches(times(a, identity), identity)})
		curve(s, "ELUDerivative", a, branches(times(a, math.Exp), constant(1)),
			wrong{"the derivative at 0 is 1", "at 0 the left branch counts: αe⁰ = α", atZero(branches(times(a, math.Exp), constant(1)), 1)},
			wrong{"the −1 is still there", "the derivative of a constant is 0: αe^z", branches(times(a, math.Expm1), constant(1))},
			wrong{"α is missing", "αe^z", branches(math.Exp, constant(1))},
			wrong{"this is the function itself", "its slope is αe^z for z ≤ 0 and 1 for z > 0", branches(times(a, math.Expm1), identity)},
			wrong{"the left side is flat", "its slope is αe^z", branches(constant(0), constant(1))},
			wrong{"this is the derivative of leaky ReLU", "the slope of α(e^z − 1) is αe^z, which changes with z", branches(constant(a), constant(1))},
			wrong{"the right branch is z", "the slope of z is 1", branches(times(a, math.Exp), identity)})
	})
}

func TestStep6Vanishing(t *testing.T) {
	check.Step(t, "vanishing gradients", 1, func(s *check.S) {
		gradientFactor(s, []float64{0.5, 1, -2})
		gradientFactor(s, s.Numbers(5))
	})
}

func gradientFactor(s *check.S, z []float64) {
	slope := func(z float64) float64 { return plain.Sigmoid(z) * plain.Sigmoid(-z) }
	product := func(factors []float64) float64 {
		p := 1.0
		for _, factor := range factors {
			p *= factor
		}
		return p
	}
	slopes := each(z, slope)
	sum := plain.Sum(len(z), func(i int) float64 { return slopes[i] })
	s.Check(check.Case{
		Call: "GradientFactor(z)", With: check.Values("z", z),
		Want: product(slopes),
		Tol:  1e-12,
		Mistakes: []check.Mistake{
			check.Wrong("the derivatives are added", "the chain rule multiplies", sum),
			check.Wrong("the activations are multiplied", "their derivatives σ′(z)", product(each(z, plain.Sigmoid))),
			check.Wrong("the pre-activations are multiplied", "their derivatives σ′(z)", product(z)),
			check.Wrong("the indices are taken for the entries", "for i := range z counts; for _, zi := range z gives the entries", product(each(indices(len(z)), slope))),
			check.Wrong("only the first entry counts", "a return inside the loop ends it: return after it", slopes[0]),
			check.Wrong("only the last entry counts", "multiply, do not replace: *=", slopes[len(z)-1]),
			check.Wrong("the first entry is left out", "indices start at 0", product(slopes[1:])),
			check.Wrong("the last entry is left out", "indices run to len(z) − 1", product(slopes[:len(z)-1])),
			check.Wrong("the product starts at 0", "a product starts at 1", 0.0),
			check.Wrong("the mean of the derivatives is taken", "the chain rule multiplies", sum/float64(len(z))),
		},
	})
}
