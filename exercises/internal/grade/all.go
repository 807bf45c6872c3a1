package grade

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"nnlecture/exercises/internal/course"
)

// gradeAll runs every hand-in on every topic. The grades are in the order of
// the hand-ins, and of the topics for each. There are some with every error but
// those that come before the first hand-in could run.
func gradeAll(ctx context.Context, o options, topics []course.Topic, handIns []HandIn, out io.Writer) ([]Grade, error) {
	if len(handIns) == 0 { // of a part
		return []Grade{}, nil
	}
	temp, remove, err := workplace()
	if err != nil {
		return nil, err
	}
	defer remove()
	g := &grader{temp: temp, store: filepath.Join(o.out, "store"), fresh: o.fresh}
	if g.box, err = confine(ctx, o.trust); err == nil {
		fmt.Fprintln(out, g.box.name)
		fmt.Fprintf(out, "building the tests of %d exercises …\n", len(topics))
		err = g.prepare(ctx, topics)
	}
	if ctx.Err() != nil {
		fmt.Fprintln(out, "\nbroken off before the first hand-in was looked at: nothing is written")
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return g.grades(ctx, g.jobs(handIns), o.parallel, out)
}

// grades runs the jobs, n at a time, and tells of each. Of a run that is broken
// off it gives what is known, and says of the rest that it is not.
func (g *grader) grades(ctx context.Context, jobs []job, n int, out io.Writer) ([]Grade, error) {
	grades, ended := make([]Grade, len(jobs)), make([]bool, len(jobs))
	var failure error
	finished := 0
	g.runAll(ctx, jobs, n, func(i int, grade Grade, err error) {
		if err != nil && ctx.Err() != nil {
			return
		}
		if err != nil {
			grade.Open, grade.Note = true, "the grader could not run it: "+cleanName(err.Error())
			failure = fmt.Errorf("%s, %s: %w", grade.Student, grade.Topic, err)
		}
		grades[i], ended[i] = grade, true
		finished++
		fmt.Fprintf(out, "[%*d/%d] %-20s %-24s %s\n", len(fmt.Sprint(len(jobs))), finished, len(jobs), grade.Student, grade.Topic, inWords(grade))
	})
	if ctx.Err() == nil {
		return grades, failure
	}
	for i := range jobs {
		if !ended[i] {
			grades[i] = g.known(jobs[i])
		}
	}
	return grades, ctx.Err()
}

// inWords is a grade in a line.
func inWords(g Grade) string {
	if g.Note == "" {
		return fmt.Sprintf("%g of %g", g.Points(), g.Most())
	}
	line, _, _ := strings.Cut(g.Note, "\n")
	return strings.TrimSuffix(line, ":")
}

// jobs makes a job of each hand-in for each exercise.
func (g *grader) jobs(handIns []HandIn) []job {
	topics := make([]course.Topic, len(g.exams))
	for i, e := range g.exams {
		topics[i] = e.Topic
	}
	var jobs []job
	for _, h := range handIns {
		files, err := h.Files(topics)
		for _, e := range g.exams {
			j := job{student: h.Student, exam: e, file: files[e.Name].data, problem: files[e.Name].note}
			if err != nil {
				j.problem = "the hand-in cannot be read: " + cleanName(reason(err))
			}
			jobs = append(jobs, j)
		}
	}
	return jobs
}
