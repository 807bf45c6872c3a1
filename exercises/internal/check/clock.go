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
	used    func(pid int) (load, bool)

	looks, idle int // since the limit has passed: all, and those that found nothing that wanted a processor
}

// load is what the processes of a worker have had of the processors, and
// whether one of them wants more right now.
type load struct {
	time time.Duration
	busy bool
}

// enoughLooks tell whether a worker waits for the processor or for something
// else: a second and more of them.
const enoughLooks = 30

// newClock gives a student's own step the limit as the time that passes, for a
// student waits. In the grader, where a machine may be busy with other
// hand-ins, processor time counts, as far as the system tells it.
func newClock(limit time.Duration) clock {
	c := clock{limit: limit, last: limit, used: processorTime}
	if timesAreKnown() && graded() {
		c.last = patience * limit
	}
	return c
}

// timesAreKnown reports whether the system tells processor times.
func timesAreKnown() bool {
	_, known := processorTime(0)
	return known
}

func (c *clock) start() { c.started = time.Now() }
func (c *clock) stop()  { c.waited += time.Since(c.started) }

// over is Returned while there is time, and else how the step ended. A worker
// that was given what it was due has stalled, and one that mostly wants no
// processor waits for nothing that comes; only one that wanted more than it got
// was starved by the machine.
func (c *clock) over(pid int) verdict.Outcome {
	waited := c.waited + time.Since(c.started)
	if waited < c.limit {
		return verdict.Returned // a worker with several processors has this much, too
	}
	now, known := c.used(pid)
	if c.looks++; !now.busy {
		c.idle++
	}
	switch {
	case known && now.time >= c.limit:
		return verdict.Stalled
	case c.last > c.limit && c.looks >= enoughLooks && c.idle > c.looks/2:
		return verdict.Waiting
	case waited < c.last:
		return verdict.Returned
	case c.last > c.limit:
		return verdict.Starved
	}
	return verdict.Stalled
}
