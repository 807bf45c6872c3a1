package show

import (
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show/internal/pen"
)

// The words under the pictures must be those of the numbers in the steps.
func TestPerceptronStepsTellTheNumbers(t *testing.T) {
	set := datasets.AND()
	p := nnlib.NewPerceptron(2)
	var steps []nnlib.PerceptronStep
	for step := range p.Train(set.X(), set.Signs(), 1, 100, nil) {
		steps = append(steps, step)
	}
	s := PerceptronSteps(set, steps)
	if len(s.frames) != 4*len(steps) {
		t.Fatalf("there are %d frames, want 4 for each of %d updates", len(s.frames), len(steps))
	}
	for frame, want := range map[int]string{
		0:                "Update 1 (epoch 1), before. w = 0",
		1:                "Its class is −1, and yet wᵀx + b = 0: the answer is +1.",
		2:                "The example is subtracted: w − αx",
		3:                "w = 0: the bias alone gives every example the same answer. Now it is answered rightly.",
		7:                "The boundary has moved for the marked example.",
		4*len(steps) - 1: "training ends.",
	} {
		if got := s.frames[frame].caption; !strings.Contains(got, want) {
			t.Errorf("frame %d says %q, want it to hold %q", frame, got, want)
		}
	}
}

// A boundary in the picture must separate the plane where w and b do: read
// back from the SVG, the line is at right angles to the arrow of w.
func TestNormalStandsOnTheBoundary(t *testing.T) {
	w := mat.NewVecDense(2, []float64{3, -1})
	svg, err := Points(datasets.XOR()).Boundary(w, -1).SVG()
	if err != nil {
		t.Fatal(err)
	}
	strokes := regexp.MustCompile(`<path d="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)" fill="none" stroke="#111827" stroke-width="(2|2.5)"`).FindAllStringSubmatch(string(svg), -1)
	direction := map[string][2]float64{}
	for _, s := range strokes {
		var v [4]float64
		for i := range v {
			v[i], _ = strconv.ParseFloat(s[i+1], 64)
		}
		if _, known := direction[s[5]]; !known { // the legend repeats the line
			direction[s[5]] = [2]float64{v[2] - v[0], v[3] - v[1]}
		}
	}
	line, arrow := direction["2"], direction["2.5"]
	cos := (line[0]*arrow[0] + line[1]*arrow[1]) / math.Hypot(line[0], line[1]) / math.Hypot(arrow[0], arrow[1])
	if !(math.Abs(cos) < 0.01) {
		t.Errorf("the cosine between boundary %v and w %v is %v, want 0", line, arrow, cos)
	}
	if arrow[0]*3+arrow[1]*1 <= 0 { // y points downward in SVG
		t.Errorf("the arrow %v does not point where w = (3, −1) does", arrow)
	}
}

func TestHalfPlanesShareTheRectangle(t *testing.T) {
	g := pen.NewPlot("", "")
	g.X.Min, g.X.Max, g.Y.Min, g.Y.Max = -1, 3, -2, 2
	for _, l := range []boundary{{w1: 1, w2: 1, b: 0.3}, {w1: 0, w2: -2, b: 1}, {w1: 1, w2: 0, b: 9}} {
		var areas [2]float64
		for i, sign := range []float64{-1, 1} {
			polygon := l.half(g, sign)
			for k, p := range polygon {
				q := polygon[(k+1)%len(polygon)]
				areas[i] += (p[0]*q[1] - q[0]*p[1]) / 2
			}
		}
		if math.Abs(areas[0]+areas[1]-16) > 1e-9 || areas[0] < 0 || areas[1] < 0 {
			t.Errorf("%+v cuts 16 into %v", l, areas)
		}
	}
}

// The line of a class has the colour of its examples, other lines do not.
func TestClassLineHasTheColourOfTheClass(t *testing.T) {
	set, w := datasets.Blobs(9, 3, 0.1, nnlib.Rand(1)), nnlib.Vector(1, 1)
	p := Points(set).ClassLine(1, w, 0).ClassLine(2, w, 0).Line("another", w, 0)
	for i, want := range []color.Color{pen.ClassInk(1), pen.ClassInk(2), pen.ClassInk(3)} {
		if got := p.boundaries[i].style(i).Color; got != want {
			t.Errorf("line %q is drawn in %v, want %v", p.boundaries[i].name, got, want)
		}
	}
	if name := p.boundaries[0].name; name != set.ClassNames[1]+" or not" {
		t.Errorf("the line of class 1 is called %q", name)
	}
}

// An example on the line belongs to the positive half, sign(0) = +1.
func TestDescriptionCountsAsThePerceptronDoes(t *testing.T) {
	p := Points(datasets.AND()).Boundary(mat.NewVecDense(2, []float64{1, 1}), -1)
	if got := p.AltText(); !strings.Contains(got, "misclassifies 2 of 4 examples") {
		t.Errorf("the text alternative is %q, want both examples on the line counted as answered +1", got)
	}
}
