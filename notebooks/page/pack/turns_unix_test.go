//go:build unix

package pack

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// TestBuildsTakeTurns: what one has compressed, the next one finds.
func TestBuildsTakeTurns(t *testing.T) {
	folder := t.TempDir()
	var atWork atomic.Int32
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			done, err := takeTurns(folder)
			if err != nil {
				t.Error(err)
				return
			}
			if n := atWork.Add(1); n > 1 {
				t.Errorf("%d builds are at work at once, want one", n)
			}
			time.Sleep(20 * time.Millisecond)
			atWork.Add(-1)
			done()
		})
	}
	group.Wait()
}
