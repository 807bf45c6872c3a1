package nnlib

import "gonum.org/v1/gonum/floats"

// pipeline is the fast form of the network.
func (net *MLP) pipeline(batch int) *pipeline {
	p := newPipeline(net.Inputs(), net.Outputs(), net.Output, ParameterCount(net))
	net.addTo(p, batch)
	return p
}

// addTo appends the layers to a pipeline.
func (net *MLP) addTo(p *pipeline, batch int) {
	for i, layer := range net.Layers {
		p.add(newDenseStage(p, layer, net.Activation, i < net.Depth()-1, batch))
	}
}

// denseStage is a fully connected layer. Its weights are kept transposed, the
// weights that leave one input side by side: what an input of 0 would multiply
// can then be skipped as a whole, which pays off for images on black ground.
type denseStage struct {
	layer   Layer
	in, out int
	g       Activation
	hidden  bool // whether g is applied; the last layer's activation is part of the loss

	wt, b, gwt, gb []float64
	x              []float64 // the input of the last forward pass
	z, a, dx       []float64
}

func newDenseStage(p *pipeline, layer Layer, g Activation, hidden bool, batch int) *denseStage {
	out, in := layer.Weights.Dims()
	s := &denseStage{layer: layer, in: in, out: out, g: g, hidden: hidden}
	s.wt, s.gwt = p.reserve(in * out)
	s.b, s.gb = p.reserve(out)
	s.z = make([]float64, batch*out)
	s.dx = make([]float64, batch*in)
	if hidden {
		s.a = make([]float64, batch*out)
	}
	return s
}

func (s *denseStage) load() {
	for d := range s.out {
		for l, w := range s.layer.Weights.RawRowView(d) {
			s.wt[l*s.out+d] = w
		}
		s.b[d] = s.layer.Bias.AtVec(d)
	}
}

func (s *denseStage) store() {
	for d := range s.out {
		row := s.layer.Weights.RawRowView(d)
		for l := range row {
			row[l] = s.wt[l*s.out+d]
		}
		s.layer.Bias.SetVec(d, s.b[d])
	}
}

// forward is Z = WX + B and A = g(Z).
func (s *denseStage) forward(x []float64, n int) []float64 {
	s.x = x
	z := s.z[:n*s.out]
	for i := 0; i < len(z); i += s.out {
		copy(z[i:i+s.out], s.b)
	}
	if s.out < narrow {
		s.multiplyNarrow(z, x, n)
	} else {
		s.multiplyWide(z, x, n)
	}
	if !s.hidden {
		return z
	}
	a := s.a[:len(z)]
	s.g.applyTo(a, z)
	return a
}

// narrow is the number of units below which calling a kernel costs more than
// it saves; block is the number of examples whose sums stay in the cache.
const narrow, block = 16, 8

func (s *denseStage) multiplyWide(z, x []float64, n int) {
	for first := 0; first < n; first += block {
		last := min(first+block, n)
		for l := range s.in {
			row := s.wt[l*s.out : (l+1)*s.out]
			for i := first; i < last; i++ {
				if v := x[i*s.in+l]; v != 0 {
					floats.AddScaled(z[i*s.out:(i+1)*s.out], v, row)
				}
			}
		}
	}
}

func (s *denseStage) multiplyNarrow(z, x []float64, n int) {
	for i := range n {
		zi := z[i*s.out : (i+1)*s.out]
		for l, v := range x[i*s.in : (i+1)*s.in] {
			if v == 0 {
				continue
			}
			row := s.wt[l*s.out : l*s.out+len(zi)]
			for d := range zi {
				zi[d] += v * row[d]
			}
		}
	}
}

// backward is δ ← δ ⊙ g′(z), ∂ℓ/∂W = ΔᵀXᵀ, ∂ℓ/∂b = Δᵀ1 and ∂ℓ/∂X = ΔW.
func (s *denseStage) backward(delta []float64, n int, wantInput bool) []float64 {
	delta = delta[:n*s.out]
	if s.hidden {
		s.g.multiplyTo(delta, s.z[:len(delta)], s.a[:len(delta)])
	}
	if s.out < narrow {
		s.gradientNarrow(delta, n)
	} else {
		s.gradientWide(delta, n)
	}
	if !wantInput {
		return nil
	}
	dx := s.dx[:n*s.in]
	for i := range n {
		s.inputGradient(dx[i*s.in:(i+1)*s.in], delta[i*s.out:(i+1)*s.out])
	}
	return dx
}

func (s *denseStage) gradientWide(delta []float64, n int) {
	for l := range s.in {
		row := s.gwt[l*s.out : (l+1)*s.out]
		for i := range n {
			if v := s.x[i*s.in+l]; v != 0 {
				floats.AddScaled(row, v, delta[i*s.out:(i+1)*s.out])
			}
		}
	}
	for i := range n {
		floats.Add(s.gb, delta[i*s.out:(i+1)*s.out])
	}
}

func (s *denseStage) gradientNarrow(delta []float64, n int) {
	for i := range n {
		di := delta[i*s.out : (i+1)*s.out]
		gb := s.gb[:len(di)]
		for d, v := range di {
			gb[d] += v
		}
		for l, v := range s.x[i*s.in : (i+1)*s.in] {
			if v == 0 {
				continue
			}
			row := s.gwt[l*s.out : l*s.out+len(di)]
			for d := range di {
				row[d] += v * di[d]
			}
		}
	}
}

// inputGradient is ∂ℓ/∂x = δW for one example.
func (s *denseStage) inputGradient(dx, delta []float64) {
	for l := range dx {
		row := s.wt[l*s.out : l*s.out+len(delta)]
		if len(delta) >= narrow {
			dx[l] = floats.Dot(delta, row)
			continue
		}
		var sum float64
		for d, v := range delta {
			sum += v * row[d]
		}
		dx[l] = sum
	}
}
