package nnlib

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"gonum.org/v1/gonum/floats"
)

// team computes a batch in shares, several at the same time. Each member is a
// pipeline with workspaces and gradients of its own; the parameters are common
// to all.
//
// How a batch is shared depends on the network and the batch, not on the
// machine, and what the members found is added up in their order. So sums are
// rounded alike on any number of processors.
type team struct {
	*pipeline // the first member, in whose gradients those of all are added up
	members   []*pipeline
	share     int // how many examples a member takes

	// the batch that is being computed
	task    task
	x, y    []float64
	n       int
	next    atomic.Int64 // the first member whose share nobody has taken on
	working sync.WaitGroup
	assist  func()                // help, as a value that is made once
	failure atomic.Pointer[error] // what the first share that panicked said
}

// task is what each member does with its n examples: y holds their labels or
// receives their answers, scale is one over the size of the batch.
type task func(p *pipeline, x, y []float64, n int, scale float64)

// newTeam reserves room for batches of the given size.
func newTeam(net Network, batch int) *team {
	share := net.share(batch)
	t := &team{pipeline: net.pipeline(share, nil), share: share}
	t.load()
	t.members = append(t.members, t.pipeline)
	for len(t.members)*share < batch {
		t.members = append(t.members, net.pipeline(share, t.theta))
	}
	t.assist = t.help
	return t
}

// gradient computes the gradient of the mean loss of n examples, and returns
// the sum of their losses and how many are answered rightly.
func (t *team) gradient(x, y []float64, n int) (loss float64, correct int) {
	t.each((*pipeline).gradient, x, y, n)
	for _, p := range t.members[1:t.shares()] {
		floats.Add(t.grad, p.grad)
	}
	return t.sums()
}

// evaluate is gradient without the way back.
func (t *team) evaluate(x, y []float64, n int) (loss float64, correct int) {
	t.each((*pipeline).evaluate, x, y, n)
	return t.sums()
}

// predict writes the answers of the network to n examples.
func (t *team) predict(x, answers []float64, n int) { t.each((*pipeline).predict, x, answers, n) }

// sums adds up what the members have found.
func (t *team) sums() (loss float64, correct int) {
	for _, p := range t.members[:t.shares()] {
		loss, correct = loss+p.losses, correct+p.correct
	}
	return loss, correct
}

// shares is how many members the current batch occupies.
func (t *team) shares() int { return (t.n + t.share - 1) / t.share }

// each has every share of a batch done, by as many goroutines as there are
// processors.
func (t *team) each(do task, x, y []float64, n int) {
	t.task, t.x, t.y, t.n = do, x, y, n
	if n <= t.share {
		do(t.pipeline, x, y, n, 1/float64(n))
		return
	}
	t.next.Store(0)
	t.failure.Store(nil)
	workers := min(t.shares(), runtime.GOMAXPROCS(0))
	t.working.Add(workers)
	for range workers - 1 {
		go t.assist()
	}
	t.assist()
	t.working.Wait()
	if err := t.failure.Load(); err != nil {
		panic(*err)
	}
}

// help works, and keeps what a panic said for the caller's goroutine: nobody
// could recover from it on another one.
func (t *team) help() {
	defer t.working.Done()
	defer func() {
		if value := recover(); value != nil {
			err := errorOf(value, debug.Stack())
			t.failure.CompareAndSwap(nil, &err)
		}
	}()
	t.work()
}

// errorOf is what was panicked with as an error that tells where. It unwraps to
// what was panicked with if that is an error.
func errorOf(value any, stack []byte) error {
	if err, ok := value.(error); ok {
		return fmt.Errorf("%w\n\n%s", err, stack)
	}
	return fmt.Errorf("%v\n\n%s", value, stack)
}

// work takes on one share after the other until none is left.
func (t *team) work() {
	scale := 1 / float64(t.n)
	for {
		m := int(t.next.Add(1)) - 1
		first := m * t.share
		if first >= t.n {
			return
		}
		p, n := t.members[m], min(t.share, t.n-first)
		t.task(p, t.x[first*p.in:(first+n)*p.in], t.y[first*p.out:(first+n)*p.out], n, scale)
	}
}
