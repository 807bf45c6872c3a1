package show

import (
	"fmt"
	"slices"
	"strings"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg/draw"

	"nnlecture/notebooks/show/internal/pen"
)

// maxUnits is how many units of a layer are drawn before some are left out.
const maxUnits = 9

// NetworkPicture is a network drawn from its parameters.
type NetworkPicture struct {
	Figure
	weights []mat.Matrix // W¹ … Wᴸ, D×L each
	values  [][]float64  // a⁰ … aᴸ as far as known
	deltas  [][]float64  // δ¹ … δᴸ; nil where not known
	names   [2][]string  // of inputs and outputs
}

// Network draws a network of fully connected layers from its weight matrices,
// each D×L with a row per unit. A line is the thicker the larger its weight,
// blue where it is positive and vermillion, dashed, where it is negative.
func Network(weights ...mat.Matrix) *NetworkPicture {
	n := &NetworkPicture{Figure: newFigure("Network", 420), weights: slices.Clone(weights), deltas: make([][]float64, len(weights))}
	n.draw, n.describe = n.drawNetwork, n.describeNetwork
	if len(weights) == 0 {
		n.fail("there are no weights: %w", errNothing)
	}
	for l, W := range weights {
		rows, cols := W.Dims()
		n.weights[l] = mat.DenseCopyOf(W)
		if n.finite(fmt.Sprintf("W%d", l+1), W); l > 0 && cols != n.units(l) {
			n.fail("W%d is %d×%d, want %d columns, one for each unit of layer %d", l+1, rows, cols, n.units(l), l)
		}
	}
	return n
}

// units is the number of units in layer l; layer 0 is the input.
func (n *NetworkPicture) units(l int) int {
	if l == 0 {
		_, cols := n.weights[0].Dims()
		return cols
	}
	rows, _ := n.weights[l-1].Dims()
	return rows
}

// Forward writes the activations a⁰ = x, a¹, … into the units, as far as given.
func (n *NetworkPicture) Forward(a ...mat.Matrix) *NetworkPicture {
	if n.err == nil && len(a) > len(n.weights)+1 {
		n.fail("there are %d vectors of activations, want at most %d", len(a), len(n.weights)+1)
	}
	for l, v := range a {
		if n.err == nil {
			n.values = append(n.values, n.vector(fmt.Sprintf("a%d", l), v, n.units(l)))
		}
	}
	return n
}

// Backward writes the deltas under the units, from the last layer to earlier
// ones as far as given: δᴸ first. Rows and columns are both fine.
func (n *NetworkPicture) Backward(deltas ...mat.Matrix) *NetworkPicture {
	last := len(n.weights)
	if n.err == nil && len(deltas) > last {
		n.fail("there are %d deltas, want at most %d", len(deltas), last)
	}
	for k, d := range deltas {
		if n.err == nil {
			n.deltas[last-1-k] = n.vector(fmt.Sprintf("δ%d", last-k), d, n.units(last-k))
		}
	}
	return n
}

// Names names the inputs, and the outputs.
func (n *NetworkPicture) Names(inputs, outputs []string) *NetworkPicture {
	if n.err == nil && (len(inputs) > 0 && len(inputs) != n.units(0) || len(outputs) > 0 && len(outputs) != n.units(len(n.weights))) {
		n.fail("there are %d and %d names for %d inputs and %d outputs", len(inputs), len(outputs), n.units(0), n.units(len(n.weights)))
	}
	n.names = [2][]string{inputs, outputs}
	return n
}

// vector lists the entries of a row or column of length size.
func (n *NetworkPicture) vector(name string, v mat.Matrix, size int) []float64 {
	rows, cols := v.Dims()
	if rows*cols != size || rows != 1 && cols != 1 {
		n.fail("%s is %d×%d, want %d entries", name, rows, cols, size)
		return nil
	}
	n.finite(name, v)
	if cols == 1 {
		return mat.Col(nil, 0, v)
	}
	return mat.Row(nil, 0, v)
}

// shown lists the units of layer l that are drawn; −1 stands for those left out.
func (n *NetworkPicture) shown(l int) []int { return pen.Excerpt(n.units(l), maxUnits) }

func (n *NetworkPicture) drawNetwork(c draw.Canvas) {
	places := n.places(c)
	for l := range n.weights {
		n.drawWeights(c, l, places[l], places[l+1])
	}
	for l := range places {
		n.drawUnits(c, l, places[l])
	}
	n.drawLayerNames(c, places)
}

func (n *NetworkPicture) describeNetwork() string {
	sizes := make([]string, len(n.weights)+1)
	parameters := 0
	for l := range sizes {
		sizes[l] = fmt.Sprint(n.units(l))
		if l > 0 {
			parameters += n.units(l) * (n.units(l-1) + 1)
		}
	}
	parts := []string{fmt.Sprintf("A %s network with %d parameters, biases included", strings.Join(sizes, "-"), parameters)}
	for l, a := range n.values {
		parts = append(parts, fmt.Sprintf("a%s = %s", pen.Superscripts.Replace(fmt.Sprint(l)), pen.List(a)))
	}
	for l, d := range n.deltas {
		if d != nil {
			parts = append(parts, fmt.Sprintf("δ%s = %s", pen.Superscripts.Replace(fmt.Sprint(l+1)), pen.List(d)))
		}
	}
	return strings.Join(parts, ". ")
}
