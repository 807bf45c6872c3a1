package engine

// Dense is a fully connected layer, a = g(Wx + b).
type Dense struct {
	Inputs, Units int
	Weights       Rows // W, a row per unit
	Bias          Rows // b, a number per unit
	// Activation is g, the zero value for the last layer: its activation is part
	// of the [Output].
	Activation Activation
}

// dense is a [Dense] at work. A batch of n examples is n rows.
type dense struct {
	Dense
	in, out int
	hidden  bool // whether there is a g

	weights, bias         []float64 // Wᵀ, in×out, and b
	weightsGrad, biasGrad []float64
	x                     []float64    // the input of the last forward pass, n×in
	z, a                  []float64    // pre-activations and activations, n×out
	dx                    []float64    // ∂ℓ/∂x, n×in
	room                  *room        // the kernels' workspace
	kernel                *denseKernel // computes the products of the last forward pass and its way back
}

func (layer Dense) newStage(n *net, batch int) stage {
	s := &dense{Dense: layer, in: layer.Inputs, out: layer.Units, hidden: layer.Activation.Apply != nil}
	s.weights, s.weightsGrad = n.reserve(s.in * s.out)
	s.bias, s.biasGrad = n.reserve(s.out)
	s.z = make([]float64, batch*s.out)
	s.dx = make([]float64, batch*s.in)
	if s.in*s.out >= tinyWeights {
		s.room = newRoom(batch, s.in)
	}
	if s.hidden {
		s.a = make([]float64, batch*s.out)
	}
	return s
}

func (s *dense) load() {
	for d, row := range s.Weights {
		for l, w := range row {
			s.weights[l*s.out+d] = w
		}
		s.bias[d] = s.Bias[d][0]
	}
}

func (s *dense) store() {
	for d, row := range s.Weights {
		for l := range row {
			row[l] = s.weights[l*s.out+d]
		}
		s.Bias[d][0] = s.bias[d]
	}
}

// forward is Z = XWᵀ + b and A = g(Z), an example per row.
func (s *dense) forward(x []float64, n int) []float64 {
	s.x = x[:n*s.in]
	s.kernel = denseKernelFor(s.x, s.in, s.out)
	z := s.z[:n*s.out]
	for i := 0; i < len(z); i += s.out {
		copy(z[i:i+s.out], s.bias)
	}
	s.kernel.multiply(z, s.x, s.weights, s.in, s.out, s.room)
	if !s.hidden {
		return z
	}
	a := s.a[:len(z)]
	s.Activation.Apply(a, z)
	return a
}

// backward is Δ ← Δ ⊙ g′(Z), ∂ℓ/∂Wᵀ = XᵀΔ, ∂ℓ/∂b = Δᵀ1 and ∂ℓ/∂X = ΔW.
func (s *dense) backward(delta []float64, n int, wantInput bool) []float64 {
	delta = delta[:n*s.out]
	if s.hidden {
		s.Activation.Multiply(delta, s.z[:len(delta)], s.a[:len(delta)])
	}
	addColumns(s.biasGrad, delta)
	s.kernel.gradient(s.weightsGrad, s.x, delta, s.in, s.out, s.room)
	if !wantInput {
		return nil
	}
	dx := s.dx[:n*s.in]
	s.kernel.inputGradient(dx, delta, s.weights, s.in, s.out, s.room)
	return dx
}

// addColumns adds to each sum its column of the rows that follow one another.
func addColumns(sums, rows []float64) {
	out := len(sums)
	if out >= tinyOutputs {
		for ; len(rows) >= out; rows = rows[out:] {
			for d, v := range rows[:out] {
				sums[d] += v
			}
		}
		return
	}
	for d := range sums { // in a register
		sum := sums[d]
		for i := d; i < len(rows); i += out {
			sum += rows[i]
		}
		sums[d] = sum
	}
}
