package nnlib

import (
	"fmt"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// FeatureMaps is a stack of channels of the same size: an image, with one
// channel if it is grey and three if it has colours, or what a convolutional
// layer made of it.
type FeatureMaps []*mat.Dense

// Flatten puts all entries into one column: channel after channel, each row
// after row.
//
// Shapes: C channels of H×W become C·H·W×1.
func (f FeatureMaps) Flatten() *mat.VecDense {
	var flat []float64
	for _, channel := range f {
		rows, _ := channel.Dims()
		for i := range rows {
			flat = append(flat, channel.RawRowView(i)...)
		}
	}
	return mat.NewVecDense(len(flat), flat)
}

// Unflatten is the reverse of [FeatureMaps.Flatten].
//
// Shapes: x is C·H·W×1. It panics with a *ShapeError otherwise.
func Unflatten(x mat.Vector, channels, height, width int) FeatureMaps {
	needLen("Unflatten", "x", x, channels*height*width)
	flat := mat.Col(nil, 0, x)
	f := make(FeatureMaps, channels)
	for c := range f {
		f[c] = mat.NewDense(height, width, flat[c*height*width:(c+1)*height*width])
	}
	return f
}

// Conv is a convolutional layer with K filters for C input channels.
type Conv struct {
	Filters [][]*mat.Dense // F, K×C filters of P×Q: Filters[k][c]
	Bias    *mat.VecDense  // b, K×1
	Stride  int
	Padding int
}

// NewConv returns a layer with square filters, whose weights are drawn from
// init and whose bias is 0. Each unit has C·P² inputs and each input acts on
// K·P² units. It panics with a *ShapeError if a number is below 1 or the
// padding negative.
func NewConv(channels, filters, kernel, stride, padding int, init Initializer, rng *rand.Rand) *Conv {
	needPositive("NewConv", "channels", channels)
	needPositive("NewConv", "filters", filters)
	needPositive("NewConv", "kernel", kernel)
	needPositive("NewConv", "stride", stride)
	if padding < 0 {
		panic(&ShapeError{"NewConv", "padding", fmt.Sprint(padding), "at least 0"})
	}
	layer := &Conv{Bias: mat.NewVecDense(filters, nil), Stride: stride, Padding: padding}
	in, out := channels*kernel*kernel, filters*kernel*kernel
	for range filters {
		row := make([]*mat.Dense, channels)
		for c := range row {
			row[c] = mat.NewDense(kernel, kernel, nil)
			row[c].Apply(func(_, _ int, _ float64) float64 { return init(in, out, rng) }, row[c])
		}
		layer.Filters = append(layer.Filters, row)
	}
	return layer
}

// Forward computes a feature map per filter: what the filter finds in all
// channels together, plus the bias.
//
//	Zₖ = Σ꜀ I꜀ ⋆ Fₖ꜀ + bₖ
//
// ⋆ is [CrossCorrelate].
//
// Shapes: C channels of H×W become K channels of the size of [OutputSize]. It
// panics with a *ShapeError otherwise.
//
// Slide "Convolutional Layer".
func (l *Conv) Forward(in FeatureMaps) FeatureMaps {
	l.needChannels("Conv.Forward", in)
	Z := make(FeatureMaps, len(l.Filters))
	for k, filters := range l.Filters {
		for c, F := range filters {
			part := CrossCorrelate(in[c], F, l.Padding, l.Stride)
			if c == 0 {
				Z[k] = part
			} else {
				Z[k].Add(Z[k], part)
			}
		}
		b := l.Bias.AtVec(k)
		Z[k].Apply(func(_, _ int, z float64) float64 { return z + b }, Z[k])
	}
	return Z
}

// ConvGradient holds the derivatives of the loss at a convolutional layer, each
// in the shape of what it belongs to.
type ConvGradient struct {
	Filters [][]*mat.Dense
	Bias    *mat.VecDense
	Input   FeatureMaps
}

// Backward is the way back through [Conv.Forward], given the derivative of the
// loss with respect to its result.
//
//	∂ℓ/∂Fₖ꜀: see [CrossCorrelateFilterGradient]
//	∂ℓ/∂bₖ = Σᵢ Σⱼ Δₖ(i, j)
//	∂ℓ/∂I꜀ = Σₖ, each part by [CrossCorrelateInputGradient]
//
// Shapes: in is C channels of H×W, Δ is K channels of the size of the output.
// It panics with a *ShapeError otherwise.
func (l *Conv) Backward(in, Delta FeatureMaps) *ConvGradient {
	l.needChannels("Conv.Backward", in)
	if len(Delta) != len(l.Filters) {
		panic(&ShapeError{"Conv.Backward", "Delta", fmt.Sprintf("%d channels", len(Delta)), fmt.Sprintf("%d, one per filter", len(l.Filters))})
	}
	H, W := in[0].Dims()
	gradient := &ConvGradient{Bias: mat.NewVecDense(len(l.Filters), nil), Input: Unflatten(mat.NewVecDense(len(in)*H*W, nil), len(in), H, W)}
	for k, filters := range l.Filters {
		row := make([]*mat.Dense, len(filters))
		for c, F := range filters {
			P, Q := F.Dims()
			row[c] = CrossCorrelateFilterGradient(in[c], Delta[k], P, Q, l.Padding, l.Stride)
			gradient.Input[c].Add(gradient.Input[c], CrossCorrelateInputGradient(Delta[k], F, H, W, l.Padding, l.Stride))
		}
		gradient.Filters = append(gradient.Filters, row)
		gradient.Bias.SetVec(k, mat.Sum(Delta[k]))
	}
	return gradient
}

// validate returns a *ShapeError unless a layer, maybe put together by hand, has
// for each filter as many parts as there are channels, of one size, and a bias.
func (l *Conv) validate(channels int) error {
	if len(l.Filters) == 0 || channels < 1 {
		return &ShapeError{"Conv", "Filters", fmt.Sprintf("%d filters for %d channels", len(l.Filters), channels), "at least one of both"}
	}
	if l.Bias.Len() != len(l.Filters) {
		return &ShapeError{"Conv", "Bias", shape(l.Bias), fmt.Sprintf("%d×1, one per filter", len(l.Filters))}
	}
	for k, filters := range l.Filters {
		if len(filters) != channels {
			return &ShapeError{"Conv", fmt.Sprintf("Filters[%d]", k), fmt.Sprintf("for %d channels", len(filters)), fmt.Sprintf("for %d", channels)}
		}
		for c, F := range filters {
			if want := shape(l.Filters[0][0]); shape(F) != want {
				return &ShapeError{"Conv", fmt.Sprintf("Filters[%d][%d]", k, c), shape(F), want}
			}
		}
	}
	return nil
}

// needChannels panics unless in has as many channels as the layer's filters are
// for, all of one size.
func (l *Conv) needChannels(function string, in FeatureMaps) {
	if len(in) == 0 {
		panic(&ShapeError{function, "in", "0 channels", "at least one"})
	}
	want := len(in)
	if len(l.Filters) > 0 {
		want = len(l.Filters[0])
	}
	if err := l.validate(want); err != nil {
		panic(err)
	}
	if len(in) != want {
		panic(&ShapeError{function, "in", fmt.Sprintf("%d channels", len(in)), fmt.Sprintf("%d, as the filters have", want)})
	}
	for _, channel := range in[1:] {
		rows, cols := in[0].Dims()
		needShape(function, "in", channel, rows, cols)
	}
}

// parameters of the λ-th convolutional layer: all filters below each other, and
// the bias.
func (l *Conv) parameters(lambda int) []Parameter {
	rows := l.filterRows()
	F := Parameter{fmt.Sprintf("F%d", lambda), Shape{len(rows), len(rows[0])}, rows}
	return []Parameter{F, vectorParameter(fmt.Sprintf("c%d", lambda), l.Bias)}
}

// filterRows are the rows of all filters, sharing their memory.
func (l *Conv) filterRows() [][]float64 {
	var rows [][]float64
	for _, filters := range l.Filters {
		for _, filter := range filters {
			rows = append(rows, matrixRows(filter)...)
		}
	}
	return rows
}
