package show

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// Each of these would give a broken or an empty picture; the message must name
// what was given and what was wanted.
func TestBadInputIsNamed(t *testing.T) {
	set, p, steps := trained(t)
	nan := math.NaN()
	vec := func(v ...float64) *mat.VecDense { return mat.NewVecDense(len(v), v) }
	for name, c := range map[string]struct {
		picture drawable
		want    []string
	}{
		"four features":    {Points(datasets.Iris()), []string{"Points", "Iris has 4 features", "want 2"}},
		"no set":           {Points(nil), []string{"Points", "empty"}},
		"NaN in X":         {Points(twoPoints(nan)), []string{"entry (0, 1) of X is NaN", "finite"}},
		"three weights":    {Points(set).Boundary(vec(1, 2, 3), 0), []string{"w is 3×1", "want 2×1"}},
		"NaN weight":       {Points(set).Boundary(vec(1, nan), 0), []string{"w is NaN"}},
		"infinite bias":    {Points(set).Boundary(vec(1, 2), math.Inf(1)), []string{"b is +Inf"}},
		"no such example":  {Points(set).Mark(30), []string{"no example 30", "0 … 29"}},
		"no such class":    {Points(set).ClassLine(2, vec(1, 2), 0), []string{"no class 2", "0 … 1"}},
		"class of nothing": {Points(nil).ClassLine(0, vec(1, 2), 0), []string{"Points", "empty"}},
		"no steps":         {PerceptronSteps(set, nil), []string{"PerceptronSteps", "0 updates", "1 to 200"}},
		"empty step":       {PerceptronSteps(set, []nnlib.PerceptronStep{{}}), []string{"PerceptronSteps", "no parameters"}},
		"wrong set":        {PerceptronSteps(datasets.AND(), steps), []string{"no example"}},
		"no pictures":      {Steps(), []string{"Steps", "nothing to draw"}},
		"broken step":      {Steps(Points(set), Points(nil)), []string{"step 2", "empty"}},
		"no curves":        {Lines("x", "y"), []string{"Lines", "add one"}},
		"empty curve":      {Lines("x", "y").Add("loss"), []string{"loss", "empty"}},
		"NaN loss":         {Lines("x", "y").Add("loss", 1, nan), []string{"entry (1, 0) of curve loss is NaN", "diverge"}},
		"uneven curve":     {Lines("x", "y").AddXY("loss", []float64{1}, []float64{1, 2}), []string{"1 values of x and 2 of y"}},
		"zero on log axis": {Lines("x", "y").Add("loss", 1, 0).LogY(), []string{"loss", "is 0 at x = 2", "logarithmic"}},
		"log axis first":   {Lines("x", "y").LogY().Add("loss", -1), []string{"is -1 at x = 1"}},
		"no bars":          {Bars("x", "y"), []string{"Bars", "empty"}},
		"uneven bars":      {Bars("x", "y", 1, 2).Beside("z", 1), []string{"1 bars beside 2"}},
		"missing names":    {Bars("x", "y", 1, 2).Names("a"), []string{"1 names for 2 bars"}},
		"zero bar on log":  {Bars("x", "y", 1, 0).Log(), []string{"bar 2 is 0"}},
		"wrong size":       {Weights(p.Weights, 20, 20), []string{"w has 2 entries", "20×20 = 400"}},
		"wrong images":     {Images(random(5, 2), 2, 2), []string{"columns of 5", "2×2 = 4"}},
		"no picture":       {Pictures[*mat.Dense](), []string{"no pictures", "nothing to draw"}},
		"uneven pictures":  {Pictures(random(2, 2), random(2, 3)), []string{"picture 2 is 2×3", "want 2×2"}},
		"missing labels":   {Images(random(4, 2), 2, 2).Labels("A"), []string{"1 labels for 2 images"}},
		"model of 5":       {Points(set).Regions(func(mat.Matrix) mat.Matrix { return random(5, 30) }), []string{"2×30 into 5×30", "want 2×30"}},
		"NaN model":        {Points(set).Regions(func(mat.Matrix) mat.Matrix { return constant(1, 30, nan) }), []string{"the model's output is NaN"}},
		"empty range":      {Functions("z", 1, 1).Func("f", math.Exp), []string{"Functions", "1 to 1"}},
		"nowhere defined":  {Functions("z", -2, -1).Func("√z", math.Sqrt), []string{"√z is finite at 0"}},
		"NaN heat":         {Heat(constant(2, 2, nan)), []string{"Heat", "NaN"}},
		"row names":        {Heat(random(2, 2)).Rows("", "a"), []string{"1 names for 2 rows"}},
		"no classes":       {Confusion(nil, nil, nil), []string{"Confusion", "no classes"}},
		"class 7":          {Confusion([]string{"a"}, []int{7}, []int{0}), []string{"class 7", "0 … 0"}},
		"uneven confusion": {Confusion([]string{"a"}, []int{0, 0}, []int{0}), []string{"2 actual and 1 predicted"}},
		"flat rectangle":   {Surface("x", "y", math.Hypot, 1, 1, 0, 1), []string{"Surface", "1 … 1"}},
		"NaN surface":      {Surface("x", "y", func(x, y float64) float64 { return nan }, 0, 1, 0, 1), []string{"f is NaN"}},
		"NaN path":         {Surface("x", "y", math.Hypot, 0, 1, 0, 1).Path("SGD", []float64{nan}, []float64{1}), []string{"path SGD is NaN"}},
		"no histogram":     {Histograms("x"), []string{"Histograms", "Add"}},
		"empty layer":      {Histograms("x").Add("layer 1"), []string{"layer 1 is empty"}},
		"no network":       {Network(), []string{"Network", "no weights"}},
		"layers apart":     {Network(random(3, 2), random(1, 4)), []string{"W2 is 1×4", "3 columns"}},
		"wrong activation": {Network(random(3, 2)).Forward(random(3, 1)), []string{"a0 is 3×1", "want 2 entries"}},
		"wrong delta":      {Network(random(3, 2)).Backward(random(1, 2)), []string{"δ1 is 1×2", "want 3 entries"}},
		"large filter":     {ConvolutionSteps(random(2, 2), random(3, 3), 1, 0), []string{"3×3 does not fit in 2×2"}},
		"stride 0":         {MaxPoolingSteps(random(2, 2), 2, 0), []string{"MaxPoolingSteps", "stride 0"}},
		"long film":        {MeanPoolingSteps(random(20, 20), 2, 1), []string{"19×19 positions", "at most 100"}},
		"many units":       {Features(set, func(X mat.Matrix) mat.Matrix { return random(13, columns(X)) }), []string{"Features", "13×30", "at most 12 rows"}},
		"negative scale":   {Weights(p.Weights, 1, 2).Scale(-1), []string{"Scale(-1)"}},
		"upside down":      {Heat(random(2, 2)).Scale(1, 0), []string{"Scale(1, 0)"}},
		"no terms":         {Equation(), []string{"Equation", "add one"}},
		"large term":       {Equation().Matrix("W", random(20, 2)), []string{"W is 20×2", "at most 12×12"}},
		"range first":      {Lines("x", "y").RangeY(5, 1).Add("", 1), []string{"Lines", "RangeY(5, 1)"}},
		"endless range":    {Lines("x", "y").RangeY(0, math.Inf(1)).Add("", 1), []string{"RangeY(0, +Inf)"}},
		"constant first":   {Lines("x", "y").Constant("bound", 1), []string{"before the constant"}},
		"bins first":       {Histograms("x").Range(1, 0).Add("a", 1), []string{"Histograms", "Range(1, 0)"}},
		"NaN bins":         {Histograms("x").Range(nan, 0).Add("a", 1), []string{"Range(NaN, 0)"}},
		"height first":     {addAfterHeight(), []string{"Height is 3"}},
		"signs alone":      {Equation().Sign("="), []string{"Equation", "no matrices", "add one"}},
		"range after At":   {Functions("z", 0, 1).At(math.Exp, 0), []string{"Functions", "add one"}},
		"tiny":             {Lines("x", "y").Add("", 1).Height(3), []string{"Height is 3"}},
	} {
		t.Run(name, func(t *testing.T) {
			svg, err := c.picture.SVG()
			if err == nil {
				t.Fatalf("drew %d bytes, want an error", len(svg))
			}
			for _, part := range c.want {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("the message is %q, want it to hold %q", err, part)
				}
			}
			if alt := c.picture.AltText(); alt != err.Error() {
				t.Errorf("the text alternative is %q, want the message", alt)
			}
		})
	}
}

func addAfterHeight() drawable {
	c := Lines("x", "y")
	c.Height(3)
	return c.Add("", 1)
}

// A sign may stand first: −δ.
func TestEquationsMayBeginWithASign(t *testing.T) {
	if svg, err := Equation().Sign("−").Matrix("δ", random(1, 2)).SVG(); err != nil || !bytes.Contains(svg, []byte("1×2")) {
		t.Errorf("the equation is not drawn: %v", err)
	}
}

// twoPoints returns two points, the first feature of the second of which is x.
func twoPoints(x float64) *datasets.Set {
	rows := mat.NewDense(2, 2, []float64{0, 0, x, 1})
	return datasets.New("two points", "", []string{"x1", "x2"}, []string{"a", "b"}, rows, []int{0, 1})
}

// constant returns an m×n matrix whose entries are all v.
func constant(m, n int, v float64) *mat.Dense {
	x := mat.NewDense(m, n, nil)
	x.Apply(func(int, int, float64) float64 { return v }, x)
	return x
}
