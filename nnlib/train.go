package nnlib

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib/internal/engine"
	"nnlecture/nnlib/internal/kernel"
)

// TrainOptions says how long [Train] goes on and in which portions.
type TrainOptions struct {
	Epochs    int // passes through all examples, at least 1
	BatchSize int // N_b, examples per update; 0 for all of them
}

// Progress is what [Train] reports after each epoch.
type Progress struct {
	Epoch         int       // from 1
	Loss          float64   // mean over the examples, each before the update it led to
	Accuracy      float64   // share of right answers, counted likewise
	GradientNorms []float64 // ‖∂J/∂θ‖ of each layer, mean over the epoch's updates
}

// Losses returns the loss of each epoch, a curve to draw.
func Losses(history []Progress) []float64 {
	losses := make([]float64, len(history))
	for i, progress := range history {
		losses[i] = progress.Loss
	}
	return losses
}

// Train trains a network. Each epoch goes once through all examples, in batches,
// in an order drawn from rng, or in that of the columns where rng is nil.
//
//	1  initialization: done when the network was made
//	repeat for each batch:
//	2  forward pass
//	3  evaluate the loss
//	4  propagate the error gradients backwards
//	5  update the parameters
//
// It yields after each epoch, with the parameters of that epoch in net; leaving
// the loop ends the training.
//
//	for progress, err := range nnlib.Train(net, X, Y, nnlib.NewRMSProp(0.01, 0.9), nnlib.TrainOptions{Epochs: 50, BatchSize: 32}, rng) { … }
//
// Data or settings that cannot be trained with give one pair with a
// *[DataError]. If NaN or Inf appears the last pair holds a *[DivergenceError]
// and net keeps the parameters of the last epoch that was completed. The
// Progress that comes with an error is empty.
//
// Shapes: X is M×N, Y is K×N, one-hot; where there is a single output Y is 1×N
// with 0 and 1. It panics with a *ShapeError otherwise, before it is ranged over.
//
// Slide "General Training Procedure".
func Train(net Network, X, Y mat.Matrix, optimizer Optimizer, options TrainOptions, rng *rand.Rand) iter.Seq2[Progress, error] {
	needLabelled("Train", X, Y, net.spec())
	return func(yield func(Progress, error) bool) {
		t, err := newTraining(net, X, Y, optimizer, options, rng)
		if err != nil {
			yield(Progress{}, err)
			return
		}
		for epoch := 1; epoch <= options.Epochs; epoch++ {
			progress, err := t.epoch(epoch)
			if err != nil {
				yield(Progress{}, err)
				return
			}
			t.team.Store()
			if !yield(progress, nil) {
				return
			}
		}
	}
}

// training is what a run of [Train] needs, made before its first step.
type training struct {
	team      *engine.Team
	optimizer Optimizer
	x, y      []float64 // all examples and labels, each contiguous
	N         int
	batches   iter.Seq[[]int] // of an epoch
	in, out   int             // numbers per example and per label
	rng       *rand.Rand
	bx, by    []float64 // the current batch
	norms     []float64 // of the gradients, added up over the epoch
	updated   bool      // whether an update was made
}

// newTraining checks everything that could be wrong.
func newTraining(net Network, X, Y mat.Matrix, optimizer Optimizer, options TrainOptions, rng *rand.Rand) (*training, error) {
	if err := optimizer.Validate(); err != nil {
		return nil, err
	}
	if options.Epochs < 1 {
		return nil, &DataError{"Train", fmt.Sprintf("Epochs is %d, want at least 1", options.Epochs)}
	}
	if options.BatchSize < 0 {
		return nil, &DataError{"Train", fmt.Sprintf("BatchSize is %d, want at least 1, or 0 for all examples", options.BatchSize)}
	}
	_, N := X.Dims()
	batch := N
	if options.BatchSize > 0 {
		batch = min(batch, options.BatchSize)
	}
	spec := net.spec()
	t := &training{optimizer: optimizer, in: spec.Inputs, out: spec.Outputs, rng: rng}
	var err error
	if t.x, t.y, t.N, err = labelledExamples("Train", X, Y, spec); err != nil {
		return nil, err
	}
	t.team = engine.NewTeam(spec, batch)
	t.batches = Batches(N, batch, rng)
	t.norms = make([]float64, len(t.team.Segments()))
	if rng != nil {
		t.bx, t.by = make([]float64, batch*t.in), make([]float64, batch*t.out)
	}
	return t, nil
}

// epoch goes once through all examples.
func (t *training) epoch(epoch int) (Progress, error) {
	t.team.Load()
	clear(t.norms)
	var loss float64
	correct, steps := 0, 0
	var last []int
	for batch := range t.batches {
		steps++
		l, c, ok := t.step(batch)
		if !ok {
			return Progress{}, t.explain(epoch, steps, batch)
		}
		last = batch
		loss, correct = loss+l, correct+c
	}
	if !engine.AllFinite(t.team.Theta()) { // the last update did it, and no step follows
		return Progress{}, t.explain(epoch, steps, last)
	}
	progress := Progress{epoch, loss / float64(t.N), float64(correct) / float64(t.N), make([]float64, len(t.norms))}
	for i, norm := range t.norms {
		progress.GradientNorms[i] = norm / float64(steps)
	}
	return progress, nil
}

// step trains with one batch: steps 2 to 5 of the procedure. It stops before
// the update, and ok is false, if the loss or the gradient is not finite.
func (t *training) step(batch []int) (loss float64, correct int, ok bool) {
	x, y := t.gather(batch)
	loss, correct = t.team.Gradient(x, y, len(batch)) // 2 to 4
	if !isFinite(loss) || !t.addNorms() {
		return loss, correct, false
	}
	update(t.optimizer, t.team.Theta(), t.team.Grad()) // 5
	t.updated = true
	return loss, correct, true
}

// gather returns the examples of a batch and their labels, one after the other.
func (t *training) gather(batch []int) (x, y []float64) {
	in, out, n := t.in, t.out, len(batch)
	if t.rng == nil { // so they are, already
		first := batch[0]
		return t.x[first*in : (first+n)*in], t.y[first*out : (first+n)*out]
	}
	for i, e := range batch {
		copy(t.bx[i*in:(i+1)*in], t.x[e*in:(e+1)*in])
		copy(t.by[i*out:(i+1)*out], t.y[e*out:(e+1)*out])
	}
	return t.bx[:n*in], t.by[:n*out]
}

// addNorms adds the norm of each layer's gradient and reports whether all are
// finite.
func (t *training) addNorms() bool {
	var sum float64
	for i, layer := range t.team.Segments() {
		norm := math.Sqrt(kernel.Dot(layer.Grad, layer.Grad))
		t.norms[i] += norm
		sum += norm
	}
	return isFinite(sum)
}
