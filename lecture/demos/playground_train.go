package demos

import (
	"fmt"
	"iter"
	"math"

	"gonum.org/v1/gonum/floats"
	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

// near is how close an answer of a regression must come to count as right.
const near = 0.1

// portion trains as much as was asked for. The optimizer keeps its memory from
// one portion to the next.
func (pg *playground) portion(p RunParams) iter.Seq2[nnlib.Progress, error] {
	if p.Step == "" {
		return pg.passes(p.Epochs)
	}
	X, Y := pg.train.choose(pg.next(p.Step))
	return pg.once(X, Y, 0)
}

// passes trains one by one, so that as many passes lead to the same weights in
// whatever portions they were asked for: an address that holds their number
// shows the same picture again.
func (pg *playground) passes(n int) iter.Seq2[nnlib.Progress, error] {
	return func(yield func(nnlib.Progress, error) bool) {
		for range n {
			for progress, err := range pg.once(pg.train.X, pg.train.Y, pg.batch) {
				if !yield(progress, err) || err != nil {
					return
				}
			}
		}
	}
}

// once goes through examples one time.
func (pg *playground) once(X, Y mat.Matrix, batch int) iter.Seq2[nnlib.Progress, error] {
	if pg.train.values == nil {
		return nnlib.Train(pg.net, X, Y, pg.optimizer, nnlib.TrainOptions{Epochs: 1, BatchSize: batch}, pg.rng)
	}
	return func(yield func(nnlib.Progress, error) bool) { yield(pg.fit(X, Y, batch)) }
}

// fit is once for a regression, which nnlib.Train has not: step by step, with
// nnlib's gradients. The output is a sigmoid with the cross entropy, so that
// δ = a − y, which is also that of the squared error with a linear output. The
// loss that is told is the squared error's, for its least is 0.
func (pg *playground) fit(X, Y mat.Matrix, batch int) (nnlib.Progress, error) {
	_, n := X.Dims()
	if batch == 0 {
		batch = n
	}
	all := &labelled{X: X, Y: mat.DenseCopyOf(Y)}
	parameters := pg.net.Parameters()
	progress := nnlib.Progress{GradientNorms: make([]float64, pg.net.Depth())}
	for chosen := range nnlib.Batches(n, min(batch, n), pg.rng) {
		X, Y := all.choose(chosen)
		share := float64(len(chosen)) / float64(n)
		loss, accuracy := distance(nnlib.PredictBatch(pg.net, X), Y)
		progress.Loss, progress.Accuracy = progress.Loss+share*loss, progress.Accuracy+share*accuracy
		theta, g := parameters.Values(), gradient(pg.net.BackpropagateBatch(X, Y), progress.GradientNorms, share)
		pg.optimizer.Update(theta, g)
		if sum := floats.Sum(theta); math.IsNaN(sum) || math.IsInf(sum, 0) {
			return nnlib.Progress{}, fmt.Errorf("the parameters are no longer finite in epoch %d: take a smaller rate α", int(pg.epoch)+1)
		}
		parameters.SetValues(theta)
	}
	return progress, nil
}

// gradient lines up the gradients as ParameterList.Values does the parameters,
// and adds a share of the layers' norms.
func gradient(back *nnlib.BackwardPass, norms []float64, share float64) (g []float64) {
	for l := 1; l < len(back.Weights); l++ {
		first := len(g)
		g = append(g, back.Weights[l].RawMatrix().Data...)
		g = append(g, back.Bias[l].RawVector().Data...)
		norms[l-1] += share * floats.Norm(g[first:], 2)
	}
	return g
}

// distance is half the mean squared error, and the share of answers that come
// near what is wanted.
func distance(A, Y mat.Matrix) (loss, accuracy float64) {
	_, n := Y.Dims()
	for i := range n {
		d := A.At(0, i) - Y.At(0, i)
		loss += d * d / 2 / float64(n)
		if math.Abs(d) <= near {
			accuracy += 1 / float64(n)
		}
	}
	return loss, accuracy
}

// evaluate measures the network on examples.
func (pg *playground) evaluate(e *labelled) (loss, accuracy float64, err error) {
	if e.values != nil {
		loss, accuracy = distance(nnlib.PredictBatch(pg.net, e.X), e.Y)
		return loss, accuracy, nil
	}
	return nnlib.Evaluate(pg.net, e.X, e.Y)
}

// next takes the next batch or example of the current pass.
func (pg *playground) next(step string) []int {
	if len(pg.order) == 0 {
		pg.order = pg.rng.Perm(pg.train.Len())
	}
	size := min(pg.portionSize(step), len(pg.order))
	chosen := pg.order[:size]
	pg.order = pg.order[size:]
	return chosen
}

func (pg *playground) portionSize(step string) int {
	switch {
	case step == "example":
		return 1
	case pg.batch > 0:
		return min(pg.batch, pg.train.Len())
	}
	return pg.train.Len()
}

// share is the part of an epoch that one progress report stands for.
func (pg *playground) share(p RunParams) float64 {
	if p.Step == "" {
		return 1
	}
	return float64(pg.portionSize(p.Step)) / float64(pg.train.Len())
}
