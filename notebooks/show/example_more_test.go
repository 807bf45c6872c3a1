package show_test

import (
	"math"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/notebooks/show"
)

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func ExampleFunctions() {
	show.Functions("z", -6, 6).
		Func("σ(z)", sigmoid).
		Func("σ′(z)", func(z float64) float64 { return sigmoid(z) * (1 - sigmoid(z)) }).
		Caption("The derivative is largest at 0, and never more than a quarter.").Display()
	// Output:
	// Curves over z. σ(z) goes from 0.002473 at −6 to 0.9975 at 6. σ′(z) goes from 0.002467 at −6 to 0.002467 at 6, between 0.002467 and 0.25. The derivative is largest at 0, and never more than a quarter.
}

// Any model that turns 2×N into scores can be drawn. This one solves XOR.
func ExamplePlane_Regions() {
	model := func(X mat.Matrix) mat.Matrix {
		_, n := X.Dims()
		y := mat.NewDense(1, n, nil)
		for j := range n {
			y.Set(0, j, sigmoid(10-40*(X.At(0, j)-0.5)*(X.At(1, j)-0.5)-10))
		}
		return y
	}
	show.Points(datasets.XOR()).Regions(model).Display()
	// Output:
	// XOR. Points in the plane of x₁ and x₂: 2 false (circles), 2 true (triangles). Tinted regions show the model's answers; it misclassifies 0 of 4 examples.
}

// The features that the hidden units have learned.
func ExampleFeatures() {
	W1, b1 := mat.NewDense(2, 2, []float64{20, 20, -20, -20}), []float64{-10, 30}
	hidden := func(X mat.Matrix) mat.Matrix {
		var A mat.Dense
		A.Mul(W1, X)
		A.Apply(func(i, j int, z float64) float64 { return sigmoid(z + b1[i]) }, &A)
		return &A
	}
	show.Features(datasets.XOR(), hidden).Caption("One unit learns OR, the other NAND.").Display()
	// Output:
	// The activations of 2 units over the plane of x₁ and x₂; unit 1 from 0 to 1; unit 2 from 0 to 1. One unit learns OR, the other NAND.
}

// Loss and accuracy while training runs; what stays is the finished chart.
func ExampleLive() {
	live := show.Live("epoch", "loss")
	for epoch := range 5 {
		live.Add("training", 1/float64(epoch+1))
	}
	live.Done()
	// Output:
	// loss against epoch. training goes from 1 at 1 to 0.2 at 5.
}

func ExampleProgress() {
	bar := show.Progress("epoch", 3)
	for epoch := range 3 {
		bar.At(epoch+1, "loss 0.1")
	}
	// Output:
}

func ExampleHistograms() {
	show.Histograms("activation").Add("layer 1", -1, 0, 1).Add("layer 2", -0.1, 0, 0.1).
		Caption("The activations shrink from layer to layer.").Display()
	// Output:
	// Histograms over activation. layer 1: 3 values, mean 0, standard deviation 0.816. layer 2: 3 values, mean 0, standard deviation 0.0816. The activations shrink from layer to layer.
}

func ExampleEquation() {
	delta, W := mat.NewDense(1, 2, []float64{1, -1}), mat.NewDense(2, 3, []float64{1, 2, 3, 4, 5, 6})
	var product mat.Dense
	product.Mul(delta, W)
	show.Equation().Matrix("δ²", delta).Sign("·").Matrix("W²", W).Sign("=").Matrix("δ²W²", &product).Display()
	// Output:
	// Equation: δ² (1×2) · W² (2×3) = δ²W² (1×3), with δ²W² = (−3, −3, −3).
}

func ExampleHeat() {
	accuracy := mat.NewDense(2, 3, []float64{0.91, 0.95, 0.2, 0.93, 0.97, 0.1})
	show.Heat(accuracy).Rows("hidden units", "4", "16").Cols("learning rate α", "0.01", "0.1", "1").Display()
	// Output:
	// Heat map of 2×3 values from 0.1 to 0.97; the largest is at 16, 0.1.
}

func ExampleConfusion() {
	show.Confusion([]string{"dog", "cat", "rabbit"}, []int{0, 0, 1, 1, 2, 2}, []int{0, 1, 1, 1, 2, 2}).Display()
	// Output:
	// Confusion matrix of the classes dog, cat, rabbit: 5 of 6 answers are right (83.3 %); most often dog was taken for cat (1×).
}

func ExampleNetwork() {
	W1, W2 := mat.NewDense(3, 2, []float64{1, -1, 0.5, 2, -1, 0}), mat.NewDense(1, 3, []float64{1, -2, 1})
	x, a1, a2 := mat.NewVecDense(2, []float64{1, 0}), mat.NewVecDense(3, []float64{0.73, 0.62, 0.27}), mat.NewVecDense(1, []float64{0.44})
	delta2, delta1 := mat.NewDense(1, 1, []float64{-0.56}), mat.NewDense(1, 3, []float64{-0.11, 0.26, -0.11})
	show.Network(W1, W2).Names([]string{"x1", "x2"}, []string{"ŷ"}).Forward(x, a1, a2).Backward(delta2, delta1).Display()
	// Output:
	// A 2-3-1 network with 13 parameters, biases included. a⁰ = (1, 0). a¹ = (0.73, 0.62, 0.27). a² = (0.44). δ¹ = (−0.11, 0.26, −0.11). δ² = (−0.56).
}

// The same numbers, flowing forward and back layer by layer.
func ExampleNetworkPicture_Film() {
	W := mat.NewDense(1, 2, []float64{1, -1})
	show.Network(W).Forward(mat.NewVecDense(2, []float64{1, 0}), mat.NewVecDense(1, []float64{0.73})).
		Backward(mat.NewDense(1, 1, []float64{-0.27})).Film().Alt("Forward, then back.").Display()
	// Output:
	// Forward, then back.
}

func ExampleSurface() {
	loss := func(w1, w2 float64) float64 { return w1*w1/20 + w2*w2 }
	show.Surface("w1", "w2", loss, -8, 8, -3, 3).Path("α = 0.9", []float64{-7, -6.4, -5.8}, []float64{2, -1.6, 1.3}).Display()
	// Output:
	// Contours of a surface over w₁ and w₂, from 0 near (0, 0) up to 12.2. The path α = 0.9 goes in 2 steps from (−7, 2) to (−5.8, 1.3).
}

func ExampleConvolutionSteps() {
	image, filter := mat.NewDense(4, 4, nil), mat.NewDense(3, 3, []float64{1, 0, -1, 2, 0, -2, 1, 0, -1})
	show.ConvolutionSteps(image, filter, 1, 0).Display()
	// Output:
	// Convolution: a window of 3×3 slides over 4×4 with stride 1 and padding 0 and gives 2×2.
}

func ExampleMaxPoolingSteps() {
	show.MaxPoolingSteps(mat.NewDense(4, 4, nil), 2, 2).Caption("Each window hands on its largest value.").Display()
	// Output:
	// Max pooling: a window of 2×2 slides over 4×4 with stride 2 and padding 0 and gives 2×2. Each window hands on its largest value.
}
