package show_test

import (
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show"
)

// Outside a notebook Display prints the text alternative, which is what these
// examples show; in a cell the same calls draw.

func ExamplePoints() {
	set := datasets.AND()
	p := nnlib.NewPerceptron(2)
	for range p.Train(set.X(), set.Signs(), 1, 100, nil) {
	}
	show.Points(set).Boundary(p.Weights, p.Bias).Mark(3).
		Caption("The line leaves the one true corner on its positive side.").Display()
	// Output:
	// AND. Points in the plane of x₁ and x₂: 3 false (circles), 1 true (triangles). Decision boundary wᵀx + b = 0: 2·x₁ + 1·x₂ − 3 = 0; it misclassifies 0 of 4 examples. Marked: example 3. The line leaves the one true corner on its positive side.
}

// Several solutions in one picture: other orders end with other lines.
func ExamplePlane_Line() {
	set := datasets.Separable(20, 0.2, rand.New(rand.NewPCG(1, 1)))
	plane := show.Points(set)
	for _, seed := range []uint64{1, 2, 3} {
		p := nnlib.NewPerceptron(2)
		for range p.Train(set.X(), set.Signs(), 1, 100, rand.New(rand.NewPCG(seed, 0))) {
		}
		plane.Line("order "+string('0'+rune(seed)), p.Weights, p.Bias)
	}
	plane.Alt("Three lines that all separate the same points.").Display()
	// Output:
	// Three lines that all separate the same points.
}

func ExamplePerceptronSteps() {
	set := datasets.AND()
	p := nnlib.NewPerceptron(2)
	var steps []nnlib.PerceptronStep
	for step, err := range p.Train(set.X(), set.Signs(), 1, 100, nil) {
		if err == nil {
			steps = append(steps, step)
		}
	}
	show.PerceptronSteps(set, steps).Alt("The perceptron learns AND in 11 updates.").Display()
	// Output:
	// The perceptron learns AND in 11 updates.
}

// Any pictures of one size can be stepped through.
func ExampleSteps() {
	w := mat.NewVecDense(2, []float64{1, 0})
	var pictures []show.Picture
	for _, b := range []float64{-1, -0.5, 0} {
		pictures = append(pictures, show.Points(datasets.OR()).Boundary(w, b).Caption("Another bias moves the line."))
	}
	show.Steps(pictures...).Title("What the bias does").Alt("The line moves to the left.").Display()
	// Output:
	// The line moves to the left.
}

func ExampleLines() {
	show.Lines("epoch", "updates").Add("AND", 2, 3, 3, 2, 1, 0).Constant("bound (R/γ)²", 40).
		Caption("The count stays far below what the theorem allows.").Display()
	// Output:
	// updates against epoch. AND goes from 2 at 1 to 0 at 6, between 0 and 3. bound (R/γ)² is 40 throughout. The count stays far below what the theorem allows.
}

func ExampleBars() {
	show.Bars("epoch", "updates", 2, 3, 3, 2, 1, 0).Display()
	// Output:
	// Bars of updates for each epoch. 2, 3, 3, 2, 1, 0.
}

// Counts beside their bounds, on a logarithmic scale.
func ExampleBarChart_Beside() {
	show.Bars("margin γ", "updates", 4, 9, 36).Name("counted").Names("0.2", "0.05", "0.01").
		Beside("bound (R/γ)²", 72, 1150, 28800).Log().Display()
	// Output:
	// Bars of updates for each margin γ. counted: 0.2 4, 0.05 9, 0.01 36. bound (R/γ)²: 0.2 72, 0.05 1150, 0.01 28800.
}

func ExampleWeights() {
	w := mat.NewVecDense(400, nil)
	w.SetVec(0, 2)
	w.SetVec(399, -1)
	show.Weights(w, 20, 20).Caption("Blue pixels speak for the letter, vermillion ones against it.").Display()
	// Output:
	// 400 weights as an image of 20×20 pixels, from −1 to 2: 1 positive (blue), 1 negative (vermillion), 398 zero. Blue pixels speak for the letter, vermillion ones against it.
}

func ExampleImages() {
	X := mat.NewDense(4, 2, []float64{
		1, 0,
		0, 1,
		0, 1,
		1, 0,
	})
	show.Images(X, 2, 2).Labels("\\", "/").Display()
	// Output:
	// 2 images of 2×2 pixels: \, /.
}

// The two filters of a layer, blue where they want ink.
func ExamplePictures() {
	upright, level := mat.NewDense(2, 2, []float64{1, -1, 1, -1}), mat.NewDense(2, 2, []float64{1, 1, -1, -1})
	show.Pictures(upright, level).Signed().Caption("An edge each.").Display()
	// Output:
	// 2 images of 2×2 pixels. An edge each.
}

func ExampleMatrix() {
	show.Matrix("W1", mat.NewDense(2, 3, []float64{1, -2.5, 0, 1.0 / 3, 4, 5})).Display()
	// Output:
	// W1 (2×3) =
	//     ⎡     1    -2.5       0⎤
	//     ⎣0.3333       4       5⎦
}

func ExampleTable() {
	show.Table("data", "updates", "error").Row("AND", 11, 0.0).Row("XOR", 400, 0.5).Display()
	// Output:
	// | data | updates | error |
	// | :--- | ---: | ---: |
	// | AND | 11 | 0 |
	// | XOR | 400 | 0.5 |
}
