package demos

import (
	"errors"
	"fmt"

	"gonum.org/v1/gonum/mat"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

func init() { method("convolution", RunConvolution) }

// ConvolutionParams is an image, a filter and how the one slides over the other.
type ConvolutionParams struct {
	Image   string      `json:"image"` // "ramp", "cross", "letter" or "animal"
	Size    int         `json:"size"`  // of the image
	Seed    uint64      `json:"seed"`
	Mode    string      `json:"mode"` // "convolve", "max" or "mean"
	Filter  [][]float64 `json:"filter"`
	Window  int         `json:"window"` // of pooling
	Padding int         `json:"padding"`
	Stride  int         `json:"stride"`
	Flip    bool        `json:"flip"`
}

// ConvolutionState is the image and what comes out. If the sizes do not fit,
// Problem says why, and there is no output.
type ConvolutionState struct {
	Image   [][]float64 `json:"image"`
	Filter  [][]float64 `json:"filter"` // as it is laid on the image, flipped if asked for
	Output  [][]float64 `json:"output"`
	Kernel  int         `json:"kernel"`
	Problem string      `json:"problem"`
}

// RunConvolution slides a filter or a pooling window over an image.
func RunConvolution(p ConvolutionParams) (*ConvolutionState, error) {
	image, err := testImage(p.Image, p.Size, p.Seed)
	if err != nil {
		return nil, err
	}
	s := &ConvolutionState{Image: rowsOf(image), Kernel: p.Window}
	if p.Mode == "convolve" {
		s.Kernel = len(p.Filter)
	}
	if _, err := nnlib.OutputSize(p.Size, s.Kernel, p.Padding, p.Stride); err != nil {
		if shape, ok := err.(*nnlib.ShapeError); ok {
			s.Problem = fmt.Sprintf("%s is %s, want %s", shape.Arg, shape.Got, shape.Want)
			return s, nil
		}
		return nil, err
	}
	switch p.Mode {
	case "convolve":
		F, err := square(p.Filter)
		if err != nil {
			return nil, err
		}
		if p.Flip {
			F = nnlib.Flip(F)
		}
		s.Filter = rowsOf(F)
		s.Output = rowsOf(nnlib.CrossCorrelate(image, F, p.Padding, p.Stride))
	case "max":
		s.Output = rowsOf(nnlib.MaxPool(image, p.Window, p.Stride))
	case "mean":
		s.Output = rowsOf(nnlib.MeanPool(image, p.Window, p.Stride))
	default:
		return nil, fmt.Errorf("there is no mode %q", p.Mode)
	}
	return s, nil
}

func square(rows [][]float64) (*mat.Dense, error) {
	if len(rows) == 0 {
		return nil, errors.New("the filter is empty")
	}
	F := mat.NewDense(len(rows), len(rows), nil)
	for i, row := range rows {
		if len(row) != len(rows) {
			return nil, fmt.Errorf("row %d of the filter has %d numbers, want %d", i+1, len(row), len(rows))
		}
		F.SetRow(i, row)
	}
	return F, nil
}

// testImage is a small image by name, with values as easy to follow as possible.
func testImage(name string, size int, seed uint64) (*mat.Dense, error) {
	if size < 1 || size > 28 {
		return nil, fmt.Errorf("the image is %d wide, want 1 … 28", size)
	}
	at := func(f func(i, j int) float64) *mat.Dense {
		m := mat.NewDense(size, size, nil)
		for i := range size {
			for j := range size {
				m.Set(i, j, f(i, j))
			}
		}
		return m
	}
	switch name {
	case "numbers":
		rng := seeded(seed)
		return at(func(int, int) float64 { return float64(rng.IntN(10)) }), nil
	case "ramp":
		return at(func(i, j int) float64 { return float64(i*size + j) }), nil
	case "square":
		return at(func(i, j int) float64 {
			if lo, hi := size/4, size-size/4; i >= lo && i < hi && j >= lo && j < hi {
				return 1
			}
			return 0
		}), nil
	case "animal":
		animal := datasets.Animals(3, seeded(seed)).Example(1)
		return at(func(i, j int) float64 { return animal.AtVec((i*28/size)*28 + j*28/size) }), nil
	}
	return nil, fmt.Errorf("there is no image %q", name)
}
