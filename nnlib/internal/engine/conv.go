package engine

// ImageShape is the shape of an image or a stack of feature maps, which lie
// channel after channel, each row after row.
type ImageShape struct{ Channels, Height, Width int }

// size is how many numbers there are.
func (s ImageShape) size() int { return s.Channels * s.Height * s.Width }

// Conv is a convolutional layer with its activation and, if Window is above 1,
// with max pooling: what is chosen can be handed back only where it was chosen.
type Conv struct {
	In, Out                   ImageShape // Out is what is left after pooling
	FilterHeight, FilterWidth int
	Stride, Padding           int
	Filters                   Rows // all rows of all filters: filter after filter, channel after channel
	Bias                      Rows // a number per filter
	Activation                Activation
	Window, WindowStride      int // of the pooling, both 1 for none
}

// conv is a [Conv] at work.
//
// One filter is computed for a whole image at once. Its outputs are kept in a
// plane whose rows are as far apart as those of the padded input. Then each tap,
// a weight of the filter, multiplies the input shifted by a constant, and the
// sum over all taps is a sum of long shifted slices: see correlate. Between the
// rows of the plane stand outputs of windows that reach over the rim of the
// input. Nobody reads them, and on the way back they are 0. A stride above 1
// computes all outputs, too, and reads some.
type conv struct {
	Conv
	paddedHeight, paddedWidth int   // of a padded channel
	planeSize                 int   // from the first output in a plane to the last
	shifts                    []int // by how much each tap shifts the padded image

	filters, bias         []float64
	filtersGrad, biasGrad []float64
	padded                []float64 // the padded images of the last forward pass
	zPlane, aPlane        []float64 // pre-activations and activations of one filter
	starts                []float64 // what the pre-activations of each filter begin with, its bias
	sent                  list      // the derivatives of one filter that are not 0, and where they go
	z, a                  []float64 // those that pooling has chosen, for all images and filters
	chosen                []int     // where in their plane they were
	dzPlane               []float64 // ∂ℓ/∂z of one filter
	dPadded               []float64 // ∂ℓ/∂x of one padded image
	dx                    []float64 // and of all images, without the padding
}

func (layer Conv) newStage(n *net, batch int) stage {
	s := &conv{Conv: layer, paddedHeight: layer.In.Height + 2*layer.Padding, paddedWidth: layer.In.Width + 2*layer.Padding}
	for c := range s.In.Channels {
		for i := range s.FilterHeight {
			for j := range s.FilterWidth {
				s.shifts = append(s.shifts, (c*s.paddedHeight+i)*s.paddedWidth+j)
			}
		}
	}
	s.filters, s.filtersGrad = n.reserve(len(s.Bias) * len(s.shifts))
	s.bias, s.biasGrad = n.reserve(len(s.Bias))
	s.planeSize = (s.paddedHeight-s.FilterHeight)*s.paddedWidth + s.paddedWidth - s.FilterWidth + 1
	s.zPlane, s.aPlane, s.dzPlane = make([]float64, s.planeSize), make([]float64, s.planeSize), make([]float64, s.planeSize)
	s.z, s.a, s.chosen = make([]float64, batch*s.Out.size()), make([]float64, batch*s.Out.size()), make([]int, batch*s.Out.size())
	s.starts = make([]float64, len(s.Bias)*s.planeSize)
	s.sent = list{values: make([]float64, s.Out.Height*s.Out.Width), at: make([]int, s.Out.Height*s.Out.Width)}
	s.dPadded, s.dx = make([]float64, s.paddedSize()), make([]float64, batch*s.In.size())
	if s.Padding > 0 {
		s.padded = make([]float64, batch*s.paddedSize())
	}
	return s
}

// paddedSize is the size of a padded image.
func (s *conv) paddedSize() int { return s.In.Channels * s.paddedHeight * s.paddedWidth }

// filter is the part of the filters, or of their gradients, that belongs to
// filter k: a number per tap.
func (s *conv) filter(of []float64, k int) []float64 {
	return of[k*len(s.shifts) : (k+1)*len(s.shifts)]
}

func (s *conv) load() {
	rest := s.filters
	for _, row := range s.Filters {
		rest = rest[copy(rest, row):]
	}
	for k := range s.bias {
		s.bias[k] = s.Bias[k][0]
	}
}

func (s *conv) store() {
	rest := s.filters
	for _, row := range s.Filters {
		rest = rest[copy(row, rest):]
	}
	for k, b := range s.bias {
		s.Bias[k][0] = b
	}
}

// forward is A = g(I ⋆ F + b), pooled.
func (s *conv) forward(x []float64, n int) []float64 {
	if s.Padding > 0 {
		s.pad(x, n)
	} else {
		s.padded = x
	}
	for k, b := range s.bias {
		start := s.start(k)
		for j := range start {
			start[j] = b
		}
	}
	for i := range n {
		image := s.padded[i*s.paddedSize() : (i+1)*s.paddedSize()]
		for k := range s.bias {
			copy(s.zPlane, s.start(k))
			correlate(s.zPlane, image, s.filter(s.filters, k), s.shifts)
			s.activate((i*len(s.bias) + k) * s.Out.Height * s.Out.Width)
		}
	}
	if s.poolFirst() {
		s.Activation.Apply(s.a[:n*s.Out.size()], s.z[:n*s.Out.size()])
	}
	return s.a[:n*s.Out.size()]
}

// start is the part of starts that belongs to filter k.
func (s *conv) start(k int) []float64 { return s.starts[k*s.planeSize : (k+1)*s.planeSize] }

// poolFirst says whether pooling chooses by z, before g is computed.
func (s *conv) poolFirst() bool { return s.Window == 1 || s.Activation.PoolFirst }

// activate makes of a plane what is written from first on.
func (s *conv) activate(first int) {
	if s.poolFirst() {
		s.pool(s.z, s.zPlane, first)
		return
	}
	s.Activation.Apply(s.aPlane, s.zPlane)
	s.pool(s.a, s.aPlane, first)
	last := first + s.Out.Height*s.Out.Width
	for j, at := range s.chosen[first:last] {
		s.z[first+j] = s.zPlane[at]
	}
}

// pad surrounds each channel of each image with zeros.
func (s *conv) pad(x []float64, n int) {
	height, width := s.In.Height, s.In.Width
	for c := range n * s.In.Channels {
		for i := range height {
			to := (c*s.paddedHeight+i+s.Padding)*s.paddedWidth + s.Padding
			copy(s.padded[to:], x[(c*height+i)*width:(c*height+i+1)*width])
		}
	}
}
