package show

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show/internal/pen"
)

// drawable is what all still pictures and films have in common.
type drawable interface {
	SVG() ([]byte, error)
	AltText() string
}

// trained returns points and the steps that a perceptron took to separate them.
func trained(t testing.TB) (*datasets.Set, *nnlib.Perceptron, []nnlib.PerceptronStep) {
	t.Helper()
	set := datasets.Separable(30, 0.1, rand.New(rand.NewPCG(7, 2)))
	p := nnlib.NewPerceptron(2)
	var steps []nnlib.PerceptronStep
	for step, err := range p.Train(set.X(), set.Signs(), 1, 100, nil) {
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, step)
	}
	return set, p, steps
}

// random returns an m×n matrix of normal numbers.
func random(m, n int) *mat.Dense {
	rng := rand.New(rand.NewPCG(1, 2))
	x := mat.NewDense(m, n, nil)
	x.Apply(func(int, int, float64) float64 { return rng.NormFloat64() }, x)
	return x
}

// gallery holds one picture of each kind.
func gallery(t testing.TB) map[string]drawable {
	set, p, steps := trained(t)
	iris := datasets.Iris().OnlyFeatures("petal length [cm]", "petal width [cm]")
	return map[string]drawable{
		"points":       Points(set).Boundary(p.Weights, p.Bias).Line("another", p.Weights, p.Bias-0.5).Mark(3, 5).Note("b = 2").Caption("A < B & C"),
		"three":        Points(iris),
		"no boundary":  Points(datasets.XOR()).Boundary(mat.NewVecDense(2, nil), 0),
		"steps":        PerceptronSteps(set, steps),
		"lines":        Lines("epoch", "updates").Add("AND", 3, 2, 1, 0).Constant("bound", 7),
		"log lines":    Lines("x", "y").AddXY("y = x²", []float64{0.1, 1, 10}, []float64{0.01, 1, 100}).LogX().LogY(),
		"flat":         Lines("epoch", "loss").Add("", 1),
		"bars":         Bars("epoch", "updates", 3, 2, 0, -1),
		"grouped bars": Bars("margin", "updates", 9, 36).Name("count").Beside("bound", 120, 45000).Names("0.2", "0.01").Log(),
		"weights":      Weights(random(400, 1).ColView(0), 20, 20),
		"zero weights": Weights(mat.NewVecDense(6, nil), 2, 3),
		"images":       Images(random(20, 7), 5, 4).Labels("A", "B", "C", "D", "E", "F", "G").Mark(2),
		"filters":      Images(random(9, 4), 3, 3).Signed(),
		"regions":      Points(iris).Regions(nearestSpecies).Reach(0, 0),
		"two regions": Points(set).Regions(func(X mat.Matrix) mat.Matrix {
			return X.(mat.Untransposer).Untranspose().(*mat.Dense).Slice(0, columns(X), 0, 1).T()
		}),
		"functions":     Functions("z", -5, 5).Func("sign", nnlib.Sign).Func("1/z", func(z float64) float64 { return 1 / z }).At(math.Exp, 0).RangeY(-3, 3),
		"heat":          Heat(random(3, 4)).Rows("α", "0.1", "0.2", "0.3").Cols("size"),
		"zero heat":     Heat(mat.NewDense(30, 40, nil)),
		"confusion":     Confusion([]string{"dog", "cat"}, []int{0, 0, 1}, []int{0, 1, 1}),
		"surface":       Surface("w1", "w2", math.Hypot, -2, 2, -1, 1).Path("SGD", []float64{2, 1, -5}, []float64{1, 0, 0}),
		"flat surface":  Surface("w1", "w2", func(x, y float64) float64 { return 1 }, 0, 1, 0, 1),
		"histograms":    Histograms("a").Add("layer 1", random(500, 1).RawMatrix().Data...).Add("layer 2", 0, 0),
		"network":       Network(random(3, 2), random(1, 3)).Forward(random(2, 1), random(3, 1)).Backward(random(1, 1)).Names([]string{"x1", "x2"}, []string{"ŷ"}),
		"wide network":  Network(random(12, 20), mat.NewDense(1, 12, nil)),
		"net film":      Network(random(3, 2), random(1, 3)).Forward(random(2, 1), random(3, 1), random(1, 1)).Backward(random(1, 1), random(1, 3)).Film(),
		"convolution":   ConvolutionSteps(random(5, 6), random(3, 3), 2, 1),
		"max pooling":   MaxPoolingSteps(random(4, 5), 2, 2),
		"mean pooling":  MeanPoolingSteps(random(4, 4), 2, 1),
		"features":      Features(iris, nearestSpecies),
		"dead unit":     Features(set, func(X mat.Matrix) mat.Matrix { return mat.NewDense(4, columns(X), nil) }),
		"fixed weights": Weights(mat.NewVecDense(4, []float64{1, 2, 3, 4}), 2, 2).Scale(9),
		"fixed heat":    Heat(random(3, 4)).Scale(-1, 2),
		"equation":      Equation().Matrix("δ²", random(1, 3)).Sign("·").Matrix("W²", random(3, 4)).Sign("=").Matrix("δ²W²", random(1, 4)),
		"blank image":   Images(mat.NewDense(4, 1, nil), 2, 2),
	}
}

// circle is above 0 within the unit circle.
func circle(x, y float64) float64 { return 1 - math.Hypot(x, y) }

func columns(X mat.Matrix) int { _, n := X.Dims(); return n }

// nearestSpecies scores each species by the distance from a typical flower.
func nearestSpecies(X mat.Matrix) mat.Matrix {
	scores := mat.NewDense(3, columns(X), nil)
	for k, flower := range [][2]float64{{1.5, 0.2}, {4.3, 1.3}, {5.6, 2}} {
		for n := range columns(X) {
			scores.Set(k, n, -math.Hypot(X.At(0, n)-flower[0], X.At(1, n)-flower[1]))
		}
	}
	return scores
}

func TestEveryPictureIsDrawn(t *testing.T) {
	again := gallery(t)
	for name, picture := range gallery(t) {
		t.Run(name, func(t *testing.T) {
			svg, err := picture.SVG()
			if err != nil {
				t.Fatal(err)
			}
			checkXML(t, svg)
			checkNumbers(t, svg)
			for _, part := range []string{`role="img"`, "<title>", "<desc>", "prefers-color-scheme:dark"} {
				if !bytes.Contains(svg, []byte(part)) {
					t.Errorf("the SVG has no %s", part)
				}
			}
			if len(picture.AltText()) < 20 {
				t.Errorf("the text alternative %q says too little", picture.AltText())
			}
			if second, _ := again[name].SVG(); !bytes.Equal(svg, second) {
				t.Error("the same data gave other bytes")
			}
		})
	}
}

// checkXML fails unless the bytes are one well-formed XML element.
func checkXML(t *testing.T, svg []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
	}
}

var (
	coordinates = regexp.MustCompile(` (?:d|x|y|width|height|x1|y1)="([^"]*)"`)
	notNumbers  = regexp.MustCompile(`NaN|Inf|\d{6}|e[+-]`)
)

// checkNumbers fails on coordinates that are not finite, or far off the page.
func checkNumbers(t *testing.T, svg []byte) {
	t.Helper()
	for _, found := range coordinates.FindAllSubmatch(svg, -1) {
		if bad := notNumbers.Find(found[1]); bad != nil {
			t.Fatalf("coordinate %s in %s", bad, found[0])
		}
	}
}

func TestEveryColourHasADarkOne(t *testing.T) {
	known := map[string]bool{}
	for _, i := range pen.AllInks() {
		known[pen.Hex(i)] = true
	}
	if len(known) != len(pen.AllInks()) {
		t.Errorf("%d inks have %d light colours: two dark ones would fight", len(pen.AllInks()), len(known))
	}
	used := regexp.MustCompile(`(?:fill|stroke)="(#[0-9A-F]{6})"`)
	for name, picture := range gallery(t) {
		svg, err := picture.SVG()
		if err != nil {
			t.Fatal(err)
		}
		body, _, _ := strings.Cut(string(svg), "<style>")
		for _, found := range used.FindAllStringSubmatch(body, -1) {
			if !known[found[1]] {
				t.Errorf("%s: colour %s has no counterpart on dark pages", name, found[1])
			}
		}
	}
}
