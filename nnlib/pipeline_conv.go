package nnlib

import (
	"fmt"

	"gonum.org/v1/gonum/floats"
)

// A batch of images is cut into at most so many shares, of at least so many
// images: enough for the processors of a laptop, and each worth a goroutine.
const (
	mostShares    = 8
	smallestShare = 4
)

// share is the part of a batch that one member of a [team] computes.
func (net *CNN) share(batch int) int {
	return max(smallestShare, (batch+mostShares-1)/mostShares)
}

// pipeline is the fast form of the network.
func (net *CNN) pipeline(batch int, theta []float64) *pipeline {
	net.Head.validate()
	if len(net.Blocks) > 0 {
		net.Head.Activation.validate("CNN")
	}
	shapes := net.shapes()
	if features := shapes[len(net.Blocks)].Size(); net.Head.Inputs() != features {
		panic(&ShapeError{"CNN", "Head", fmt.Sprintf("for %d features", net.Head.Inputs()), fmt.Sprintf("for %d, as the blocks end with", features)})
	}
	p := newPipeline(net.Input.Size(), net.Head.Outputs(), net.Head.Output, ParameterCount(net), theta)
	for i, block := range net.Blocks {
		conv := newConvStage(p, block, net.Head.Activation, shapes[i], batch)
		p.add(conv)
		if block.Pooling.Kind == MeanPooling {
			p.add(newMeanPoolStage(conv.pooled, shapes[i+1], block.Pooling, batch))
		}
	}
	net.Head.addTo(p, batch)
	return p
}

// convStage is a convolutional layer with its activation and max pooling.
//
// Output rows are computed at the distance of the padded input's rows, wp, so
// that a filter tap shifts the whole input by a constant, and the sum over all
// taps is a sum of long shifted slices. The places between the rows hold junk
// that nobody reads. A stride computes all places, too, and reads some.
type convStage struct {
	layer      *Conv
	g          Activation
	in, pooled ImageShape
	P, Q       int // size of a filter
	pad        int
	hp, wp     int // size of a padded channel
	step       int // distance between the outputs, the stride
	window     int // of the pooling, 1 for none
	poolStride int
	wide       int // length of a slice of outputs

	f, b, gf, gb []float64
	x            []float64 // the padded inputs of the last forward pass
	zw, aw       []float64 // pre-activations and activations of one filter, at all places
	z, a         []float64 // and those that pooling has chosen
	place        []int32   // where they were
	dz, dxp, dx  []float64
}

func newConvStage(p *pipeline, block ConvBlock, g Activation, in ImageShape, batch int) *convStage {
	conv := block.Conv
	s := &convStage{layer: conv, g: g, in: in, pad: conv.Padding, step: conv.Stride, window: 1, poolStride: 1}
	s.P, s.Q = conv.Filters[0][0].Dims()
	K := len(conv.Filters)
	s.f, s.gf = p.reserve(K * in.Channels * s.P * s.Q)
	s.b, s.gb = p.reserve(K)
	s.hp, s.wp = in.Height+2*s.pad, in.Width+2*s.pad
	unpooled := ConvBlock{Conv: conv}
	if block.Pooling.Kind == MaxPooling {
		s.window, s.poolStride = block.Pooling.Window, block.Pooling.Stride
		unpooled.Pooling = block.Pooling
	}
	s.pooled, _ = unpooled.output(in)
	s.wide = (s.hp-s.P)*s.wp + s.wp - s.Q + 1
	s.zw, s.aw, s.dz = make([]float64, s.wide), make([]float64, s.wide), make([]float64, s.wide)
	chosen := batch * s.pooled.Size()
	s.z, s.a, s.place = make([]float64, chosen), make([]float64, chosen), make([]int32, chosen)
	s.dx, s.dxp = make([]float64, batch*in.Size()), make([]float64, in.Channels*s.hp*s.wp)
	if s.pad > 0 {
		s.x = make([]float64, batch*in.Channels*s.hp*s.wp)
	}
	return s
}

func (s *convStage) load() {
	i := 0
	for _, p := range s.layer.parameters(0)[0].rows {
		i += copy(s.f[i:], p)
	}
	for k := range s.b {
		s.b[k] = s.layer.Bias.AtVec(k)
	}
}

func (s *convStage) store() {
	i := 0
	for _, p := range s.layer.parameters(0)[0].rows {
		i += copy(p, s.f[i:])
	}
	for k, b := range s.b {
		s.layer.Bias.SetVec(k, b)
	}
}

// forward is A = g(I ⋆ F + b), pooled.
func (s *convStage) forward(x []float64, n int) []float64 {
	if s.pad > 0 {
		s.padTo(x, n)
	} else {
		s.x = x
	}
	size := s.pooled.Height * s.pooled.Width
	for i := range n {
		x := s.x[i*s.in.Channels*s.hp*s.wp:]
		for k, b := range s.b {
			for j := range s.zw {
				s.zw[j] = b
			}
			s.taps(k, func(tap, shift int) { floats.AddScaled(s.zw, s.f[tap], x[shift:shift+s.wide]) })
			s.g.applyTo(s.aw, s.zw)
			s.pool((i*len(s.b) + k) * size)
		}
	}
	return s.a[:n*s.pooled.Size()]
}

// taps calls do for each weight of filter k, with its place among the weights
// and how far it shifts the input.
func (s *convStage) taps(k int, do func(tap, shift int)) {
	tap := k * s.in.Channels * s.P * s.Q
	for c := range s.in.Channels {
		for m := range s.P {
			for q := range s.Q {
				do(tap, (c*s.hp+m)*s.wp+q)
				tap++
			}
		}
	}
}

// pool chooses from the activations of one filter and writes them from first on.
func (s *convStage) pool(first int) {
	down, right := s.step*s.wp, s.step
	for i := range s.pooled.Height {
		corner := i * down * s.poolStride
		for range s.pooled.Width {
			var best int
			if s.window == 2 {
				best = largestOfFour(s.aw, corner, down, right)
			} else {
				best = largestOf(s.aw, corner, down, right, s.window)
			}
			s.z[first], s.a[first], s.place[first] = s.zw[best], s.aw[best], int32(best)
			first++
			corner += right * s.poolStride
		}
	}
}

// largestOf is the place of the largest entry of a window, the first in reading
// order, whose rows lie down and whose columns right apart.
func largestOf(a []float64, corner, down, right, window int) int {
	best := corner
	for m := range window {
		for q := range window {
			if at := corner + m*down + q*right; a[at] > a[best] || a[at] != a[at] && a[best] == a[best] {
				best = at
			}
		}
	}
	return best
}

// largestOfFour is largestOf for a window of 2, without jumps that no processor
// could foresee.
func largestOfFour(a []float64, corner, down, right int) int {
	a0, a1, a2, a3 := a[corner], a[corner+right], a[corner+down], a[corner+down+right]
	most := max(a0, a1, a2, a3)
	best := corner + down + right
	if a2 >= most {
		best = corner + down
	}
	if a1 >= most {
		best = corner + right
	}
	if a0 >= most {
		best = corner
	}
	if most != most { // a NaN counts as largest
		return largestOf(a, corner, down, right, 2)
	}
	return best
}

// backward hands the derivatives to the places that were chosen, and from
// there to the filters and, where it is asked for, to the input.
func (s *convStage) backward(delta []float64, n int, wantInput bool) []float64 {
	delta = delta[:n*s.pooled.Size()]
	s.g.multiplyTo(delta, s.z[:len(delta)], s.a[:len(delta)])
	size, plane := s.pooled.Height*s.pooled.Width, s.in.Channels*s.hp*s.wp
	for i := range n {
		x := s.x[i*plane : (i+1)*plane]
		clear(s.dxp)
		for k := range s.b {
			first := (i*len(s.b) + k) * size
			clear(s.dz)
			for j, d := range delta[first : first+size] {
				s.dz[s.place[first+j]] += d
				s.gb[k] += d
			}
			s.taps(k, func(tap, shift int) { s.gf[tap] += floats.Dot(s.dz, x[shift:shift+s.wide]) })
			if wantInput {
				s.taps(k, func(tap, shift int) { floats.AddScaled(s.dxp[shift:shift+s.wide], s.f[tap], s.dz) })
			}
		}
		if wantInput {
			s.cut(s.dx[i*s.in.Size():], s.dxp)
		}
	}
	return s.dx[:n*s.in.Size()]
}

// padTo surrounds each channel of each image with zeros.
func (s *convStage) padTo(x []float64, n int) {
	h, w := s.in.Height, s.in.Width
	for c := range n * s.in.Channels {
		for i := range h {
			copy(s.x[(c*s.hp+i+s.pad)*s.wp+s.pad:], x[(c*h+i)*w:(c*h+i+1)*w])
		}
	}
}

// cut takes the padding of one image off again.
func (s *convStage) cut(x, padded []float64) {
	h, w := s.in.Height, s.in.Width
	for c := range s.in.Channels {
		for i := range h {
			from := (c*s.hp+i+s.pad)*s.wp + s.pad
			copy(x[(c*h+i)*w:(c*h+i+1)*w], padded[from:from+w])
		}
	}
}
