package nnlib

// share is the whole batch: a step takes about as long as sharing it would.
func (net *MLP) share(batch int) int { return batch }

// pipeline is the fast form of the network.
func (net *MLP) pipeline(batch int, theta []float64) *pipeline {
	net.validate()
	p := newPipeline(net.Inputs(), net.Outputs(), net.Output, ParameterCount(net), theta)
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
// weights that leave one input side by side: see [denseKernel].
type denseStage struct {
	layer   Layer
	in, out int
	g       Activation
	hidden  bool // whether g is applied; the last layer's activation is part of the loss

	wt, b, gwt, gb []float64
	x              []float64 // the input of the last forward pass
	z, a, dx       []float64
	kernel         *denseKernel // how the products of the last forward pass are computed
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
	s.kernel = s.chooseKernel(x[:n*s.in])
	z := s.z[:n*s.out]
	for i := 0; i < len(z); i += s.out {
		copy(z[i:i+s.out], s.b)
	}
	s.kernel.multiply(s, z, n)
	if !s.hidden {
		return z
	}
	a := s.a[:len(z)]
	s.g.applyTo(a, z)
	return a
}

// backward is δ ← δ ⊙ g′(z), ∂ℓ/∂W = ΔᵀXᵀ, ∂ℓ/∂b = Δᵀ1 and ∂ℓ/∂X = ΔW.
func (s *denseStage) backward(delta []float64, n int, wantInput bool) []float64 {
	delta = delta[:n*s.out]
	if s.hidden {
		s.g.multiplyTo(delta, s.z[:len(delta)], s.a[:len(delta)])
	}
	for i := 0; i < len(delta); i += s.out {
		gb := s.gb
		for d, v := range delta[i : i+len(gb)] {
			gb[d] += v
		}
	}
	s.kernel.gradient(s, delta, n)
	if !wantInput {
		return nil
	}
	s.kernel.inputGradient(s, s.dx[:n*s.in], delta, n)
	return s.dx[:n*s.in]
}
