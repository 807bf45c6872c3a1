package check

import (
	"sync"
)

// tail is a writer that keeps the first and the last part of what is written
// and forgets the rest, so that a flood of output fills no memory.
type tail struct {
	mu          sync.Mutex
	first, last []byte
	dropped     bool
}

const tailSize = 32 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := len(p)
	if room := tailSize - len(t.first); room > 0 {
		taken := min(room, len(p))
		t.first = append(t.first, p[:taken]...)
		p = p[taken:]
	}
	t.last = append(t.last, p...)
	if len(t.last) > 2*tailSize { // not for every byte: moving what is kept takes time
		t.last = append(t.last[:0], t.last[len(t.last)-tailSize:]...)
		t.dropped = true
	}
	return n, nil
}

func (t *tail) Bytes() []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := append([]byte(nil), t.first...)
	if t.dropped {
		all = append(all, "\n…\n"...)
	}
	return append(all, t.last...)
}

func (t *tail) String() string { return string(t.Bytes()) }
