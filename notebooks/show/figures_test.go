package show

import (
	"bytes"
	"encoding/xml"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
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
		"blank image":  Images(mat.NewDense(4, 1, nil), 2, 2),
	}
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
	for _, i := range allInks() {
		known[hex(i)] = true
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
