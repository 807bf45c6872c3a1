package engine

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"nnlecture/nnlib/internal/kernel"
)

// Team computes a batch in shares, several at the same time. Each member is a
// net with workspaces and gradients of its own; the parameters are common to
// all. What the members found is added up in their order, so that sums are
// rounded alike on any number of processors.
type Team struct {
	spec    Spec
	members []*net
	share   int // how many examples a member takes

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
type task func(member *net, x, y []float64, n int, scale float64)

// NewTeam makes room for batches of up to the given size, and loads the
// parameters.
func NewTeam(spec Spec, batch int) *Team {
	share := max(spec.SmallestShare, (batch+spec.MostShares-1)/spec.MostShares)
	t := &Team{spec: spec, share: share}
	t.members = append(t.members, newNet(spec, share, nil))
	for len(t.members)*share < batch {
		t.members = append(t.members, newNet(spec, share, t.Theta()))
	}
	t.assist = t.help
	t.Load()
	return t
}

// Theta is θ, all parameters, for an optimizer to change.
func (t *Team) Theta() []float64 { return t.members[0].theta }

// Grad is the gradient of the last call of [Team.Gradient].
func (t *Team) Grad() []float64 { return t.members[0].grad }

// Segments are the parts of θ and of the gradient, a layer with parameters each.
func (t *Team) Segments() []Segment { return t.members[0].segments }

// Load copies the parameters from where the spec says, and Store copies them
// back.
func (t *Team) Load() {
	for _, s := range t.members[0].trained {
		s.load()
	}
}

// Store is the reverse of [Team.Load].
func (t *Team) Store() {
	for _, s := range t.members[0].trained {
		s.store()
	}
}

// Gradient computes the gradient of the mean loss of n examples, and returns
// the sum of their losses and how many are answered rightly.
func (t *Team) Gradient(x, y []float64, n int) (losses float64, correct int) {
	t.each((*net).gradient, x, y, n)
	for _, member := range t.members[1:t.shares()] {
		kernel.AddScaled(t.Grad(), 1, member.grad)
	}
	return t.sums()
}

// Evaluate is [Team.Gradient] without the way back.
func (t *Team) Evaluate(x, y []float64, n int) (losses float64, correct int) {
	t.each((*net).evaluate, x, y, n)
	return t.sums()
}

// Predict writes the answers of the network to n examples.
func (t *Team) Predict(answers, x []float64, n int) { t.each((*net).predict, x, answers, n) }

// sums adds up what the members have found.
func (t *Team) sums() (losses float64, correct int) {
	for _, member := range t.members[:t.shares()] {
		losses, correct = losses+member.losses, correct+member.correct
	}
	return losses, correct
}

// shares is how many members the current batch occupies.
func (t *Team) shares() int { return (t.n + t.share - 1) / t.share }

// each has every share of a batch done, by as many goroutines as there are
// processors. If a share panics, so does each, once all goroutines are done.
func (t *Team) each(do task, x, y []float64, n int) {
	t.task, t.x, t.y, t.n = do, x, y, n
	if n <= t.share {
		do(t.members[0], x, y, n, 1/float64(n))
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
func (t *Team) help() {
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
func (t *Team) work() {
	scale := 1 / float64(t.n)
	in, out := t.spec.Inputs, t.spec.Outputs
	for {
		m := int(t.next.Add(1)) - 1
		first := m * t.share
		if first >= t.n {
			return
		}
		n := min(t.share, t.n-first)
		t.task(t.members[m], t.x[first*in:(first+n)*in], t.y[first*out:(first+n)*out], n, scale)
	}
}
