package measure

import (
	"context"
	"flag"
	"fmt"
	"io"

	"nnlecture/exercises/internal/course"
)

// Count adds up verdicts.
type Count struct {
	Wrong, Caught, Named, False int
	Right, Accepted             int
}

// Add counts one more.
func (c *Count) Add(v Verdict) {
	switch {
	case v.Right() && v.Caught():
		c.Right++
	case v.Right():
		c.Right++
		c.Accepted++
	default:
		c.Wrong++
		c.Caught += one(v.Caught())
		c.Named += one(v.Named())
		c.False += one(v.Says != nil && len(v.Others()) > 0)
	}
}

func one(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

func (c Count) String() string {
	share := func(n int) string { return fmt.Sprintf("%4d (%5.1f %%)", n, 100*float64(n)/float64(max(1, c.Wrong))) }
	return fmt.Sprintf("%4d wrong, caught %s, named %s, told something false %s; right accepted %d of %d",
		c.Wrong, share(c.Caught), share(c.Named), share(c.False), c.Accepted, c.Right)
}

// Command measures with the attempts in a folder, and prints a line for each
// exercise and those attempts that a person should look at.
func Command(ctx context.Context, c *course.Course, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("measure", flag.ContinueOnError)
	seed := flags.Int("seed", 1, "of the steps' random numbers")
	everything := flags.Bool("all", false, "print what was said of every attempt")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return fmt.Errorf("measure: name a folder of wrong solutions, and after it the exercises that you want")
	}
	topics, err := chosen(c, flags.Args()[1:])
	if err != nil {
		return err
	}
	var total Count
	for _, t := range topics {
		attempts, err := Attempts(flags.Arg(0), t)
		if err != nil {
			return err
		}
		if len(attempts) == 0 {
			continue
		}
		verdicts, err := Topic(ctx, t, attempts, *seed)
		if err != nil {
			return err
		}
		var count Count
		for _, v := range verdicts {
			count.Add(v)
			total.Add(v)
			show(out, v, *everything)
		}
		fmt.Fprintf(out, "%s: %v\n\n", t.Name, count)
	}
	fmt.Fprintf(out, "in all: %v\n", total)
	return nil
}

// chosen are the exercises with these names, or all.
func chosen(c *course.Course, words []string) ([]course.Topic, error) {
	if len(words) == 0 {
		return c.Topics()
	}
	var topics []course.Topic
	for _, word := range words {
		t, err := c.Topic(word)
		if err != nil {
			return nil, err
		}
		topics = append(topics, t)
	}
	return topics, nil
}

// show prints what a person should look at.
func show(out io.Writer, v Verdict, everything bool) {
	fine := v.Named() && len(v.Others()) == 0 || v.Right() && !v.Caught()
	if fine && !everything {
		return
	}
	fmt.Fprintf(out, "%s: %s\n", v.Place, v.Cause)
	switch {
	case v.Broken != "":
		fmt.Fprintf(out, "    does not compile: %s\n", v.Broken)
	case !v.Caught() && !v.Right():
		fmt.Fprintf(out, "    NOT CAUGHT\n")
	}
	for _, r := range v.Results {
		said := finding(r)
		switch {
		case r.Passed:
			continue
		case said == "":
			said = "(numbers alone)"
		case v.Says != nil && v.Says.MatchString(said):
			said = "true: " + said
		case v.Says != nil:
			said = "FALSE? " + said
		}
		fmt.Fprintf(out, "    step %d: %s\n", r.Step, said)
	}
}
