package backprop_test

import (
	"math"
	"slices"
	"testing"

	calls "nnlecture/exercises/internal/calls/08_backpropagation"
	"nnlecture/exercises/internal/check"
	"nnlecture/exercises/internal/plain"
	"nnlecture/exercises/internal/slips"

	"gonum.org/v1/gonum/mat"
)

func TestMain(m *testing.M) { check.Main(m, calls.Table) }

func TestStep1Forward(t *testing.T) {
	check.Step(t, "the forward pass, Eq. (31)", 2, func(s *check.S) {
		forward(s, mat.NewDense(3, 2, []float64{1, -1, 0.5, 2, -1, 1}), mat.NewVecDense(3, []float64{0.5, -1, 0.25}),
			mat.NewDense(1, 3, []float64{1, -2, 0.5}), mat.NewVecDense(1, []float64{0.75}), mat.NewVecDense(2, []float64{2, 1}))
		for range 2 {
			forward(s, s.Matrix(4, 3), s.Vector(4), s.Matrix(1, 4), s.Vector(1), s.Vector(3))
		}
	})
}

func column(m mat.Matrix) *mat.VecDense { return plain.Column(m, 0) }

func forward(s *check.S, W1 *mat.Dense, b1 *mat.VecDense, W2 *mat.Dense, b2, x *mat.VecDense) {
	all := func(b1, b2 mat.Vector, hidden, output func(float64) float64) check.List {
		z1 := plain.Affine(W1, b1, x)
		a1 := plain.Each(z1, hidden)
		z2 := plain.Affine(W2, b2, a1)
		return check.Values("z1", column(z1), "a1", column(a1), "z2", column(z2), "a2", column(plain.Each(z2, output)))
	}
	id := func(z float64) float64 { return z }
	right := all(b1, b2, plain.Sigmoid, plain.Sigmoid)
	z1, a1, a2 := right[0].Value, right[1].Value, right[3].Value
	sigmoids := func(z mat.Matrix) *mat.Dense { return plain.Each(z, plain.Sigmoid) }
	hidden := slips.Layer{Where: " in the first layer", Bias: "z¹ = W¹x + b¹", W: W1, B: b1, X: x, Act: func(z mat.Matrix) *mat.Dense { return plain.Times(1, z) },
		Give: func(z1 *mat.Dense) any { return chain(z1, sigmoids(z1), W2, b2) }}
	outer := slips.Layer{Where: " in the second layer", Bias: "z² = W²a¹ + b²", W: W2, B: b2, X: a1.(*mat.VecDense), Act: hidden.Act,
		Give: func(z2 *mat.Dense) any {
			return check.Values("z1", z1, "a1", a1, "z2", column(z2), "a2", column(sigmoids(z2)))
		}}
	z2 := column(plain.Affine(W2, b2, z1.(*mat.VecDense)))
	s.Check(check.Case{
		Call: "Forward(W1, b1, W2, b2, x)",
		With: check.Values("W1", W1, "b1", b1, "W2", W2, "b2", b2, "x", x),
		Want: right,
		Mistakes: append([]check.Mistake{
			check.Wrong("the hidden layer has no sigmoid", "a¹ = σ(z¹)", all(b1, b2, id, plain.Sigmoid)),
			check.Wrong("the output has no sigmoid", "a² = σ(z²)", all(b1, b2, plain.Sigmoid, id)),
			check.Wrong("both biases are forgotten", "z = Wx + b in both layers", all(nil, nil, plain.Sigmoid, plain.Sigmoid)),
			check.Wrong("both biases are subtracted", "z = Wx + b in both layers", all(negative(b1), negative(b2), plain.Sigmoid, plain.Sigmoid)),
			check.Wrong("the exponents have the wrong sign", "σ(z) = 1/(1 + e^−z)", all(b1, b2, reflected, reflected)),
			check.Wrong("neither layer has its sigmoid", "a = σ(z)", all(b1, b2, id, id)),
			check.Wrong("the hidden layer is a ReLU", "both layers use the sigmoid", all(b1, b2, relu, plain.Sigmoid)),
			check.Wrong("z¹ is written over: it is a¹", "z¹ and a¹ are one vector: let the sigmoid fill a copy, mat.VecDenseCopyOf(z1)", check.Values("z1", a1, "a1", a1, "z2", right[2].Value, "a2", a2)),
			check.Wrong("z² is written over: it is a²", "z² and a² are one vector: let the sigmoid fill a copy, mat.VecDenseCopyOf(z2)", check.Values("z1", z1, "a1", a1, "z2", a2, "a2", a2)),
			check.Wrong("the derivatives of the sigmoid are returned as activations", "a = σ(z)", all(b1, b2, slope, slope)),
			check.Wrong("the sigmoid is applied to a¹ once more", "z² = W²a¹ + b²", chain(z1.(mat.Matrix), sigmoids(a1.(mat.Matrix)), W2, b2)),
			check.Wrong("the second layer gets z¹ instead of a¹", "z² = W²a¹ + b²", check.Values("z1", z1, "a1", a1, "z2", z2, "a2", column(plain.Each(z2, plain.Sigmoid)))),
			check.Wrong("the activations are written over the pre-activations", "z and a are one vector: let the sigmoid fill a copy, mat.VecDenseCopyOf(z)", check.Values("z1", a1, "a1", a1, "z2", a2, "a2", a2)),
			check.Wrong("this is tanh", "both layers use the sigmoid", all(b1, b2, math.Tanh, math.Tanh)),
			check.Wrong("the hidden layer uses tanh", "both layers use the sigmoid", all(b1, b2, math.Tanh, plain.Sigmoid)),
		}, append(hidden.All(), outer.All()...)...),
	})
}

func TestStep2Output(t *testing.T) {
	check.Step(t, "the output layer, factor by factor", 1, func(s *check.S) {
		for _, y := range []float64{1, 0} {
			a := s.Between(0.1, 0.4)
			factors(s, a, y)
		}
		s.Check(check.Case{
			Call: "OutputDelta(a, y)", With: check.Values("a", 1.0, "y", 1.0),
			Want:     0.0,
			Mistakes: []check.Mistake{check.Wrong("this is 0/0", "the factor a(1 − a) cancels: write what is left, a − y", math.NaN())},
		})
	})
}

func factors(s *check.S, a, y float64) {
	with := check.Values("a", a, "y", y)
	s.Check(check.Case{
		Call: "LossByActivation(a, y)", With: with,
		Want: -y/a + (1-y)/(1-a),
		Mistakes: []check.Mistake{
			check.Wrong("the sign is wrong", "−y/a + (1 − y)/(1 − a)", y/a-(1-y)/(1-a)),
			check.Wrong("the second term has the wrong sign", "−y/a + (1 − y)/(1 − a)", -y/a-(1-y)/(1-a)),
			check.Wrong("the parentheses around the denominator are missing", "/ a * (1 − a) divides by a and then multiplies: write / (a * (1 - a))", (a-y)/a*(1-a)),
			check.Wrong("this is the loss, not its derivative", "the derivative of log a is 1/a", plain.BCE(a, y)),
			check.Wrong("the second term is missing", "−y/a + (1 − y)/(1 − a)", -y/a),
			check.Wrong("the first term is missing", "−y/a + (1 − y)/(1 − a)", (1-y)/(1-a)),
			check.Wrong("this is the derivative of the squared error", "the cross entropy has logarithms: (a − y)/(a(1 − a))", 2*(a-y)),
			check.Wrong("the brackets around a − y are missing", "(a - y) / …, or y alone is divided", a-y/(a*(1-a))),
			check.Wrong("only a divides", "(a − y)/(a(1 − a))", (a-y)/a),
			check.Wrong("only 1 − a divides", "(a − y)/(a(1 − a))", (a-y)/(1-a)),
			check.Wrong("a² stands below the line", "(a − y)/(a(1 − a))", (a-y)/(a*a)),
			check.Wrong("a(1 + a) stands below the line", "(a − y)/(a(1 − a))", (a-y)/(a*(1+a))),
			check.Wrong("the brackets below the line are missing", "/ a * 1 - a is ((…)/a) − a: write / (a * (1 - a))", (a-y)/a-a),
			check.Wrong("the factors y and 1 − y are missing", "−y/a + (1 − y)/(1 − a)", -1/a+1/(1-a)),
			check.Wrong("the derivative is that with y and 1 − y swapped", "−y/a + (1 − y)/(1 − a)", -(1-y)/a+y/(1-a)),
			check.Wrong("this is δ already", "δ is the product with a(1 − a), and has a function of its own", a-y),
			check.Wrong("the derivative of the sigmoid is multiplied in instead of divided by", "(a − y)/(a(1 − a))", (a-y)*a*(1-a)),
		},
	})
	s.Check(check.Case{
		Call: "ActivationByPreActivation(a)", With: check.Values("a", a),
		Want: a - a*a,
		Mistakes: []check.Mistake{
			check.Wrong("the sigmoid is applied to a once more", "a is σ(z) already: a(1 − a)", plain.Sigmoid(a)*plain.Sigmoid(-a)),
			check.Wrong("this is 1 − a", "a(1 − a)", 1-a),
			check.Wrong("this is 0, as a * 1 - a is", "brackets: a * (1 - a)", 0.0),
			check.Wrong("this is a itself", "a(1 − a)", a),
			check.Wrong("the sign is flipped", "a(1 − a), which is positive", a*a-a),
			check.Wrong("this is the sigmoid of a", "a is σ(z) already, and its derivative a(1 − a)", plain.Sigmoid(a)),
			check.Wrong("this is a²", "a(1 − a)", a*a),
			check.Wrong("this is a(1 + a)", "a(1 − a)", a+a*a),
			check.Wrong("this is the derivative of tanh", "1 − a² belongs to tanh; the sigmoid has a(1 − a)", 1-a*a),
		},
	})
	s.Check(check.Case{
		Call: "OutputDelta(a, y)", With: with,
		Want: a - y,
		Mistakes: []check.Mistake{
			check.Wrong("the sign is flipped", "a − y: what came out less what should have", y-a),
			check.Wrong("this is a itself: y is forgotten", "a − y", a),
			check.Wrong("this is the magnitude of the difference", "a − y, with its sign", math.Abs(a-y)),
			check.Wrong("this is the loss", "δ² = a − y", plain.BCE(a, y)),
			check.Wrong("this is ∂ℓ/∂a", "δ² is its product with a(1 − a)", -y/a+(1-y)/(1-a)),
			check.Wrong("the difference is squared", "δ² is the δ of layer 2; nothing is squared", (a-y)*(a-y)),
			check.Wrong("a factor 2 is too many", "2(a − y) is the derivative of the squared error; this is the cross entropy", 2*(a-y)),
			check.Wrong("the derivative of the sigmoid is too many", "with the cross entropy it cancels; (a − y)·a(1 − a) belongs to the squared error", (a-y)*a*(1-a)),
		},
	})
}

func TestStep3Hidden(t *testing.T) {
	check.Step(t, "the error gradient of the hidden layer", 2, func(s *check.S) {
		hidden(s, mat.NewDense(1, 1, []float64{-0.25}), mat.NewDense(1, 3, []float64{1, -2, 0.5}), mat.NewVecDense(3, []float64{0.8, 0.3, 0.6}))
		hidden(s, s.Matrix(1, 2), s.Matrix(2, 4), plain.Vec(4, func(int) float64 { return s.Between(0.1, 0.45) }))
	})
}

func hidden(s *check.S, delta2, W2 *mat.Dense, a1 *mat.VecDense) {
	product := plain.Mul(delta2, W2)
	times := func(g func(a float64) float64) *mat.Dense {
		return plain.Map(product, func(_, h int, v float64) float64 { return v * g(a1.AtVec(h)) })
	}
	right := times(derivative)
	s.Check(check.Case{
		Call: "HiddenDelta(delta2, W2, a1)",
		With: check.Values("delta2", delta2, "W2", W2, "a1", a1),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the derivative of the activation is missing", "δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ", product),
			check.Wrong("the sigmoid is applied to a¹ once more", "a¹ is σ(z¹) already: its derivative is a¹(1 − a¹)", times(func(a float64) float64 { return derivative(plain.Sigmoid(a)) })),
			check.Wrong("this is the derivative of tanh", "1 − a² belongs to tanh; the sigmoid has a(1 − a)", times(func(a float64) float64 { return 1 - a*a })),
			check.Wrong("the parentheses around 1 − a¹ are missing", "a * 1 - a is 0, and v * a * 1 - a is not v * a * (1 - a)", plain.Map(product, func(_, h int, v float64) float64 { return v*a1.AtVec(h) - a1.AtVec(h) })),
			check.Wrong("the product is multiplied by a¹ alone", "a¹ ⊙ (1 − a¹)", times(func(a float64) float64 { return a })),
			check.Wrong("the product is multiplied by 1 − a¹ alone", "a¹ ⊙ (1 − a¹)", times(func(a float64) float64 { return 1 - a })),
			check.Wrong("δ is a column", "δ is a row, 1×H; transpose the derivative, not δ", plain.Transposed(right)),
			check.Wrong("only the first row of W² and the first entry of δ² are used", "δ²W² sums over all D", plain.Map(product, func(_, h int, _ float64) float64 { return delta2.At(0, 0) * W2.At(0, h) * derivative(a1.AtVec(h)) })),
			check.Wrong("only the last row of W² and the last entry of δ² are used", "δ²W² sums over all D: +=, not =", plain.Map(product, func(_, h int, _ float64) float64 {
				d, _ := W2.Dims()
				return delta2.At(0, d-1) * W2.At(d-1, h) * derivative(a1.AtVec(h))
			})),
			check.Wrong("every entry has the activation of the first unit", "entry h belongs to unit h: a1.AtVec(h)", times(func(float64) float64 { return derivative(a1.AtVec(0)) })),
			check.Wrong("every entry has the activation of the last unit", "entry h belongs to unit h: a1.AtVec(h)", times(func(float64) float64 { return derivative(a1.AtVec(a1.Len() - 1)) })),
			check.Wrong("the sum goes on from one entry to the next", "begin each sum with 0, inside of the loop", plain.Map(product, func(_, h int, _ float64) float64 {
				return plain.Sum(h+1, func(i int) float64 { return product.At(0, i) }) * derivative(a1.AtVec(h))
			})),
			check.Wrong("δ² and its weights are missing", "this is (a¹ ⊙ (1 − a¹))ᵀ alone: multiply it by δ²W², entry by entry", plain.Map(product, func(_, h int, _ float64) float64 { return derivative(a1.AtVec(h)) })),
			check.Wrong("δ² is missing", "δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ", plain.Map(product, func(_, h int, _ float64) float64 {
				d, _ := W2.Dims()
				return plain.Sum(d, func(k int) float64 { return W2.At(k, h) }) * derivative(a1.AtVec(h))
			})),
			check.Wrong("the product is multiplied by a¹ squared", "a¹ ⊙ (1 − a¹)", times(func(a float64) float64 { return a * a })),
			check.Wrong("the derivative is added", "⊙ multiplies entry by entry", plain.Map(product, func(_, h int, v float64) float64 { return v + derivative(a1.AtVec(h)) })),
			check.Wrong("the weights are missing", "δ² comes through the weights W²", plain.Map(product, func(_, h int, _ float64) float64 { return delta2.At(0, 0) * derivative(a1.AtVec(h)) })),
			check.Wrong("the weights are missing", "δ² comes through the weights W²", plain.Map(product, func(_, h int, _ float64) float64 { return plain.Total(delta2) * derivative(a1.AtVec(h)) })),
			check.Wrong("the sign is flipped", "δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ, without a minus", plain.Times(-1, right)),
		},
	})
}

func TestStep4Gradients(t *testing.T) {
	check.Step(t, "the four gradients, Eq. (33)", 2, func(s *check.S) {
		gradients(s, mat.NewDense(1, 3, []float64{1, -2, 0.5}), mat.NewVecDense(2, []float64{2, 1}), mat.NewVecDense(3, []float64{0.8, 0.3, 0.6}), 0.4, 1)
		gradients(s, s.Matrix(1, 4), s.Vector(2), plain.Vec(4, func(int) float64 { return s.Between(0.1, 0.45) }), s.Between(0.1, 0.9), 0)
	}, check.Uses(2, 3))
}

func gradients(s *check.S, W2 *mat.Dense, x, a1 *mat.VecDense, a2, y float64) {
	all := func(delta2 float64, g func(a float64) float64, biases float64) check.List {
		delta1 := plain.Vec(a1.Len(), func(h int) float64 { return delta2 * W2.At(0, h) * g(a1.AtVec(h)) })
		return check.Values("dW1", plain.Mul(delta1, x.T()), "db1", column(plain.Times(biases, delta1)),
			"dW2", plain.Times(delta2, a1.T()), "db2", mat.NewVecDense(1, []float64{biases * delta2}))
	}
	right := all(a2-y, derivative, 1)
	with := func(part int, value any) check.List {
		list := slices.Clone(right)
		list[part].Value = value
		return list
	}
	delta1, noWeights := right[1].Value.(*mat.VecDense), plain.Vec(a1.Len(), func(h int) float64 { return (a2 - y) * derivative(a1.AtVec(h)) })
	s.Check(check.Case{
		Call: "Gradients(W2, x, a1, a2, y)",
		With: check.Values("W2", W2, "x", x, "a1", a1, "a2", a2, "y", y),
		Want: right,
		Mistakes: []check.Mistake{
			check.Wrong("the sign of δ² is flipped", "δ² = a² − y", all(y-a2, derivative, 1)),
			check.Wrong("the derivative of the hidden activation is missing", "δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ", all(a2-y, func(float64) float64 { return 1 }, 1)),
			check.Wrong("the derivative of the output's sigmoid is too many", "with the cross entropy δ² = a² − y, without a²(1 − a²)", all((a2-y)*derivative(a2), derivative, 1)),
			check.Wrong("the bias gradients are missing", "they are δ² and δ¹, transposed", all(a2-y, derivative, 0)),
			check.Wrong("dW1 is transposed", "(δ¹)ᵀxᵀ has the shape of W1, H×M", with(0, plain.Transposed(right[0].Value.(*mat.Dense)))),
			check.Wrong("dW1 is made of a¹ instead of x", "the inputs of the first layer are x: (δ¹)ᵀxᵀ", with(0, plain.Mul(delta1, a1.T()))),
			check.Wrong("dW2 is made of x instead of a¹", "the inputs of the second layer are a¹: (δ²)ᵀ(a¹)ᵀ", with(2, plain.Times(a2-y, x.T()))),
			check.Wrong("dW1 is made of δ² instead of δ¹", "(δ¹)ᵀxᵀ: first take δ back through W²", with(0, plain.Of(a1.Len(), x.Len(), func(_, m int) float64 { return (a2 - y) * x.AtVec(m) }))),
			check.Wrong("the inputs have changed places: dW1 is made of a¹ and dW2 of x", "layer 1 gets x, layer 2 gets a¹", check.Values("dW1", plain.Mul(delta1, a1.T()), "db1", delta1, "dW2", plain.Times(a2-y, x.T()), "db2", right[3].Value)),
			check.Wrong("db1 is zero", "db1 = (δ¹)ᵀ", with(1, plain.Vec(a1.Len(), func(int) float64 { return 0 }))),
			check.Wrong("db1 is a¹", "db1 = (δ¹)ᵀ", with(1, a1)),
			check.Wrong("db1 is δ² for every unit", "db1 = (δ¹)ᵀ", with(1, plain.Vec(a1.Len(), func(int) float64 { return a2 - y }))),
			check.Wrong("db1 is the sum of the row of dW1", "db1 = (δ¹)ᵀ: the input of a bias is 1", with(1, plain.RowSums(right[0].Value.(mat.Matrix)))),
			check.Wrong("db2 is zero", "db2 = (δ²)ᵀ", with(3, mat.NewVecDense(1, nil))),
			check.Wrong("dW2 lacks a¹", "(δ²)ᵀ(a¹)ᵀ", with(2, plain.Of(1, a1.Len(), func(int, int) float64 { return a2 - y }))),
			check.Wrong("dW1 lacks x", "(δ¹)ᵀxᵀ", with(0, plain.Of(a1.Len(), x.Len(), func(h, _ int) float64 { return delta1.AtVec(h) }))),
			check.Wrong("the difference is squared", "δ² is the δ of layer 2: a² − y, nothing is squared", all((a2-y)*(a2-y), derivative, 1)),
			check.Wrong("δ² is twice what it should be", "2(a − y) belongs to the squared error", all(2*(a2-y), derivative, 1)),
			check.Wrong("δ² is a²: y is forgotten", "δ² = a² − y", all(a2, derivative, 1)),
			check.Wrong("δ² is ∂ℓ/∂a alone", "δ² is its product with a²(1 − a²)", all((a2-y)/derivative(a2), derivative, 1)),
			check.Wrong("the sigmoid is applied to a¹ once more", "a¹(1 − a¹)", all(a2-y, slope, 1)),
			check.Wrong("the derivative is that of tanh", "1 − a² belongs to tanh; the sigmoid has a(1 − a)", all(a2-y, func(a float64) float64 { return 1 - a*a }, 1)),
			check.Wrong("δ¹ is multiplied by a¹ alone", "a¹ ⊙ (1 − a¹)", all(a2-y, func(a float64) float64 { return a }, 1)),
			check.Wrong("δ¹ is multiplied by 1 − a¹ alone", "a¹ ⊙ (1 − a¹)", all(a2-y, func(a float64) float64 { return 1 - a }, 1)),
			check.Wrong("δ¹ lacks the weights W²", "δ¹ = δ²W² ⊙ (a¹ ⊙ (1 − a¹))ᵀ", check.Values("dW1", plain.Mul(noWeights, x.T()), "db1", noWeights, "dW2", right[2].Value, "db2", right[3].Value)),
		},
	})
}
