package engine

// Spec says what is to be trained. Its layers share their rows of parameters
// with whoever made it: Load reads them and Store writes them.
type Spec struct {
	Inputs, Outputs int // numbers per example
	Parameters      int // how many there are in all layers
	Output          Output
	Layers          []Layer

	// A batch is cut into at most MostShares shares of at least SmallestShare
	// examples, which are computed at the same time.
	MostShares, SmallestShare int
}

// Layer is a [Dense], a [Conv] or a [MeanPool].
type Layer interface {
	// newStage reserves parameters and makes workspaces for a batch.
	newStage(n *net, batch int) stage
}

// Rows are the rows of a matrix of parameters, wherever they are kept. A column
// has rows of one entry.
type Rows [][]float64

// stage is a layer at work.
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
	load()  // copies the parameters from the rows
	store() // and back
}

// Segment is the part of θ and g that belongs to one layer.
type Segment struct{ Theta, Grad []float64 }

// net is a network with the workspaces for one batch.
type net struct {
	in, out  int
	output   Output
	stages   []stage
	trained  []trainable
	segments []Segment // what of θ and g belongs to each of the trained stages
	theta    []float64 // θ
	grad     []float64 // g = ∂J/∂θ
	z        []float64 // pre-activations of the last layer, from the last forward pass
	losses   float64   // sum of the losses, from the last evaluation
	correct  int       // how many were answered rightly there
}

// newNet makes room for a batch and for the parameters, or uses those of
// another net of the same spec.
func newNet(spec Spec, batch int, theta []float64) *net {
	if theta == nil {
		theta = make([]float64, spec.Parameters)
	}
	n := &net{in: spec.Inputs, out: spec.Outputs, output: spec.Output, theta: theta[:0], grad: make([]float64, 0, spec.Parameters)}
	for _, layer := range spec.Layers {
		first := len(n.theta)
		s := layer.newStage(n, batch)
		n.stages = append(n.stages, s)
		if t, ok := s.(trainable); ok {
			n.trained = append(n.trained, t)
			n.segments = append(n.segments, Segment{n.theta[first:], n.grad[first:]})
		}
	}
	return n
}

// reserve hands out the next count parameters and their gradients.
func (n *net) reserve(count int) (theta, grad []float64) {
	first := len(n.theta)
	last := first + count
	n.theta, n.grad = n.theta[:last], n.grad[:last]
	return n.theta[first:last:last], n.grad[first:last:last]
}

// forward computes the pre-activations of the last layer for count examples.
func (n *net) forward(x []float64, count int) []float64 {
	for _, s := range n.stages {
		x = s.forward(x, count)
	}
	n.z = x
	return x
}

// loss adds up the losses of the examples and counts the right answers, and
// turns the pre-activations into scale·(a − y).
func (n *net) loss(y []float64, scale float64) {
	z := n.z
	n.correct = 0
	for i := 0; i < len(z); i += n.out {
		if Class(z[i:i+n.out], n.output.threshold()) == Class(y[i:i+n.out], 0.5) {
			n.correct++
		}
	}
	n.losses = n.output.finish(z, y, n.out, scale)
}

// backward computes the gradient of the scaled losses, once loss has been called.
func (n *net) backward(count int) {
	clear(n.grad)
	delta := n.z
	for i := len(n.stages) - 1; i >= 0; i-- {
		delta = n.stages[i].backward(delta, count, i > 0)
	}
}

// gradient is a [task]: forward pass, loss, and the way back.
func (n *net) gradient(x, y []float64, count int, scale float64) {
	n.forward(x, count)
	n.loss(y, scale)
	n.backward(count)
}

// evaluate is a [task]: what the network makes of the examples is compared with
// their labels.
func (n *net) evaluate(x, y []float64, count int, scale float64) {
	n.forward(x, count)
	n.loss(y, scale)
}

// predict is a [task]: it writes the activations of the last layer.
func (n *net) predict(x, answers []float64, count int, _ float64) {
	copy(answers, n.forward(x, count))
	for i := 0; i < len(answers); i += n.out {
		n.output.activate(answers[i : i+n.out])
	}
}
