package server

import (
	"context"
	"sync"
	"time"

	"nnlecture/lecture/builder"
)

// Handler serves a site, and makes it anew when its sources have changed.
type Handler struct {
	ctx      context.Context // ends what is being built
	builder  *builder.Builder
	patience time.Duration // how long a request waits for a new site if there is an old one

	mu       sync.Mutex
	building chan struct{} // closed when the site that is being built is there; nil if none is
	tree     builder.Tree
	err      error
	stamp    string    // of the sources that tree was made from
	checked  time.Time // when stamp was last compared
}

// New returns a handler that builds at its first request, and no longer than
// until ctx ends.
func New(ctx context.Context, b *builder.Builder) *Handler {
	return &Handler{ctx: ctx, builder: b, patience: 10 * time.Second}
}

// Prepare starts to build the site, if it has changed.
func (h *Handler) Prepare() { h.refresh() }

// Wait waits until nothing is being built.
func (h *Handler) Wait() {
	for {
		h.mu.Lock()
		building := h.building
		h.mu.Unlock()
		if building == nil {
			return
		}
		<-building
	}
}

// site returns the current site. While a new one is being built it waits, but if
// that takes long, the old one has to do: a go command that hangs must not take
// the slides off the screen.
func (h *Handler) site(ctx context.Context) (builder.Tree, error) {
	if building, old := h.refresh(); building != nil {
		var enough <-chan time.Time
		if old {
			enough = time.After(h.patience)
		}
		select {
		case <-building:
		case <-enough:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.tree, h.err
}

// refresh starts to build the site if its sources have changed; it looks at them
// no more than once a second. It returns what will be closed at the end, or nil
// if nothing is being built, and whether there is an earlier site.
func (h *Handler) refresh() (building <-chan struct{}, old bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	old = h.tree != nil
	if h.building != nil {
		return h.building, old
	}
	if h.stamp != "" && time.Since(h.checked) < time.Second {
		return nil, old
	}
	stamp := h.builder.Stamp()
	h.checked = time.Now()
	if stamp == h.stamp {
		return nil, old
	}
	done := make(chan struct{})
	h.building = done
	go func() {
		tree, err := h.builder.Build(h.ctx)
		h.mu.Lock()
		defer h.mu.Unlock()
		h.tree, h.err, h.stamp, h.checked, h.building = tree, err, stamp, time.Now(), nil
		close(done)
	}()
	return done, old
}
