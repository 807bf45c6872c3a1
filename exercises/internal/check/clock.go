package check

import (
	"time"

	"nnlecture/exercises/internal/verdict"
)

// patience is how many times its limit a step may last where the machine has
// other work, before it is given up.
const patience = 6

// clock is the time that the worker of a step may take. It runs while the judge
// waits.
type clock struct {
	limit   time.Duration // of the worker's processor time
	last    time.Duration // of the time that passes
	waited  time.Duration
	started time.Time
	used    func(pid int) (time.Duration, bool)
}

// newClock gives a student's own step the limit as the time that passes, for a
// student waits. In the grader, where a machine may be busy with other
// hand-ins, processor time counts, as far as the system tells it.
func newClock(limit time.Duration) clock {
	c := clock{limit: limit, last: limit, used: processorTime}
	if _, known := processorTime(0); known && graded() {
		c.last = patience * limit
	}
	return c
}

func (c *clock) start() { c.started = time.Now() }
func (c *clock) stop()  { c.waited += time.Since(c.started) }

// over is Returned while there is time, and else how the step ended.
func (c *clock) over(pid int) verdict.Outcome {
	waited := c.waited + time.Since(c.started)
	if waited < c.limit {
		return verdict.Returned // a worker with several processors has this much, too
	}
	used, known := c.used(pid)
	switch {
	case known && used >= c.limit:
		return verdict.Stalled
	case waited < c.last:
		return verdict.Returned
	case c.last > c.limit:
		return verdict.Starved
	}
	return verdict.Stalled
}
