package check

import (
	"os"
	"runtime"
	"testing"
	"time"

	"nnlecture/exercises/internal/verdict"
)

// TestClock: in the grader a step that has used its processor time has stalled,
// one that got no processor is given up as starved, and until then it has time.
// A student's own step ends when its time has passed.
func TestClock(t *testing.T) {
	const limit = time.Minute
	for _, c := range []struct {
		waited, used time.Duration
		known        bool
		last         time.Duration
		want         verdict.Outcome
	}{
		{limit / 2, limit / 2, true, patience * limit, verdict.Returned},
		{2 * limit, 2 * limit, true, patience * limit, verdict.Stalled},
		{2 * limit, limit / 9, true, patience * limit, verdict.Returned}, // the machine is busy
		{9 * limit, limit / 9, true, patience * limit, verdict.Starved},
		{2 * limit, limit / 9, true, limit, verdict.Stalled},
		{2 * limit, 0, false, limit, verdict.Stalled},
	} {
		k := clock{limit: limit, last: c.last, waited: c.waited, started: time.Now(),
			used: func(int) (time.Duration, bool) { return c.used, c.known }}
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
		if now, _ := processorTime(os.Getpid()); now >= before+50*time.Millisecond {
			return
		}
	}
	t.Error("a minute of work takes no processor time")
}
