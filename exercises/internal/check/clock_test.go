package check

import (
	"os"
	"runtime"
	"testing"
	"time"

	"nnlecture/exercises/internal/verdict"
)

// TestClock: in the grader a step that has used its processor time has stalled,
// one that wants no processor waits for nothing, one that wants it and gets none
// is given up as starved, and until then it has time.
// A student's own step ends when its time has passed.
func TestClock(t *testing.T) {
	const limit = time.Minute
	for _, c := range []struct {
		waited, used time.Duration
		known        bool
		last         time.Duration
		idle         bool
		want         verdict.Outcome
	}{
		{limit / 2, limit / 2, true, patience * limit, false, verdict.Returned},
		{2 * limit, 2 * limit, true, patience * limit, false, verdict.Stalled},
		{2 * limit, limit / 9, true, patience * limit, false, verdict.Returned}, // the machine is busy
		{9 * limit, limit / 9, true, patience * limit, false, verdict.Starved},
		{2 * limit, limit / 9, true, patience * limit, true, verdict.Waiting},
		{limit / 2, limit / 9, true, patience * limit, true, verdict.Returned},
		{2 * limit, limit / 9, true, limit, false, verdict.Stalled},
		{2 * limit, 0, false, limit, false, verdict.Stalled},
	} {
		k := clock{limit: limit, last: c.last, waited: c.waited, started: time.Now(),
			used: func(int) (load, bool) { return load{c.used, !c.idle}, c.known }}
		for range enoughLooks {
			k.over(1)
		}
		if got := k.over(1); got != c.want {
			t.Errorf("waited %v, used %v: %s, want %s", c.waited, c.used, got, c.want)
		}
	}
}

// TestProcessorTime: the time of a process grows while it works.
func TestProcessorTime(t *testing.T) {
	before, known := processorTime(os.Getpid())
	if !known {
		if runtime.GOOS == "linux" {
			t.Error("the processor time is not known")
		}
		t.Skip("the system does not tell")
	}
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
		if now, _ := processorTime(os.Getpid()); now.time >= before.time+50*time.Millisecond && now.busy {
			return
		}
	}
	t.Error("a minute of work takes no processor time")
}
