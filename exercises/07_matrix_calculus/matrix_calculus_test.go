package calculus_test

import (
	"math"
	"testing"

	calls "nnlecture/exercises/internal/calls/07_matrix_calculus"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Jacobian(t *testing.T) {
	check.Step(t, "the Jacobian by differences, Eq. (18) and (19)", 3, func(s *check.S) {
		jacobian(s, mat.NewVecDense(2, []float64{1, 2}), 0.3)
		jacobian(s, s.Vector(2), 0.25)
		jacobian(s, s.Vector(2), 1e-3)
	})
}

// f has cubes in it, so that the step h shows in the differences.
func f(x mat.Vector) *mat.VecDense {
	a, b := x.AtVec(0), x.AtVec(1)
	return mat.NewVecDense(3, []float64{a * a * a, a * b, 2*b + b*b*b})
}

// central, forward and backward are the differences of f, worked out by hand.
func differences(x mat.Vector, h float64) (central, forward, backward *mat.Dense) {
	a, b := x.AtVec(0), x.AtVec(1)
	tangent := exact(x)
	bend := []float64{3 * a, 0, 0, 0, 0, 3 * b} // half the second derivative by xⱼ
	at := func(sign float64) *mat.Dense {
		return plain.Of(3, 2, func(i, j int) float64 {
			k := 2*i + j
			return tangent.At(i, j) + sign*h*bend[k] + h*h*third().At(i, j)
		})
	}
	return at(0), at(1), at(-1)
}

// across is the central difference with both components moved.
func across(x mat.Vector, h float64) *mat.VecDense {
	moved := func(h float64) mat.Vector { return plain.Vec(2, func(i int) float64 { return x.AtVec(i) + h }) }
	plus, minus := f(moved(h)), f(moved(-h))
	return plain.Vec(3, func(i int) float64 { return (plus.AtVec(i) - minus.AtVec(i)) / (2 * h) })
}

func jacobian(s *check.S, x *mat.VecDense, h float64) {
	central, forward, backward := differences(x, h)
	all := across(x, h)
	c := check.Case{
		Call: "Jacobian(f, x, h)",
		With: check.Values("f", "f(x) = (x₁³, x₁x₂, 2x₂ + x₂³)ᵀ", "x", x, "h", h),
		Want: central,
		Tol:  1e-9,
		Mistakes: []check.Mistake{
			check.Wrong("this is the transpose of the Jacobian, the denominator layout", "the lecture uses the numerator layout: the result is D×L, and row i belongs to fᵢ", plain.Transposed(central)),
			check.Wrong("the difference is divided by h, not by 2h", "x + h and x − h are 2h apart", plain.Times(2, central)),
			check.Wrong("the difference is not divided", "divide by 2h", plain.Times(2*h, central)),
			check.Wrong("this is the forward difference", "take f(x + h·eⱼ) − f(x − h·eⱼ), which is exact to h²", forward),
			check.Wrong("this is the backward difference", "take f(x + h·eⱼ) − f(x − h·eⱼ), which is exact to h²", backward),
			check.Wrong("the parentheses around 2h are missing", "/ 2 * h divides by 2 and then multiplies by h: write / (2 * h)", plain.Times(h*h, central)),
			check.Wrong("only one side is moved, but the difference is divided by 2h", "take f(x + h·eⱼ) − f(x − h·eⱼ)", plain.Times(0.5, forward)),
			check.Wrong("x is not put back before the next component moves", "begin each j with a fresh copy of x", plain.Map(central, func(i, j int, v float64) float64 {
				if j == 1 {
					return all.AtVec(i)
				}
				return v
			})),
			check.Wrong("all components move at once", "only component j moves for column j", plain.Map(central, func(i, _ int, _ float64) float64 { return all.AtVec(i) })),
			check.Wrong("the difference has the wrong sign", "f(x + h·eⱼ) − f(x − h·eⱼ)", plain.Times(-1, central)),
			check.Wrong("these are the values of f, not differences", "f(x + h·eⱼ) − f(x − h·eⱼ)", plain.Of(3, 2, func(i, _ int) float64 { return f(x).AtVec(i) })),
			check.Wrong("only the rows up to L are filled: the result is taken to be square", "f(x) has D entries: D×L", mat.DenseCopyOf(central.Slice(0, 2, 0, 2))),
			check.Wrong("the difference is divided by 2, and h is forgotten", "divide by 2h", plain.Times(h, central)),
			check.Wrong("the forward difference is divided by 2h and has its sign turned", "f(x + h·eⱼ) − f(x − h·eⱼ)", plain.Times(-0.5, forward)),
			check.Wrong("only one row is filled: that of the first component of f", "column j holds the differences of all fᵢ", plain.Map(central, func(i, _ int, v float64) float64 { return pick(i == 0, v) })),
			check.Wrong("only the entries (j, j) are filled", "column j holds the differences of all fᵢ", plain.Map(central, func(i, j int, v float64) float64 { return pick(i == j, v) })),
			check.Wrong("x does not move: both sides are the same vector", "p := x makes another name for x; a copy is made by mat.VecDenseCopyOf(x)", plain.Times(0, central)),
		},
	}
	for _, other := range []float64{1, 0.5, 0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6} {
		wide := plain.Plus(exact(x), plain.Times(other*other, third()))
		c.Mistakes = append(c.Mistakes, check.Wrong("the argument h is not used", "move by h and divide by 2h, with the h of the call", wide))
	}
	s.Check(c)
}

// exact is the Jacobian of f, without an error of the differences.
func exact(x mat.Vector) *mat.Dense {
	a, b := x.AtVec(0), x.AtVec(1)
	return mat.NewDense(3, 2, []float64{3 * a * a, 0, b, a, 0, 2 + 3*b*b})
}

// third is a sixth of the third derivatives.
func third() *mat.Dense { return mat.NewDense(3, 2, []float64{1, 0, 0, 0, 0, 1}) }

func TestStep2LinearMaps(t *testing.T) {
	check.Step(t, "identity 1, Eq. (21) and (22)", 2, func(s *check.S) {
		W, x, row := s.Matrix(2, 3), s.Vector(3), s.Matrix(1, 2)
		s.Check(check.Case{
			Call: "JacobianOfColumn(W, x)",
			With: check.Values("W", W, "x", x),
			Want: W,
			Mistakes: []check.Mistake{
				check.Wrong("this is Wᵀ", "in the numerator layout ∂Wx/∂x = W, Eq. (21)", plain.Transposed(W)),
				check.Wrong("this is z = Wx itself", "its derivative by x does not depend on x", plain.Mul(W, x)),
				check.Wrong("W is multiplied by the whole sum of x", "∂zᵢ/∂xⱼ = wᵢⱼ: the x is gone", plain.Times(plain.Total(x), W)),
				check.Wrong("only the diagonal is there", "∂zᵢ/∂xⱼ = wᵢⱼ for all i and j", plain.Map(W, func(i, j int, w float64) float64 { return pick(i == j, w) })),
				check.Wrong("the columns are multiplied by x", "∂zᵢ/∂xⱼ = wᵢⱼ: the x is gone", plain.Map(W, func(_, j int, w float64) float64 { return w * x.AtVec(j) })),
			},
		})
		s.Check(check.Case{
			Call: "JacobianOfRow(x, W)",
			With: check.Values("x", row, "W", W),
			Want: plain.Transposed(W),
			Mistakes: []check.Mistake{
				check.Wrong("this is W", "x is a row here: zⱼ = Σ xᵢwᵢⱼ, so ∂zⱼ/∂xᵢ = wᵢⱼ stands in row j, column i: Wᵀ", W),
				check.Wrong("the columns are multiplied by x", "∂zⱼ/∂xᵢ = wᵢⱼ: the x is gone", plain.Of(3, 2, func(j, i int) float64 { return W.At(i, j) * row.At(0, i) })),
				check.Wrong("this is z = xW itself", "its derivative by x does not depend on x", plain.Mul(row, W)),
			},
		})
	})
}

func TestStep3Elementwise(t *testing.T) {
	check.Step(t, "identity 3, Eq. (25), and the Hadamard product", 2, func(s *check.S) {
		d, delta := s.Vector(3), s.Matrix(1, 3)
		s.Check(check.Case{
			Call: "ElementwiseJacobian(derivatives)",
			With: check.Values("derivatives", d),
			Want: plain.Of(3, 3, func(i, j int) float64 { return pick(i == j, d.AtVec(i)) }),
			Mistakes: []check.Mistake{
				check.Wrong("the derivatives stand in every column", "fᵢ depends on xᵢ alone: off the diagonal everything is 0", plain.Of(3, 3, func(i, _ int) float64 { return d.AtVec(i) })),
				check.Wrong("the derivatives stand in every row", "fᵢ depends on xᵢ alone: off the diagonal everything is 0", plain.Of(3, 3, func(_, j int) float64 { return d.AtVec(j) })),
				check.Wrong("this is an outer product", "fᵢ depends on xᵢ alone: off the diagonal everything is 0", plain.Mul(d, d.T())),
				check.Wrong("only the first entry of the diagonal is filled", "is there a return or a break inside of the loop?", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j && i == 0, d.AtVec(i)) })),
				check.Wrong("the last entry of the diagonal is missing", "d runs from 0 to D − 1", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j && i < 2, d.AtVec(i)) })),
				check.Wrong("the first derivative stands in the whole diagonal", "entry (d, d) is that of d", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j, d.AtVec(0)) })),
				check.Wrong("off the diagonal stands 1", "fᵢ depends on xᵢ alone: off the diagonal everything is 0", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j, d.AtVec(i)-1) + 1 })),
				check.Wrong("this is the identity", "the diagonal holds f′(x₁) … f′(x_D)", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j, 1) })),
				check.Wrong("the derivatives are returned as they came", "the result is D×D", d),
			},
		})
		elementwise(s, delta, d)
	})
}

func elementwise(s *check.S, delta *mat.Dense, d *mat.VecDense) {
	s.Check(check.Case{
		Call: "TimesElementwise(delta, derivatives)",
		With: check.Values("delta", delta, "derivatives", d),
		Want: plain.Hadamard(delta, d.T()),
		Mistakes: []check.Mistake{
			check.Wrong("the result is a column", "δ is a row, and stays one: transpose the derivatives, not δ", plain.Transposed(plain.Hadamard(delta, d.T()))),
			check.Wrong("the entries are summed", "⊙ multiplies entry by entry and sums nothing", plain.Mul(delta, d)),
			check.Wrong("this is an outer product", "a row ⊙ a row is a row", plain.Mul(d, delta)),
			check.Wrong("the entries are divided", "⊙ multiplies", plain.Map(delta, func(_, j int, v float64) float64 { return v / d.AtVec(j) })),
			check.Wrong("the entries are added", "⊙ multiplies", plain.Plus(delta, d.T())),
			check.Wrong("the derivatives are missing", "δ ⊙ f′(x)ᵀ", delta),
			check.Wrong("δ is missing", "δ ⊙ f′(x)ᵀ", d.T()),
			check.Wrong("every entry is multiplied by the first derivative", "entry j of δ belongs to entry j of the derivatives", plain.Times(d.AtVec(0), delta)),
			check.Wrong("every entry is multiplied by the last derivative", "entry j of δ belongs to entry j of the derivatives", plain.Times(d.AtVec(2), delta)),
			check.Wrong("every entry is multiplied by the sum of the derivatives", "entry j of δ belongs to entry j of the derivatives", plain.Times(plain.Total(d), delta)),
			check.Wrong("the matrix is made and not multiplied", "δ times it is a row: δ ⊙ f′(x)ᵀ", plain.Of(3, 3, func(i, j int) float64 { return pick(i == j, d.AtVec(i)) })),
		},
	})
}

func pick(first bool, a float64) float64 {
	if first {
		return a
	}
	return 0
}

func TestStep4Chain(t *testing.T) {
	check.Step(t, "the chain rule, Eq. (20)", 1, func(s *check.S) {
		square1, square2 := s.Matrix(3, 3), s.Matrix(3, 3)
		product := plain.Mul(square1, square2)
		s.Check(check.Case{
			Call: "Chain(dg, df)",
			With: check.Values("dg", square1, "df", square2),
			Want: product,
			Mistakes: []check.Mistake{
				check.Wrong("the factors are in the wrong order", "the outer derivative comes first: ∂g/∂f · ∂f/∂x", plain.Mul(square2, square1)),
				check.Wrong("the entries are multiplied one by one", "this is a product of matrices: Mul, not MulElem", plain.Hadamard(square1, square2)),
				check.Wrong("the first factor is transposed", "nothing is transposed in the numerator layout", plain.Mul(square1.T(), square2)),
				check.Wrong("the second factor is transposed", "nothing is transposed in the numerator layout", plain.Mul(square1, square2.T())),
				check.Wrong("the derivatives are added", "inner and outer derivative are multiplied", plain.Plus(square1, square2)),
			},
		})
		dg, df := s.Matrix(1, 3), s.Matrix(3, 2)
		s.Check(check.Case{
			Call: "Chain(dg, df)",
			With: check.Values("dg", dg, "df", df),
			Want: plain.Mul(dg, df),
		})
	})
}

func TestStep5WeightGradient(t *testing.T) {
	check.Step(t, "identity 4, Eq. (27) to (30)", 2, func(s *check.S) {
		weightGradient(s, mat.NewDense(1, 2, []float64{0.5, -1}), mat.NewVecDense(3, []float64{1, 2, 3}))
		weightGradient(s, s.Matrix(1, 4), s.Vector(2))
	})
}

func weightGradient(s *check.S, delta *mat.Dense, x *mat.VecDense) {
	_, D := delta.Dims()
	L := x.Len()
	right := plain.Of(D, L, func(i, j int) float64 { return delta.At(0, i) * x.AtVec(j) })
	s.Check(check.Case{
		Call: "WeightGradient(delta, x)",
		With: check.Values("delta", delta, "x", x),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("this is the transpose of the gradient", "it has the shape of W, D×L, so that it can be subtracted from W: δᵀxᵀ, not xδ", plain.Transposed(right)),
			check.Wrong("the sign is wrong", "the minus belongs to the update, not to the gradient", plain.Times(-1, right)),
			check.Wrong("only δ stands in the columns", "entry (i, j) is δᵢxⱼ", plain.Of(D, L, func(i, _ int) float64 { return delta.At(0, i) })),
			check.Wrong("only x stands in the rows", "entry (i, j) is δᵢxⱼ", plain.Of(D, L, func(_, j int) float64 { return x.AtVec(j) })),
			check.Wrong("δ and x are added", "entry (i, j) is the product δᵢxⱼ", plain.Of(D, L, func(i, j int) float64 { return delta.At(0, i) + x.AtVec(j) })),
			check.Wrong("the gradient is scaled to length 1", "entry (i, j) is δᵢxⱼ, as large as it comes", plain.Times(1/math.Sqrt(plain.Total(plain.Hadamard(right, right))), right)),
		},
	})
}
