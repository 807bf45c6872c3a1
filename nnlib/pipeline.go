package nnlib

// pipeline is a network in the form in which it is trained: the same numbers as
// the readable form, to rounding, but on slices that are made once. Each
// example is contiguous; all parameters stand in one slice, θ, and all
// gradients in another.
type pipeline struct {
	in, out int
	output  Output
	stages  []stage
	trained []trainable
	layers  []segment // what of θ and g belongs to each of the trained stages
	theta   []float64 // θ
	grad    []float64 // g = ∂J/∂θ
	z       []float64 // pre-activations of the last layer, from the last forward pass
	losses  float64   // sum of the losses, from the last evaluation
	correct int       // how many were answered rightly there
}

// stage is one step on the way from the inputs to the outputs.
type stage interface {
	// forward computes what n examples become.
	forward(x []float64, n int) []float64
	// backward takes the derivative of the loss with respect to what forward
	// returned and adds up the gradients of the parameters. Where it is asked
	// for, it returns the derivative with respect to x.
	backward(delta []float64, n int, wantInput bool) []float64
}

// trainable is a stage with parameters.
type trainable interface {
	load()  // copies the parameters from the network
	store() // and back
}

// segment is the part of θ and g that belongs to one layer.
type segment struct{ theta, grad []float64 }

// newPipeline reserves room for count parameters, or uses those of another
// pipeline of the same network.
func newPipeline(in, out int, output Output, count int, theta []float64) *pipeline {
	if theta == nil {
		theta = make([]float64, count)
	}
	return &pipeline{in: in, out: out, output: output, theta: theta[:0], grad: make([]float64, 0, count)}
}

// reserve hands out the next n parameters and their gradients.
func (p *pipeline) reserve(n int) (theta, grad []float64) {
	first := len(p.theta)
	p.theta, p.grad = p.theta[:first+n], p.grad[:first+n]
	return p.theta[first : first+n : first+n], p.grad[first : first+n : first+n]
}

// add appends a stage. What has been reserved since the last one is its own.
func (p *pipeline) add(s stage) {
	p.stages = append(p.stages, s)
	if t, ok := s.(trainable); ok {
		p.trained = append(p.trained, t)
		first := 0
		for _, layer := range p.layers {
			first += len(layer.theta)
		}
		p.layers = append(p.layers, segment{p.theta[first:], p.grad[first:]})
	}
}

// load copies the parameters from the network, store copies them back.
func (p *pipeline) load() {
	for _, t := range p.trained {
		t.load()
	}
}

func (p *pipeline) store() {
	for _, t := range p.trained {
		t.store()
	}
}

// forward computes the pre-activations of the last layer for n examples.
func (p *pipeline) forward(x []float64, n int) []float64 {
	for _, s := range p.stages {
		x = s.forward(x, n)
	}
	p.z = x
	return x
}

// loss adds up the losses of the examples and counts the right answers, and
// turns the pre-activations into scale·(a − y).
func (p *pipeline) loss(y []float64, scale float64) {
	z := p.z
	p.correct = 0
	for i := 0; i < len(z); i += p.out {
		if class(z[i:i+p.out], p.output.threshold()) == class(y[i:i+p.out], 0.5) {
			p.correct++
		}
	}
	p.losses = p.output.finish(z, y, p.out, scale)
}

// backward computes the gradient of the scaled losses, once loss has been called.
func (p *pipeline) backward(n int) {
	clear(p.grad)
	delta := p.z
	for i := len(p.stages) - 1; i >= 0; i-- {
		delta = p.stages[i].backward(delta, n, i > 0)
	}
}

// gradient is a [task]: steps 2 to 4 of the training procedure.
func (p *pipeline) gradient(x, y []float64, n int, scale float64) {
	p.forward(x, n)  // 2
	p.loss(y, scale) // 3
	p.backward(n)    // 4
}

// evaluate is a [task]: what the network makes of the examples is compared with
// their labels.
func (p *pipeline) evaluate(x, y []float64, n int, scale float64) {
	p.forward(x, n)
	p.loss(y, scale)
}

// predict is a [task]: it writes the activations of the last layer.
func (p *pipeline) predict(x, answers []float64, n int, _ float64) {
	copy(answers, p.forward(x, n))
	for i := 0; i < len(answers); i += p.out {
		p.output.activateTo(answers[i : i+p.out])
	}
}
